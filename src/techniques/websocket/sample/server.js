import { createHash } from 'node:crypto';
import http from 'node:http';

/** A frame's first byte, when the message is whole: FIN and the opcode. Source of all of this: RFC 6455. */
const [TEXT, CLOSE, PING, PONG] = [0x81, 0x88, 0x89, 0x8a];
const RESTART = Buffer.from([3, 244]); // the code 1012: come back

/** Shows that the server means WebSocket and does not answer by accident (§1.3). */
export function acceptValue(key) {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** Up to 65,535 bytes. Servers send them as they are; only clients mask. */
function toFrame(kind, payload = Buffer.alloc(0)) {
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([kind, ...length]), payload]);
}

/** The first frame in `bytes`, or null until all of it is there. Not masked, or 64 kB and more, ends it all. */
function readFrame(bytes) {
  if (bytes[1] < 128 || bytes[1] === 255) return { kind: CLOSE, payload: Buffer.from([3, 240]) }; // 1008: not allowed
  const start = bytes[1] === 254 ? 8 : 6; // two bytes, two more for the length of a long one, four of the mask
  if (bytes.length < start) return null;
  const end = start + (start === 8 ? bytes.readUInt16BE(2) : bytes[1] & 127);
  if (bytes.length < end) return null;
  const payload = bytes.subarray(start, end).map((byte, index) => byte ^ bytes[start - 4 + (index % 4)]);
  return { kind: bytes[0], payload, rest: bytes.subarray(end) };
}

/** Returns the server, which does not listen yet, `publish(data)` and `closeSockets()`. `onMessage(data)`: from pages. */
export function createServer({ onMessage, heartbeatMs = 15_000, timers = globalThis } = {}) {
  const sockets = new Set();
  const server = http.createServer((request, response) => response.writeHead(426, { upgrade: 'websocket' }).end());

  server.on('upgrade', (request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n');
    socket.write(`Sec-WebSocket-Accept: ${acceptValue(request.headers['sec-websocket-key'])}\r\n\r\n`);
    let [unread, isAlive] = [Buffer.alloc(0), true];
    // Proxies cut what is silent, and a peer may be gone without a word. Pages cannot ping, but browsers answer pings.
    const heartbeat = timers.setInterval(() => {
      if (isAlive) socket.write(toFrame(PING));
      else socket.destroy();
      isAlive = false;
    }, heartbeatMs);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => timers.clearInterval(heartbeat)).on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      [unread, isAlive] = [Buffer.concat([unread, bytes]), true];
      for (let frame; (frame = readFrame(unread)); unread = frame.rest) {
        if (frame.kind === TEXT) onMessage?.(frame.payload.toString());
        if (frame.kind === PING) socket.write(toFrame(PONG, frame.payload));
        if (frame.kind === CLOSE) return socket.end(sockets.has(socket) ? toFrame(CLOSE, frame.payload) : undefined);
      }
    });
  });
  const publish = (data) => sockets.forEach((socket) => socket.write(toFrame(TEXT, Buffer.from(data))));
  const close = (socket) => sockets.delete(socket) && socket.write(toFrame(CLOSE, RESTART)); // its echo ends it
  return { server, publish, closeSockets: () => sockets.forEach(close) };
}
