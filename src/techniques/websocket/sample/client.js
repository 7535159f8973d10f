/**
 * `onMessage(data)` gets each message, `onStatus` 'open', 'waiting' or 'closed'. Returns `send(data)`, which is true
 * when the data could be handed over, and `stop()`.
 */
export function start({
  url,
  onMessage,
  onStatus,
  reconnectMs = 1000,
  timers = globalThis,
  WebSocket = globalThis.WebSocket,
}) {
  let isStopped = false;
  let reconnecting;
  let socket;

  function open() {
    socket = new WebSocket(url);
    socket.onopen = () => onStatus?.('open');
    socket.onmessage = ({ data }) => onMessage(data);
    // A socket that could not be opened ends here as well, with code 1006 and no reason.
    socket.onclose = () => {
      const isFinal = isStopped || reconnectMs === null;
      onStatus?.(isFinal ? 'closed' : 'waiting');
      // No browser does this by itself. What was published meanwhile is missed unless the application asks for it.
      if (!isFinal) reconnecting = timers.setTimeout(open, reconnectMs);
    };
  }

  open();
  return {
    send(data) {
      const isOpen = socket.readyState === socket.OPEN;
      if (isOpen) socket.send(data); // handed to the browser; nothing says that it arrived
      return isOpen;
    },
    stop() {
      isStopped = true;
      timers.clearTimeout(reconnecting);
      socket.close(1000);
    },
  };
}
