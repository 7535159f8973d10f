/**
 * In a page with a Flash object, whose bridge hands over ActionScript's class XMLSocket. `onMessage(data)` gets each
 * message, `onStatus` 'open', 'waiting' or 'closed'. Returns `send(data)`, which is true when the data could be handed
 * over, and `stop()`.
 */
export function start({
  host,
  port = 9339,
  onMessage,
  onStatus,
  connectTimeoutMs = 20_000,
  reconnectMs = 1000,
  timers = globalThis,
  XMLSocket = globalThis.XMLSocket,
}) {
  let isStopped = false;
  let reconnecting;
  let socket;

  function open() {
    let isOver = false;
    const end = () => {
      if (isOver) return; // the player may tell of one end by two events
      isOver = true;
      const isFinal = isStopped || reconnectMs === null;
      onStatus?.(isFinal ? 'closed' : 'waiting');
      // No player does this by itself. What was published meanwhile is missed unless the application asks for it.
      if (!isFinal) reconnecting = timers.setTimeout(open, reconnectMs);
    };
    socket = new XMLSocket();
    socket.timeout = connectTimeoutMs; // from here until it is open, the questions about the policy included
    socket.addEventListener('connect', () => {
      socket.send('<join/>'); // by this the server knows who is no policy request; the player adds the zero byte
      onStatus?.('open');
    });
    socket.addEventListener('data', ({ data }) => {
      if (data !== '<alive/>') onMessage(data);
    });
    socket.addEventListener('close', end);
    socket.addEventListener('ioError', end); // nobody listens at the port
    socket.addEventListener('securityError', end); // no policy, or all of it took too long
    socket.connect(host, port);
    // The player does the rest: it asks port 843, after 3 s or a refusal `port` itself, and opens the socket if it may.
  }

  open();
  return {
    send(data) {
      if (socket.connected) socket.send(data); // handed to the player; nothing says that it arrived
      return socket.connected;
    },
    stop() {
      isStopped = true;
      timers.clearTimeout(reconnecting);
      if (socket.connected) socket.close();
      onStatus?.('closed'); // the player tells only of an end that the server makes
    },
  };
}
