import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';

const [GUID, CLOSE] = ['258EAFA5-E914-47DA-95CA-C5AB0DC85B11', 0x88]; // RFC 6455
const acceptValue = (key) =>
  createHash('sha1')
    .update(key + GUID)
    .digest('base64');
const sidOf = (request) => new URL(request.url, 'http://localhost').searchParams.get('sid');

/** A packet in a frame of its own, up to 65,535 bytes. */
function toFrame(packet) {
  const payload = Buffer.from(packet);
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length]), payload]);
}

/** The first frame of a browser in `bytes`, or null until all of it is there. Pages of this protocol send short ones. */
function readFrame(bytes) {
  const end = 6 + (bytes[1] & 127);
  if (bytes.length < 6 || bytes.length < end) return null;
  const text = bytes.subarray(6, end).map((byte, index) => byte ^ bytes[2 + (index % 4)]);
  return { isClose: bytes[0] === CLOSE, packet: text.toString(), rest: bytes.subarray(end) };
}

/** All sessions, by sid. One at a time carries each of them, its poll or its socket. */
function createSessions({ pingIntervalMs, pingTimeoutMs, timers }) {
  const sessions = new Map();

  function open(response) {
    const session = { sid: randomBytes(15).toString('base64url'), unsent: [] };
    sessions.set(session.sid, session);
    planPing(session);
    const times = { pingInterval: pingIntervalMs, pingTimeout: pingTimeoutMs };
    response.end(`0${JSON.stringify({ sid: session.sid, upgrades: ['websocket'], ...times, maxPayload: 1e6 })}`);
  }
  function planPing(session) {
    timers.clearTimeout(session.timer);
    session.timer = timers.setTimeout(() => {
      session.timer = timers.setTimeout(() => end(session), pingTimeoutMs);
      send(session, '2');
    }, pingIntervalMs);
  }
  /** What nobody can carry now waits: nothing is lost or sent twice. */
  function send(session, ...packets) {
    session.unsent.push(...packets);
    const { socket, poll } = session;
    if (session.unsent.length === 0 || !(socket ?? poll)) return;
    if (socket) return session.unsent.splice(0).forEach((packet) => socket.write(toFrame(packet)));
    session.poll = undefined;
    poll.end(session.unsent.splice(0).join('\x1e'));
  }
  function end(session) {
    if (!sessions.delete(session.sid)) return;
    timers.clearTimeout(session.timer);
    send(session, '1');
    session.socket?.end();
  }
  return { sessions, open, planPing, send, end };
}

/** A socket that is to take over a session: it is probed, the poll is ended, and at the client's word it carries it all. */
function serveSocket(session, socket, { planPing, send, end }, upgradeTimeoutMs, timers) {
  let [unread, flushing] = [Buffer.alloc(0)];
  const timeout = timers.setTimeout(() => socket.end(), upgradeTimeoutMs);
  const settle = () => [timers.clearTimeout(timeout), timers.clearInterval(flushing)];
  const handlers = {
    '2probe': () => {
      socket.write(toFrame('3probe'));
      flushing = timers.setInterval(() => session.poll && send(session, '6'), 100);
    },
    5: () => {
      session.socket = socket;
      settle();
      send(session); // what had waited for this
    },
    3: () => planPing(session),
  };
  socket.on('error', () => socket.destroy()).on('close', settle);
  socket.on('close', () => session.socket === socket && end(session));
  socket.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    for (let frame; (frame = readFrame(unread)); unread = frame.rest) {
      if (frame.isClose) return socket.end();
      handlers[frame.packet]?.();
    }
  });
}

/** Engine.IO's server, version 4. Returns the server, which does not listen yet, `publish(data)` and `closeSockets()`. */
export function createServer({
  pingIntervalMs = 25_000,
  pingTimeoutMs = 20_000,
  upgradeTimeoutMs = 10_000,
  timers = globalThis,
} = {}) {
  const all = createSessions({ pingIntervalMs, pingTimeoutMs, timers });
  const { sessions, open, planPing, send, end } = all;

  const server = http.createServer((request, response) => {
    const [sid, chunks] = [sidOf(request), []];
    if (sid === null) return open(response);
    const session = sessions.get(sid);
    if (!session || session.socket) return response.writeHead(400).end();
    if (request.method === 'POST') {
      request.on('data', (chunk) => chunks.push(chunk)).on('end', () => response.end('ok'));
      return request.on('end', () => `${Buffer.concat(chunks)}` === '3' && planPing(session));
    }
    if (session.poll) return response.writeHead(400).end() && end(session); // two at once: a mistake
    session.poll = response;
    response.on('close', () => session.poll === response && end(session));
    send(session); // what had waited for it
  });
  server.on('upgrade', (request, socket) => {
    const session = sessions.get(sidOf(request));
    if (!session) return socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n');
    socket.write(`Sec-WebSocket-Accept: ${acceptValue(request.headers['sec-websocket-key'])}\r\n\r\n`);
    serveSocket(session, socket, all, upgradeTimeoutMs, timers);
  });
  const publish = (data) => sessions.forEach((session) => send(session, `4${data}`));
  return { server, publish, closeSockets: () => sessions.forEach(({ socket }) => socket?.end()) };
}
