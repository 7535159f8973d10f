import http from 'node:http';

/**
 * Answers at once: with all that is newer than the request's tag, or only that nothing is. Returns the server, which
 * does not listen yet, and `publish(data)`. `keptCount`: 1 makes a server that knows only how things stand now.
 */
export function createServer({ keptCount = 1000 } = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  let newestId = 0;

  const server = http.createServer((request, response) => {
    const tag = `"${newestId}"`;
    const cacheHeaders = { etag: tag, 'cache-control': 'no-cache' }; // keep it if you like, but ask before you use it
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, cacheHeaders);
      response.end(); // no body, and nothing that would tell of one
      return;
    }
    // To HTTP a tag is opaque; this server reads its own as a cursor, to send only what is newer.
    const since = Number(request.headers['if-none-match']?.slice(1, -1) ?? 0);
    const cursor = since <= newestId ? since : 0; // a tag from before this server was restarted, or nonsense
    response.writeHead(200, { 'content-type': 'application/json', ...cacheHeaders });
    response.end(JSON.stringify(messages.filter(({ id }) => id > cursor)));
  });

  function publish(data) {
    messages.push({ id: ++newestId, data });
    if (messages.length > keptCount) messages.shift();
  }
  return { server, publish };
}
