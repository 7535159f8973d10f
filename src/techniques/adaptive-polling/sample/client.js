/** `onMessage({ id, data })` gets each message. The function returned stops it all. */
export function start({
  url,
  onMessage,
  pollIntervalMs = 1000,
  growthFactor = 2,
  pollIntervalMaxMs = 30_000,
  clientTimeoutMs = 10_000,
  retryFirstMs = 1000,
  retryFactor = 2,
  retryMaxMs = 30_000,
  retryJitterFraction = 0.5,
  random = Math.random,
  timers = globalThis,
  fetch = globalThis.fetch,
}) {
  let cursor = 0;
  let growthCount = -1; // the first answer makes it 0, news or not
  let failureCount = 0;
  let isStopped = false;
  let giveUp;

  async function ask() {
    giveUp = new AbortController();
    const timeout = timers.setTimeout(() => giveUp.abort(), clientTimeoutMs);
    const asked = fetch(`${url}?since=${cursor}`, { cache: 'no-store', signal: giveUp.signal });
    const response = await asked.finally(() => timers.clearTimeout(timeout));
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  }

  async function run() {
    while (!isStopped) {
      let waitMs;
      try {
        const messages = await ask();
        cursor = messages.at(-1)?.id ?? cursor;
        messages.forEach((message) => onMessage(message));
        failureCount = 0;
        // Nothing new: the next wait is longer. News seldom comes alone: back to the shortest.
        growthCount = messages.length === 0 ? growthCount + 1 : 0;
        waitMs = Math.min(pollIntervalMaxMs, pollIntervalMs * growthFactor ** growthCount);
      } catch {
        if (isStopped) return; // the abort below ends up here
        waitMs = Math.min(retryMaxMs, retryFirstMs * retryFactor ** failureCount++);
        // Chance moves it a little, either way, so that clients cut off together do not come back together.
        waitMs = Math.min(retryMaxMs, waitMs * (1 + retryJitterFraction * (2 * random() - 1)));
      }
      await new Promise((resolve) => timers.setTimeout(resolve, waitMs));
    }
  }

  run();
  return () => {
    isStopped = true;
    giveUp.abort();
  };
}
