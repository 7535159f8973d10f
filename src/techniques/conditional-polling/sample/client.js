/**
 * Asks on a timer, each time with the tag of the last answer. `onMessage({ id, data })` gets each message. Returns a
 * function that stops asking.
 */
export function start({
  url,
  onMessage,
  pollIntervalMs = 3000,
  clientTimeoutMs = 10_000,
  timers = globalThis,
  fetch = globalThis.fetch,
}) {
  let tag = null;
  let giveUp = null; // there while a request is under way

  async function poll() {
    if (giveUp !== null) return; // one at a time: this one would have to send an old tag
    giveUp = new AbortController();
    const timeout = timers.setTimeout(() => giveUp.abort(), clientTimeoutMs);
    try {
      // A page that sends the tag itself sees the 304; by the browser's cache it would get the old answer again.
      const headers = tag === null ? {} : { 'If-None-Match': tag };
      const response = await fetch(url, { headers, signal: giveUp.signal });
      if (response.ok) {
        for (const message of await response.json()) onMessage(message);
        tag = response.headers.get('etag');
      } // else it is a 304, nothing new, or a failure: the next tick asks again
    } catch {
      // no care is taken of failures: the next tick asks again
    } finally {
      timers.clearTimeout(timeout);
      giveUp = null;
    }
  }

  const ticking = timers.setInterval(poll, pollIntervalMs);
  return () => {
    timers.clearInterval(ticking);
    giveUp?.abort();
  };
}
