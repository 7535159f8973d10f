import net from 'node:net';

/** Pages of this site may connect to that port. A zero byte ends it, as it ends every message. */
const POLICY = `<?xml version="1.0"?>
<cross-domain-policy>
<allow-access-from domain="example.com" to-ports="9339"/>
</cross-domain-policy>\0`;
const MAX_UNREAD = 65_536;

/**
 * Returns two servers, which do not listen yet, `publish(data)` and `closeSockets()`. `policyServer` is for port 843,
 * which only root may listen to; without it every page waits for 3 s, or for a refusal. `onMessage(data)`: from pages.
 */
export function createServer({ onMessage, heartbeatMs = 15_000, timers = globalThis } = {}) {
  const players = new Set();

  function take(socket, message) {
    if (message === '<policy-file-request/>') return socket.end(POLICY);
    if (message !== '<join/>') return onMessage?.(message);
    players.add(socket);
    // What stands between cuts what is silent, and the page may be gone without a word.
    const heartbeat = timers.setInterval(() => socket.write('<alive/>\0'), heartbeatMs);
    socket.on('close', () => timers.clearInterval(heartbeat));
  }

  function serve(socket) {
    let unread = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => players.delete(socket));
    socket.on('data', (text) => {
      // TCP keeps no messages apart: one is whole when its zero byte has come.
      const messages = (unread + text).split('\0');
      unread = messages.pop();
      for (const message of messages) take(socket, message);
      if (unread.length > MAX_UNREAD) socket.destroy();
    });
  }

  const publish = (data) => players.forEach((socket) => socket.write(`${data}\0`));
  const closeSockets = () => players.forEach((socket) => socket.end());
  return { server: net.createServer(serve), policyServer: net.createServer(serve), publish, closeSockets };
}
