import http from 'node:http';

/**
 * Holds each poll until there is something newer than its cursor. Returns the server, which does not listen yet, and
 * `publish(data)`. `keptCount`: how many messages a client may be behind without missing one.
 */
export function createServer({ holdLimitMs = 25_000, keptCount = 1000, timers = globalThis } = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  const held = new Set();
  let newestId = 0;

  /** The newest message that this client has. Without a cursor it hears only of what is published from now on. */
  function cursorOf(request) {
    const { searchParams } = new URL(request.url, 'http://localhost');
    if (!searchParams.has('since')) return newestId;
    const since = Number(searchParams.get('since'));
    return since <= newestId ? since : 0; // a cursor from before this server was restarted, or nonsense
  }

  const server = http.createServer((request, response) => {
    const cursor = cursorOf(request);
    const answer = () => {
      if (!held.delete(answer)) return; // once is enough
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(messages.filter(({ id }) => id > cursor)));
    };
    // The heartbeat: an empty answer before a proxy on the way loses patience. RFC 6202 §5.5 calls 30 s safe.
    const limit = timers.setTimeout(answer, holdLimitMs);
    held.add(answer);
    response.on('close', () => {
      timers.clearTimeout(limit);
      held.delete(answer); // the client may have given up: no work for nobody
    });
    if (newestId > cursor) answer();
  });

  function publish(data) {
    messages.push({ id: ++newestId, data });
    if (messages.length > keptCount) messages.shift();
    for (const answer of held) answer();
  }
  return { server, publish };
}
