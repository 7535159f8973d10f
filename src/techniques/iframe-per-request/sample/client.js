/**
 * The article's third program: a new hidden iframe for each request. `onMessage(text)` gets each answer when its frame
 * has loaded. Returns a function that stops asking.
 */
export function start({
  url,
  onMessage,
  pollIntervalMs = 5000,
  now = Date.now,
  timers = globalThis,
  parent = document.body,
}) {
  function poll() {
    const frame = parent.ownerDocument.createElement('iframe');
    // The same id and name for all, as in the article: frames that overlap share them.
    Object.assign(frame, { id: 'frame', name: 'polling', hidden: true });
    // `load` also fires for an error page. For a request that is never answered it does not fire, and the frame stays.
    frame.addEventListener('load', () => {
      onMessage(frame.contentDocument?.body.textContent ?? '');
      frame.remove();
    });
    frame.src = `${url}?timed=${now()}`;
    parent.append(frame);
  }

  // Each frame waits on its own. When the server takes longer than an interval, the later one may load first.
  const ticking = timers.setInterval(poll, pollIntervalMs);
  return () => timers.clearInterval(ticking);
}
