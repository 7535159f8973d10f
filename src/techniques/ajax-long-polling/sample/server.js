import http from 'node:http';

/**
 * Three ways to answer: the article's loop, a real hold until there is news, or at once. Returns the server, which does
 * not listen yet, and `publish(data)`, of which the loop knows nothing: it makes its own news.
 */
export function createServer({
  answers = 'article-loop',
  holdLimitMs = 25_000,
  random = Math.random,
  now = Date.now,
  timers = globalThis,
} = {}) {
  const messages = []; // { id, data }, ids from 1: a cursor is the number of messages that the client has
  const held = new Set();
  const sleep = (ms) => new Promise((resolve) => timers.setTimeout(resolve, ms));

  /** There is no limit, and no look whether the client is still there: what it gave up is orphan work. */
  async function answerFromLoop(response, requestedAt) {
    for (;;) {
      await sleep(300); // stands for the work of looking
      const draw = Math.floor(random() * 100);
      if (draw > 20 && draw < 56) {
        const times = `response time: ${now()}, request time: ${requestedAt}, use time: ${now() - requestedAt}`;
        return response.end(`result: ${draw}, ${times}`); // perhaps to nobody
      }
      await sleep(1300);
    }
  }

  /** Until there is something newer than the client has; without a cursor, something newer than this moment. */
  function hold(response, since) {
    const cursor = since === null ? messages.length : Number(since);
    const answer = () => held.delete(answer) && response.end(JSON.stringify(messages.slice(cursor)));
    const limit = timers.setTimeout(answer, holdLimitMs); // no news is an answer, too
    held.add(answer);
    response.on('close', () => {
      timers.clearTimeout(limit);
      held.delete(answer);
    });
    if (messages.length > cursor) answer();
  }

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    const since = searchParams.get('since');
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (answers === 'hold') hold(response, since);
    else if (answers === 'at-once') response.end(JSON.stringify(messages.slice(Number(since ?? -1))));
    else answerFromLoop(response, Number(searchParams.get('timed')));
  });

  function publish(data) {
    messages.push({ id: messages.length + 1, data });
    for (const answer of held) answer();
  }
  return { server, publish };
}
