/**
 * The article's second program: one hidden iframe, sent to the server again and again. `onMessage(text)` gets what the
 * frame shows at each tick, so the first text is empty. Returns a function that stops asking.
 */
export function start({
  url,
  onMessage,
  pollIntervalMs = 5000,
  reloadAfterMs = 1000,
  now = Date.now,
  timers = globalThis,
  parent = document.body,
}) {
  const frame = parent.ownerDocument.createElement('iframe');
  frame.hidden = true;
  parent.append(frame);
  let reloading;

  function poll() {
    // No load handler: an answer lies here unread until the next tick. A failed load may leave no readable document.
    onMessage(frame.contentDocument?.body.textContent ?? '');
    // A frame can do one navigation at a time, so this one aborts a request that is still waiting.
    frame.src = `${url}?timed=${now()}`;
    if (reloadAfterMs === null) return;
    // What is reloaded while a navigation is pending, the old address or the new one, depends on the browser.
    reloading = timers.setTimeout(() => frame.contentWindow.location.reload(), reloadAfterMs);
  }

  const ticking = timers.setInterval(poll, pollIntervalMs);
  return () => {
    timers.clearInterval(ticking);
    timers.clearTimeout(reloading);
    frame.remove();
  };
}
