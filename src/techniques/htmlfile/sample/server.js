import http from 'node:http';

/**
 * A page without end for each client. Returns the server, which does not listen yet, `publish(data)`, and
 * `closeStreams()`, after which the pages are opened again. `keptCount`: how many messages can be replayed.
 */
export function createServer({
  paddingBytes = 1024,
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
      write(html) {
        response.write(html);
        writtenBytes += Buffer.byteLength(html);
        // The document keeps every script: it has to be replaced before it is too large.
        if (writtenBytes >= responseLimitBytes) stream.end();
      },
      end() {
        timers.clearInterval(heartbeat);
        streams.delete(stream);
        response.end();
      },
    };
    // A comment, which nobody sees. It keeps proxies from taking silence for death.
    const heartbeat = timers.setInterval(() => stream.write('<!-- -->\n'), heartbeatMs);
    response.on('close', stream.end);
    response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-store' });
    // Some browsers run no script before they have this much of a page.
    response.write(`<!doctype html><body>${' '.repeat(paddingBytes)}\n`);
    streams.add(stream);
    // Without a cursor the client hears only of what is published from now on.
    const since = new URL(request.url, 'http://localhost').searchParams.get('since');
    const missed = messages.filter(({ id }) => id > Number(since ?? newestId));
    if (missed.length > 0) stream.write(missed.map(toScript).join(''));
  });

  function publish(data) {
    const message = { id: ++newestId, data };
    messages.push(message);
    if (messages.length > keptCount) messages.shift();
    for (const stream of [...streams]) stream.write(toScript(message));
  }
  return { server, publish, closeStreams: () => streams.forEach((stream) => stream.end()) };
}

/** A `<` in the data must not end the script. */
function toScript(message) {
  return `<script>parent.onMessage(${JSON.stringify(message).replaceAll('<', '\\u003c')})</script>\n`;
}
