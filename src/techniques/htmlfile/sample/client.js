/**
 * `onMessage({ id, data })` gets each message. The function returned closes the frame for good. In the JavaScript of
 * today: Internet Explorer would want `var` and `function`.
 */
export function start({
  url,
  onMessage,
  usesCursor = false,
  queuePollIntervalMs = null, // null: no queue
  reconnectMs = 0,
  timers = globalThis,
  ActiveXObject = globalThis.ActiveXObject,
}) {
  const queue = [];
  let cursor = 0;
  let frame;
  let waiting;
  let looking;

  // A document that no window shows. It has to be kept hold of, or it is collected as garbage, connection and all.
  const htmlfile = new ActiveXObject('htmlfile');
  htmlfile.open();
  htmlfile.write('<html><body></body></html>');
  htmlfile.close();
  // The window around the frame is the htmlfile's own: there the scripts call `parent.onMessage(…)`.
  htmlfile.parentWindow.onMessage = (message) => {
    queue.push(message);
    if (queuePollIntervalMs === null) readQueue();
  };

  function readQueue() {
    for (const message of queue.splice(0)) {
      cursor = message.id;
      onMessage(message);
    }
  }

  function open() {
    frame = htmlfile.createElement('iframe');
    frame.src = usesCursor ? `${url}?since=${cursor}` : url;
    // The document has ended, or it was an error page: there is no telling.
    frame.onload = () => {
      timers.clearInterval(looking);
      readQueue();
      frame.remove();
      waiting = timers.setTimeout(open, reconnectMs);
    };
    if (queuePollIntervalMs !== null) looking = timers.setInterval(readQueue, queuePollIntervalMs);
    // The browser does the rest: it reads a page that does not end, and runs each script when its end tag has come.
    htmlfile.body.appendChild(frame);
  }

  open();
  return () => {
    timers.clearInterval(looking);
    timers.clearTimeout(waiting);
    frame.remove();
  };
}
