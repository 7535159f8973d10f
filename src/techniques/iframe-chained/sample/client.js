/**
 * The article's fourth program: the next iframe when the one before has loaded. `onMessage(text)` gets each answer, in
 * order. The cursor is our addition, for a server that holds. Returns a function that stops asking.
 */
export function start({ url, onMessage, usesCursor = false, now = Date.now, parent = document.body }) {
  let cursor = 0;
  let isStopped = false;
  let frame;

  function ask() {
    frame = parent.ownerDocument.createElement('iframe');
    frame.hidden = true;
    // Everything hangs on this event. There is no timeout: if it never fires, nobody asks again.
    frame.addEventListener('load', () => {
      const text = frame.contentDocument?.body.textContent ?? '';
      cursor = newestId(text, cursor);
      onMessage(text);
      frame.remove();
      if (!isStopped) ask();
    });
    frame.src = `${url}?timed=${now()}${usesCursor ? `&since=${cursor}` : ''}`;
    parent.append(frame);
  }

  ask();
  return () => {
    isStopped = true;
    frame.remove();
  };
}

/** The newest id that an answer tells of, if it is newer than the cursor. An error page tells of none. */
function newestId(text, cursor) {
  return Math.max(cursor, ...Array.from(text.matchAll(/"id":(\d+)/g), ([, id]) => Number(id)));
}
