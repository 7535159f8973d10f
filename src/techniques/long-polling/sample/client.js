/** `onMessage({ id, data })` gets each message, `onFailure(error)` each failure. The function returned stops it all. */
export function start({
  url,
  onMessage,
  onFailure,
  clientTimeoutMs = 40_000, // longer than the server's hold limit and a round trip, or it gives up on good answers
  pauseMs = 0,
  usesCursor = true,
  retryFirstMs = 1000,
  retryFactor = 2,
  retryMaxMs = 30_000,
  retryJitterFraction = 0.5,
  random = Math.random,
  timers = globalThis,
  fetch = globalThis.fetch,
}) {
  let cursor = 0;
  let failureCount = 0;
  let isStopped = false;
  let giveUp;

  async function ask() {
    giveUp = new AbortController();
    const timeout = clientTimeoutMs === null ? null : timers.setTimeout(() => giveUp.abort(), clientTimeoutMs);
    try {
      const query = usesCursor ? `?since=${cursor}` : '';
      const response = await fetch(url + query, { cache: 'no-store', signal: giveUp.signal });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return await response.json(); // empty when the hold limit has passed: a normal answer, not a failure
    } finally {
      timers.clearTimeout(timeout);
    }
  }

  async function run() {
    while (!isStopped) {
      let waitMs = pauseMs;
      try {
        const messages = await ask();
        cursor = messages.at(-1)?.id ?? cursor;
        messages.forEach((message) => onMessage(message));
        failureCount = 0;
      } catch (error) {
        if (isStopped) return; // the abort below ends up here
        onFailure?.(error);
        waitMs = Math.min(retryMaxMs, retryFirstMs * retryFactor ** failureCount++);
        // Chance moves it a little, either way, so that clients cut off together do not come back together.
        waitMs = Math.min(retryMaxMs, waitMs * (1 + retryJitterFraction * (2 * random() - 1)));
      }
      if (waitMs > 0) await new Promise((resolve) => timers.setTimeout(resolve, waitMs));
    }
  }

  run();
  return () => {
    isStopped = true;
    giveUp.abort();
  };
}
