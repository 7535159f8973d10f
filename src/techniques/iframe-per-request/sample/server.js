import http from 'node:http';

/**
 * Two ways to answer a poll: by the article's loop, or at once. Returns the server, which does not listen yet, and
 * `publish(data)`. The loop makes its own news; `publish` is for answers at once.
 */
export function createServer({
  answers = 'article-loop',
  random = Math.random,
  now = Date.now,
  timers = globalThis,
} = {}) {
  const messages = []; // { id, data }, ids from 1: a cursor is the number of messages that the client has
  const sleep = (ms) => new Promise((resolve) => timers.setTimeout(resolve, ms));

  /** Each request draws for itself, so a later one may well be answered first. There is no limit. */
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

  /** Without a cursor the server can only say how things stand now. */
  function answerAtOnce(response, since) {
    response.end(JSON.stringify(messages.slice(Number(since ?? -1))));
  }

  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    // Plain text: the page reads what the frame shows, and nothing in it must run.
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    if (answers === 'at-once') answerAtOnce(response, searchParams.get('since'));
    else answerFromLoop(response, Number(searchParams.get('timed')));
  });

  return { server, publish: (data) => messages.push({ id: messages.length + 1, data }) };
}
