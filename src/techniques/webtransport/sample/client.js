/**
 * `onMessage(text)` gets each message, which begins with its number, in no certain order; `onStatus` 'open', 'waiting' or
 * 'closed'. Returns `send(text)`, which is true when the text could be handed over, and `stop()`.
 */
export function start({ url, onMessage, onStatus, timers = globalThis, ...options }) {
  const { dropsStale = true, connectTimeoutMs = 5000, reconnectMs = 1000, Session = WebTransport } = options;
  const [ignore, decoder] = [() => {}, new TextDecoder()]; // what breaks off is told by the end of the session
  let [isStopped, isOpen, newest] = [false, false, 0];
  let reconnecting, session;

  const readStream = async (stream) => onMessage(await new Response(stream).text()); // whole at the stream's end

  function readDatagram(bytes) {
    const text = decoder.decode(bytes);
    if (dropsStale && parseInt(text, 10) < newest) return; // a later one has been read
    newest = Math.max(newest, parseInt(text, 10));
    onMessage(text);
  }

  async function readAll(source, read) {
    const reader = source.getReader();
    for (let next; !(next = await reader.read()).done;) Promise.resolve(read(next.value)).catch(ignore);
  }

  function listen() {
    isOpen = true;
    onStatus?.('open');
    readAll(session.incomingUnidirectionalStreams, readStream).catch(ignore);
    readAll(session.datagrams.readable, readDatagram).catch(ignore);
  }

  async function open() {
    session = new Session(url);
    const connecting = timers.setTimeout(() => session.close(), connectTimeoutMs); // blocked UDP says nothing
    await session.ready
      .then(listen)
      .catch(ignore)
      .finally(() => timers.clearTimeout(connecting));
    await session.closed.catch(ignore); // at once, where it could not be opened
    isOpen = false;
    const isFinal = isStopped || reconnectMs === null;
    onStatus?.(isFinal ? 'closed' : 'waiting');
    // No browser does this by itself. What was published meanwhile is missed unless the application asks for it.
    if (!isFinal) reconnecting = timers.setTimeout(open, reconnectMs);
  }

  open();
  return {
    send(text) {
      const write = (stream) => new Response(text).body.pipeTo(stream); // a stream of its own, which ends with it
      if (isOpen) session.createUnidirectionalStream().then(write).catch(ignore); // nothing says that it arrived
      return isOpen;
    },
    stop() {
      isStopped = true;
      timers.clearTimeout(reconnecting);
      session.close();
    },
  };
}
