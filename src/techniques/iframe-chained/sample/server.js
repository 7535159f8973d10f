import http from 'node:http';

/**
 * The article's loop, or a real hold until there is news. Returns the server, which does not listen yet, and
 * `publish(text)`, which only the hold knows of: the loop makes its own news.
 */
export function createServer({
  answers = 'article-loop',
  holdLimitMs = 25_000,
  random = Math.random,
  now = Date.now,
  timers = globalThis,
} = {}) {
  const waiting = new Set();
  const sleep = (ms) => new Promise((resolve) => timers.setTimeout(resolve, ms));

  /** Without a limit: as long as no draw succeeds, the client's whole chain stands still. */
  async function answerFromLoop(response, requestedAt) {
    for (;;) {
      await sleep(300); // stands for the work of looking
      const draw = Math.floor(random() * 100);
      if (draw > 20 && draw < 56) {
        const times = `response time: ${now()}, request time: ${requestedAt}, use time: ${now() - requestedAt}`;
        return response.end(`result: ${draw}, ${times}`);
      }
      await sleep(1300); // and nobody looks whether the client is still there
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
    // No news is an answer, too: it keeps the chain moving, and the proxies on the way from giving up.
    const limit = timers.setTimeout(answer, holdLimitMs, '');
    waiting.add(answer);
    response.on('close', leave);
  }

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (answers === 'hold') hold(response);
    else answerFromLoop(response, Number(searchParams.get('timed')));
  });

  /** Reaches only those who are waiting now; whoever is between two requests misses it. */
  function publish(text) {
    for (const answer of waiting) answer(text);
  }
  return { server, publish };
}
