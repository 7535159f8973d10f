/**
 * The article's third program: a new hidden iframe for each request. `onMessage(text)` gets each answer when its frame
 * has loaded. The cursor is our addition, for a server that answers at once. Returns a function that stops asking.
 */
export function start({
  url,
  onMessage,
  pollIntervalMs = 5000,
  usesCursor = false,
  now = Date.now,
  timers = globalThis,
  parent = document.body,
}) {
  let cursor = 0;

  function poll() {
    const frame = parent.ownerDocument.createElement('iframe');
    // The same id and name for all, as in the article: frames that overlap share them.
    Object.assign(frame, { id: 'frame', name: 'polling', hidden: true });
    // `load` also fires for an error page. For a request that is never answered it does not fire, and the frame stays.
    frame.addEventListener('load', () => {
      const text = frame.contentDocument?.body.textContent ?? '';
      cursor = newestId(text, cursor);
      onMessage(text);
      frame.remove();
    });
    frame.src = `${url}?timed=${now()}${usesCursor ? `&since=${cursor}` : ''}`;
    parent.append(frame);
  }

  // Each frame waits on its own. When the server takes longer than an interval, the later one may load first.
  const ticking = timers.setInterval(poll, pollIntervalMs);
  return () => timers.clearInterval(ticking);
}

/** The newest id that an answer tells of, if it is newer than the cursor. An error page tells of none. */
function newestId(text, cursor) {
  return Math.max(cursor, ...Array.from(text.matchAll(/"id":(\d+)/g), ([, id]) => Number(id)));
}
