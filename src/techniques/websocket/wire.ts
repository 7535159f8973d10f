import type { LaneCast, WireFormat } from '../../world/protocol';
import { statusLine, writeFailure, writeHead } from '../http-wire';

/** The key and answer of RFC 6455 §1.3: the answer is the SHA-1 of key and GUID, so its length never changes. */
const SAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const SAMPLE_ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

/** FIN and opcode 1 (text), 9 (ping). Source: RFC 6455 §5.2. */
const TEXT_FRAME = 0x81;
const PING_FRAME = 0x89;
/** Up to here the payload length stands in the second byte; up to the next, in two bytes more; beyond, in eight. */
const MAX_SHORT_LENGTH = 125;
const MAX_MEDIUM_LENGTH = 0xffff;

/** The head of a server's frame: not masked. One character a byte. Source: RFC 6455 §5.2. */
function writeFrameHead(firstByte: number, payloadLength: number): string {
  if (payloadLength <= MAX_SHORT_LENGTH) return String.fromCharCode(firstByte, payloadLength);
  if (payloadLength <= MAX_MEDIUM_LENGTH)
    return String.fromCharCode(firstByte, 126, payloadLength >> 8, payloadLength & 0xff);
  const bytes = Array.from({ length: 8 }, (_, index) => Math.floor(payloadLength / 2 ** (8 * (7 - index))) % 256);
  return String.fromCharCode(firstByte, 127, ...bytes);
}

const wire: WireFormat = {
  writeRequest: () => ({
    head: writeHead([
      'GET /socket HTTP/1.1',
      'Host: example.com',
      'Connection: Upgrade',
      'Pragma: no-cache',
      'Cache-Control: no-cache',
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Upgrade: websocket',
      'Origin: http://example.com',
      'Sec-WebSocket-Version: 13',
      'Accept-Encoding: gzip, deflate',
      'Accept-Language: en-US,en;q=0.9',
      `Sec-WebSocket-Key: ${SAMPLE_KEY}`,
    ]),
    body: '',
  }),
  writeResponse: writeFailure,
  writeStreamHead: ({ status }) => ({
    head: writeHead([
      statusLine(status),
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${SAMPLE_ACCEPT}`,
    ]),
    body: '',
  }),
  writeChunk: (messages, payloadOf) => ({
    head: '',
    body: messages.map((message) => writeFrameHead(TEXT_FRAME, message.payloadBytes) + payloadOf(message)).join(''),
  }),
  writeHeartbeat: () => ({ head: writeFrameHead(PING_FRAME, 0), body: '' }),
};

/** A WebSocket: an upgraded connection of its own; the server keeps nothing for who is away. */
export const websocketCast: LaneCast = {
  initiator: 'web-socket',
  wire,
  answeredBy: () => 'socket',
  usesCursor: () => false,
};
