/** What fits into a packet on any path, beside QUIC's own bytes. */
const DATAGRAM_BYTES = 1150;

/**
 * Node has no HTTP/3 of its own: `sessions` is a stream of WebTransport sessions, as a library for it hands them over.
 * Returns `publish(text)` and `closeSessions()`. `onMessage(text)`: from pages. The library pings silent connections.
 */
export function createServer({ sessions, delivery = 'streams', onMessage }) {
  const [open, encoder, ignore] = [new Set(), new TextEncoder(), () => {}]; // a session that is over tells so itself
  let number = 0;

  async function readAll(source, read) {
    const reader = source.getReader();
    for (let next; !(next = await reader.read()).done;) Promise.resolve(read(next.value)).catch(ignore);
  }

  async function readMessage(stream) {
    onMessage?.(await new Response(stream).text());
  }

  async function serve(session) {
    await session.ready;
    open.add(session);
    session.closed.catch(ignore).finally(() => open.delete(session));
    await readAll(session.incomingUnidirectionalStreams, readMessage);
  }

  /** A datagram is sent once, and never again. */
  async function sendDatagram(session, bytes) {
    session.writer ??= session.datagrams.writable.getWriter();
    await session.writer.write(bytes);
  }

  /** A stream of its own for each message, which ends with it: none waits for another. */
  async function sendOnStream(session, bytes) {
    await new Response(bytes).body.pipeTo(await session.createUnidirectionalStream());
  }

  function publish(text) {
    const bytes = encoder.encode(`${++number} ${text}`);
    const send = delivery === 'datagrams' && bytes.length <= DATAGRAM_BYTES ? sendDatagram : sendOnStream;
    for (const session of open) send(session, bytes).catch(ignore);
  }

  readAll(sessions, serve).catch(ignore);
  return { publish, closeSessions: () => open.forEach((session) => session.close()) };
}
