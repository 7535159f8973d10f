/**
 * The article's second program: one hidden iframe, sent to the server again and again. `onMessage(text)` gets what the
 * frame shows at each tick, so the first text is empty. The cursor is our addition, for a server that answers at once.
 * Returns a function that stops asking.
 */
export function start({
  url,
  onMessage,
  pollIntervalMs = 5000,
  reloadAfterMs = 1000,
  usesCursor = false,
  now = Date.now,
  timers = globalThis,
  parent = document.body,
}) {
  const frame = parent.ownerDocument.createElement('iframe');
  frame.hidden = true;
  parent.append(frame);
  let cursor = 0;
  let reloading;

  function poll() {
    // No load handler: an answer lies here unread until the next tick. A failed load may leave no readable document.
    const text = frame.contentDocument?.body.textContent ?? '';
    cursor = newestId(text, cursor);
    onMessage(text);
    // A frame can do one navigation at a time, so this one aborts a request that is still waiting.
    frame.src = `${url}?timed=${now()}${usesCursor ? `&since=${cursor}` : ''}`;
    if (reloadAfterMs === null) return;
    // If the answer is not there yet, browsers differ: Chromium today drops the request and reloads the old document.
    reloading = timers.setTimeout(() => frame.contentWindow.location.reload(), reloadAfterMs);
  }

  const ticking = timers.setInterval(poll, pollIntervalMs);
  return () => {
    timers.clearInterval(ticking);
    timers.clearTimeout(reloading);
    frame.remove();
  };
}

/** The newest id that an answer tells of, if it is newer than the cursor. An error page tells of none. */
function newestId(text, cursor) {
  return Math.max(cursor, ...Array.from(text.matchAll(/"id":(\d+)/g), ([, id]) => Number(id)));
}
