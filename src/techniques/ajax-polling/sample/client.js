/**
 * The article's first program: ask on a timer, whatever is still in flight. `onMessage(text)` gets each answer as it
 * comes. The cursor is our addition, for a server that answers at once. Returns a function that stops asking.
 */
export function start({
  url,
  onMessage,
  pollIntervalMs = 3000,
  usesCursor = false,
  now = Date.now,
  timers = globalThis,
  XMLHttpRequest = globalThis.XMLHttpRequest,
}) {
  let cursor = 0;

  function poll() {
    const request = new XMLHttpRequest();
    request.onload = () => {
      if (request.status !== 200) return; // no care is taken of failures: the next tick asks again
      // Answers overtake one another; the cursor must not follow an old one back.
      if (usesCursor) for (const { id } of JSON.parse(request.responseText)) cursor = Math.max(cursor, id);
      onMessage(request.responseText);
    };
    // The time makes each address a new one, so that no cache answers for the server.
    request.open('GET', `${url}?timed=${now()}${usesCursor ? `&since=${cursor}` : ''}`);
    request.send();
  }

  // It does not look whether the last request has been answered: this is how requests come to overlap.
  const ticking = timers.setInterval(poll, pollIntervalMs);
  return () => timers.clearInterval(ticking);
}
