/**
 * The article's fourth program: the next iframe when the one before has loaded. `onMessage(text)` gets each answer, in
 * order. Returns a function that stops asking.
 */
export function start({ url, onMessage, now = Date.now, parent = document.body }) {
  let isStopped = false;
  let frame;

  function ask() {
    frame = parent.ownerDocument.createElement('iframe');
    frame.hidden = true;
    // Everything hangs on this event. There is no timeout: if it never fires, nobody asks again.
    frame.addEventListener('load', () => {
      onMessage(frame.contentDocument?.body.textContent ?? '');
      frame.remove();
      if (!isStopped) ask();
    });
    frame.src = `${url}?timed=${now()}`;
    parent.append(frame);
  }

  ask();
  return () => {
    isStopped = true;
    frame.remove();
  };
}
