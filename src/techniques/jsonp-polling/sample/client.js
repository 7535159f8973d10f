/** `onMessage({ id, data })` gets each message. The function returned stops asking. */
export function start({
  url,
  onMessage,
  watchdogMs = 32_500, // longer than the server's hold limit and a round trip
  hearsErrors = true,
  keepsScriptOrder = false,
  pauseMs = 0,
  retryFirstMs = 1000,
  retryMaxMs = 30_000,
  random = Math.random,
  now = Date.now,
  timers = globalThis,
  page = globalThis, // its `document` takes the scripts, and each calls a function of its own
}) {
  let cursor = 0;
  let scriptCount = 0;
  let failureCount = 0;
  let timer; // there is always one: watchdog, pause, or the wait before the next try

  function insertNext(waitMs) {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(insertScript, waitMs);
  }

  function insertScript() {
    const number = ++scriptCount;
    const callback = `poll${number}`;
    const script = page.document.createElement('script');
    page[callback] = (messages) => {
      Reflect.deleteProperty(page, callback);
      cursor = Math.max(cursor, messages.at(-1)?.id ?? 0);
      messages.forEach((message) => onMessage(message));
      if (number !== scriptCount) return; // late: the watchdog has inserted the next one
      failureCount = 0;
      insertNext(pauseMs);
    };
    script.onload = () => script.remove();
    // All that a page hears of an error: no status, no text. Old browsers did not even tell it this much.
    if (hearsErrors) script.onerror = () => number === scriptCount && retry();
    script.async = !keepsScriptOrder; // false: it runs when all inserted before it have run
    script.src = `${url}?timed=${now()}&since=${cursor}&callback=${callback}`;
    page.document.head.append(script);
    // Nothing aborts a script: taken out of the page, it would still come and call.
    insertNext(watchdogMs);
  }

  function retry() {
    const waitMs = Math.min(retryMaxMs, retryFirstMs * 2 ** failureCount++);
    insertNext(waitMs * (0.5 + random())); // spread by chance, so that clients do not come back together
  }

  insertScript();
  return () => timers.clearTimeout(timer);
}
