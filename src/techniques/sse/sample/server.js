import http from 'node:http';

/**
 * A stream of events for each client. Returns the server, which does not listen yet, `publish(data)`, and
 * `closeStreams()`, after which browsers come back by themselves. `keptCount`: how many messages can be replayed.
 */
export function createServer({ reconnectMs = null, heartbeatMs = 15_000, keptCount = 1000, timers = globalThis } = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  const streams = new Set();
  let newestId = 0;

  const server = http.createServer((request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // or nginx keeps the stream back until its buffer is full
    });
    response.flushHeaders(); // the browser's EventSource is open from here on, news or not
    if (reconnectMs !== null) response.write(`retry: ${reconnectMs}\n\n`);
    // What the browser saw before the last stream broke off; a new one has seen nothing.
    const lastId = Number(request.headers['last-event-id'] ?? 0);
    for (const message of messages) if (message.id > lastId) response.write(toEvent(message));
    streams.add(response);

    // A line that begins with a colon is a comment. It keeps proxies from taking silence for death.
    const heartbeat = timers.setInterval(() => response.write(':\n\n'), heartbeatMs);
    response.on('close', () => {
      timers.clearInterval(heartbeat);
      streams.delete(response);
    });
  });

  function publish(data) {
    const message = { id: ++newestId, data };
    messages.push(message);
    if (messages.length > keptCount) messages.shift();
    for (const stream of streams) stream.write(toEvent(message));
  }
  return { server, publish, closeStreams: () => streams.forEach((stream) => stream.end()) };
}

/** An empty line ends an event; each line of the data needs its own field. */
function toEvent({ id, data }) {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `id: ${id}\n${lines.join('')}\n`;
}
