import http from 'node:http';

/**
 * The article's loop, or an answer at once. Returns the server, which does not listen yet, and `publish(text)`, which
 * only an answer at once knows of: the loop makes its own news.
 */
export function createServer({
  answers = 'article-loop',
  random = Math.random,
  now = Date.now,
  timers = globalThis,
} = {}) {
  let latest = '';
  const sleep = (ms) => new Promise((resolve) => timers.setTimeout(resolve, ms));

  async function answerFromLoop(response, requestedAt) {
    for (;;) {
      await sleep(300); // stands for the work of looking
      const draw = Math.floor(random() * 100);
      if (draw > 20 && draw < 56) {
        const times = `response time: ${now()}, request time: ${requestedAt}, use time: ${now() - requestedAt}`;
        return response.end(`result: ${draw}, ${times}`); // to nobody, if the frame has gone elsewhere by now
      }
      // Each tick aborts the request before, and closes its connection. This loop does not look, and goes on.
      await sleep(1300);
    }
  }

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    // Plain text: the page reads what the frame shows, and nothing in it must run.
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (answers === 'at-once') response.end(latest);
    else answerFromLoop(response, Number(searchParams.get('timed')));
  });

  return { server, publish: (text) => (latest = text) };
}
