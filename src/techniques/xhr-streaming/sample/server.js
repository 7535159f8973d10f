import http from 'node:http';

/**
 * A response that grows for each client. Returns the server, which does not listen yet, `publish(data)`, and
 * `closeStreams()`, after which clients ask anew. `keptCount`: how many messages can be replayed.
 */
export function createServer({
  paddingBytes = 2048,
  responseLimitBytes = 131_072, // Infinity: none
  heartbeatMs = 15_000,
  keptCount = 1000,
  timers = globalThis,
} = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  const streams = new Set();
  let newestId = 0;

  const server = http.createServer((request, response) => {
    let writtenBytes = 0;
    const stream = {
      write(text) {
        response.write(text);
        writtenBytes += Buffer.byteLength(text);
        // The client's text keeps all of it: it has to begin anew before it is too large.
        if (writtenBytes >= responseLimitBytes) stream.end();
      },
      end() {
        timers.clearInterval(heartbeat);
        streams.delete(stream);
        response.end();
      },
    };
    // An empty line is no message. It keeps proxies from taking silence for death.
    const heartbeat = timers.setInterval(() => stream.write('\n'), heartbeatMs);
    response.on('close', stream.end);
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    // Internet Explorer shows nothing of a response before it has this much.
    response.write(`${' '.repeat(paddingBytes)}\n`);
    streams.add(stream);
    // Without a cursor the client hears only of what is published from now on.
    const since = new URL(request.url, 'http://localhost').searchParams.get('since');
    const missed = messages.filter(({ id }) => id > Number(since ?? newestId));
    if (missed.length > 0) stream.write(missed.map(toLine).join(''));
  });

  function publish(data) {
    const message = { id: ++newestId, data };
    messages.push(message);
    if (messages.length > keptCount) messages.shift();
    for (const stream of [...streams]) stream.write(toLine(message));
  }
  return { server, publish, closeStreams: () => streams.forEach((stream) => stream.end()) };
}

/** JSON has no line breaks of its own, so each line is a message. */
function toLine(message) {
  return `${JSON.stringify(message)}\n`;
}
