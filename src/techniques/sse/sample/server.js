import http from 'node:http';

/**
 * A stream of events for each client. Returns the server, which does not listen yet, `publish(text)`, and
 * `closeStreams()`, after which browsers come back by themselves. `keptCount`: how many messages can be replayed.
 */
export function createServer({ reconnectMs = null, heartbeatMs = 15_000, keptCount = 1000, timers = globalThis } = {}) {
  const messages = []; // the newest ones, { id, text }, ids from 1
  const streams = new Set();
  let newestId = 0;

  const server = http.createServer((request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // or nginx keeps the stream back until its buffer is full
    });
    if (reconnectMs !== null) response.write(`retry: ${reconnectMs}\n\n`);
    const lastId = request.headers['last-event-id'];
    // An id alone makes no event, but the browser keeps it: even a client that has seen nothing yet can say where it was.
    if (lastId === undefined) response.write(`id: ${newestId}\n\n`);
    else
      response.write(
        messages
          .filter(({ id }) => id > Number(lastId))
          .map(toEvent)
          .join(''),
      );
    response.flushHeaders(); // with nothing to replay, the browser still learns that the stream is open
    streams.add(response);

    // A line that begins with a colon is a comment. It keeps proxies from taking silence for death.
    const heartbeat = timers.setInterval(() => response.write(':\n\n'), heartbeatMs);
    response.on('close', () => {
      timers.clearInterval(heartbeat);
      streams.delete(response);
    });
  });

  function publish(text) {
    const message = { id: ++newestId, text };
    messages.push(message);
    if (messages.length > keptCount) messages.shift();
    for (const stream of streams) stream.write(toEvent(message));
  }
  return { server, publish, closeStreams: () => streams.forEach((stream) => stream.end()) };
}

/** An empty line ends an event; each line of the text needs its own field. */
function toEvent({ id, text }) {
  const data = text.split('\n').map((line) => `data: ${line}\n`);
  return `id: ${id}\n${data.join('')}\n`;
}
