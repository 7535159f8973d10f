import http from 'node:http';

/**
 * Answers each poll at once with all that is newer than its cursor. Returns the server, which does not listen yet, and
 * `publish(data)`. `keptCount`: how many messages a client may be behind without missing one.
 */
export function createServer({ keptCount = 1000 } = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  let newestId = 0;

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    const since = Number(searchParams.get('since'));
    const cursor = since <= newestId ? since : 0; // a cursor from before this server was restarted, or nonsense
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(messages.filter(({ id }) => id > cursor)));
  });

  function publish(data) {
    messages.push({ id: ++newestId, data });
    if (messages.length > keptCount) messages.shift();
  }
  return { server, publish };
}
