import http from 'node:http';

/**
 * Answers with a call of the function that the request names, when there is news or at once. Returns the server, which
 * does not listen yet, and `publish(data)`. `keptCount`: how many messages a client may be behind without missing one.
 */
export function createServer({ answers = 'hold', holdLimitMs = 25_000, keptCount = 1000, timers = globalThis } = {}) {
  const messages = []; // the newest ones, { id, data }, ids from 1
  const held = new Set();
  let newestId = 0;

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    const callback = searchParams.get('callback') ?? '';
    if (!/^\w+$/.test(callback)) {
      response.writeHead(400);
      response.end(); // what is written here runs in the page: not just anything
      return;
    }
    const since = Number(searchParams.get('since'));
    const cursor = since <= newestId ? since : 0; // a cursor from before this server was restarted, or nonsense
    const answer = () => {
      if (!held.delete(answer)) return; // once is enough
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
      response.end(`${callback}(${JSON.stringify(messages.filter(({ id }) => id > cursor))});`);
    };
    const limit = timers.setTimeout(answer, holdLimitMs);
    held.add(answer);
    response.on('close', () => {
      timers.clearTimeout(limit);
      held.delete(answer);
    });
    if (newestId > cursor || answers === 'at-once') answer();
  });

  function publish(data) {
    messages.push({ id: ++newestId, data });
    if (messages.length > keptCount) messages.shift();
    for (const answer of held) answer();
  }
  return { server, publish };
}
