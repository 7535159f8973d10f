/**
 * `onMessage({ id, data })` gets each message. The function returned closes the frame for good. There is no way to tell
 * of a failure: nothing tells the page.
 */
export function start({
  url,
  onMessage,
  usesCursor = false,
  reconnectMs = 0,
  timers = globalThis,
  parent = document.body,
}) {
  let cursor = 0;
  let frame;
  let waiting;

  // What the scripts in the frame call, as `parent.onMessage(…)`: it has to be the window's.
  globalThis.onMessage = (message) => {
    cursor = message.id;
    onMessage(message);
  };

  function open() {
    frame = document.createElement('iframe');
    frame.hidden = true;
    frame.src = usesCursor ? `${url}?since=${cursor}` : url;
    // The document has ended, or it was an error page: there is no telling.
    frame.addEventListener('load', () => {
      frame.remove();
      waiting = timers.setTimeout(open, reconnectMs);
    });
    // The browser does the rest: it reads a page that does not end, and runs each script when its end tag has come.
    parent.append(frame);
  }

  open();
  return () => {
    timers.clearTimeout(waiting);
    frame.remove();
    delete globalThis.onMessage;
  };
}
