import http from 'node:http';

/**
 * Three ways to answer: the article's loop, a real hold until there is news, or at once. Returns the server, which does
 * not listen yet, and `publish(text)`, which the loop knows nothing of: it makes its own news.
 */
export function createServer({
  answers = 'article-loop',
  holdLimitMs = 25_000,
  random = Math.random,
  now = Date.now,
  timers = globalThis,
} = {}) {
  let latest = '';
  const waiting = new Set();
  const sleep = (ms) => new Promise((resolve) => timers.setTimeout(resolve, ms));

  async function answerFromLoop(response, requestedAt) {
    for (;;) {
      await sleep(300); // stands for the work of looking
      const draw = Math.floor(random() * 100);
      if (draw > 20 && draw < 56) {
        const times = `response time: ${now()}, request time: ${requestedAt}, use time: ${now() - requestedAt}`;
        return response.end(`result: ${draw}, ${times}`); // to nobody, if the client has given up
      }
      await sleep(1300); // no limit, and no look whether the client is still there: orphan work
    }
  }

  function hold(response) {
    const leave = () => {
      timers.clearTimeout(limit);
      waiting.delete(answer);
    };
    const answer = (text) => {
      leave();
      response.end(text);
    };
    const limit = timers.setTimeout(answer, holdLimitMs, ''); // no news is an answer, too
    waiting.add(answer);
    response.on('close', leave);
  }

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (answers === 'hold') hold(response);
    else if (answers === 'at-once') response.end(latest);
    else answerFromLoop(response, Number(searchParams.get('timed')));
  });

  /** Of those who hold, it reaches only who is waiting now: without a cursor, the others miss it. */
  function publish(text) {
    latest = text;
    for (const answer of waiting) answer(text);
  }
  return { server, publish };
}
