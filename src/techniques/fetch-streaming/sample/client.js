/** `onMessage({ id, data })` gets each message, `onFailure(error)` each failure. The function returned stops it all. */
export function start({
  url,
  onMessage,
  onFailure,
  usesCursor = true,
  clientTimeoutMs = 40_000, // longer than the time between two heartbeats, or it gives up on good streams
  retryFirstMs = 1000,
  retryFactor = 2,
  retryMaxMs = 30_000,
  retryJitterFraction = 0.5,
  random = Math.random,
  timers = globalThis,
  fetch = globalThis.fetch,
}) {
  let [cursor, failureCount, isStopped] = [0, 0, false];
  let giveUp, silence;

  function awaitMore() {
    timers.clearTimeout(silence);
    silence = clientTimeoutMs === null ? null : timers.setTimeout(() => giveUp.abort(), clientTimeoutMs);
  }

  async function readStream() {
    giveUp = new AbortController();
    awaitMore();
    const response = await fetch(usesCursor ? `${url}?since=${cursor}` : url, { signal: giveUp.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    failureCount = 0;
    let rest = ''; // the beginning of a line whose end has not come
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      awaitMore();
      const lines = (rest + part.value).split('\n');
      rest = lines.pop();
      for (const line of lines.filter((each) => each !== '')) {
        const message = JSON.parse(line);
        cursor = message.id;
        onMessage(message);
      }
    }
  }

  async function run() {
    while (!isStopped) {
      try {
        await readStream(); // to its end: then the next one follows at once
      } catch (error) {
        if (isStopped) return; // the abort below ends up here
        timers.clearTimeout(silence);
        onFailure?.(error);
        const waitMs = Math.min(retryMaxMs, retryFirstMs * retryFactor ** failureCount++);
        const spreadMs = Math.min(retryMaxMs, waitMs * (1 + retryJitterFraction * (2 * random() - 1)));
        await new Promise((resolve) => timers.setTimeout(resolve, spreadMs));
      }
    }
  }
  run();
  return () => ((isStopped = true), timers.clearTimeout(silence), giveUp.abort());
}
