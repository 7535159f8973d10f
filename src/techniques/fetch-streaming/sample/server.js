import http from 'node:http';

/**
 * A stream of lines for each client. Returns the server, which does not listen yet, `publish(data)`, and
 * `closeStreams()`, after which clients ask anew. `keptCount`: how many messages can be replayed.
 */
export function createServer({ heartbeatMs = 15_000, keptCount = 1000, timers = globalThis } = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  const streams = new Set();
  let newestId = 0;

  const server = http.createServer((request, response) => {
    response.writeHead(200, {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // or nginx keeps the stream back until its buffer is full
    });
    response.flushHeaders(); // the client's fetch resolves from here on, news or not
    // Without a cursor the client hears only of what is published from now on.
    const since = new URL(request.url, 'http://localhost').searchParams.get('since');
    const missed = messages.filter(({ id }) => id > Number(since ?? newestId));
    if (missed.length > 0) response.write(missed.map(toLine).join(''));
    streams.add(response);

    // An empty line is no message. It tells the client, and proxies, that the stream is alive.
    const heartbeat = timers.setInterval(() => response.write('\n'), heartbeatMs);
    response.on('close', () => {
      timers.clearInterval(heartbeat);
      streams.delete(response);
    });
  });

  function publish(data) {
    const message = { id: ++newestId, data };
    messages.push(message);
    if (messages.length > keptCount) messages.shift();
    for (const stream of streams) stream.write(toLine(message));
  }
  return { server, publish, closeStreams: () => streams.forEach((stream) => stream.end()) };
}

/** JSON has no line breaks of its own, so each line is a message. */
function toLine(message) {
  return `${JSON.stringify(message)}\n`;
}
