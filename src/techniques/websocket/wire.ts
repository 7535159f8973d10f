import { sha1 } from '../../core/sha1';
import {
  SERVICE_RESTART,
  type FrameToWrite,
  type LaneCast,
  type RequestToWrite,
  type WireFormat,
  type WireText,
  type WrittenExchange,
} from '../../world/protocol';
import { cookieLines, statusLine, writeFailure, writeHead } from '../http-wire';
import { handshakeNonceOf, maskingKeyOf, maskPayload, writeCloseCode, writeFrameHead } from './frames';

/** Shows that the server means WebSocket and does not answer by accident. Source: RFC 6455 §1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** `Sec-WebSocket-Accept` for a `Sec-WebSocket-Key`. Source: RFC 6455 §4.2.2. */
export function acceptValue(key: string): string {
  return btoa(sha1(key + GUID));
}

function handshakeKey(exchange: WrittenExchange): string {
  return btoa(handshakeNonceOf(exchange));
}

/** The GET that asks for an upgrade, as Chromium sends it for `target`. */
export function writeHandshake(target: string, request: RequestToWrite): WireText {
  return {
    head: writeHead([
      `GET ${target} HTTP/1.1`,
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
      ...cookieLines(request),
      `Sec-WebSocket-Key: ${handshakeKey(request)}`,
    ]),
    body: '',
  };
}

/** Messages from the page, each a text frame, masked as only browsers do; `prefix` stands before its payload. */
export function writeUplinkFrames(prefix: string): Required<Pick<WireFormat, 'writeUplink' | 'maskUplink'>> {
  const keyOf = (frame: FrameToWrite) => maskingKeyOf(frame, frame.sentAtMs);
  return {
    writeUplink: (frame, message, payloadOf) => ({
      head:
        writeFrameHead('text', prefix.length + message.payloadBytes, keyOf(frame)) + maskPayload(prefix, keyOf(frame)),
      body: payloadOf(message),
    }),
    maskUplink: (frame, payload) => maskPayload(prefix + payload, keyOf(frame)).slice(prefix.length),
  };
}

const wire: WireFormat = {
  writeRequest: (request) => writeHandshake('/socket', request),
  writeResponse: writeFailure,
  writeStreamHead: (response) => ({
    head: writeHead([
      statusLine(response.status),
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${acceptValue(handshakeKey(response))}`,
    ]),
    body: '',
  }),
  writeChunk: (messages, payloadOf) => ({
    head: '',
    body: messages.map((message) => writeFrameHead('text', message.payloadBytes) + payloadOf(message)).join(''),
  }),
  ...writeUplinkFrames(''),
  writeHeartbeat: () => ({ head: writeFrameHead('ping', 0), body: '' }),
  writePong: (frame) => ({ head: writeFrameHead('pong', 0, maskingKeyOf(frame, frame.sentAtMs)), body: '' }),
  writeCloseFrame: (frame) => {
    const payload = writeCloseCode(SERVICE_RESTART);
    if (frame.direction === 'down') return { head: writeFrameHead('close', payload.length) + payload, body: '' };
    const key = maskingKeyOf(frame, frame.sentAtMs);
    return { head: writeFrameHead('close', payload.length, key) + maskPayload(payload, key), body: '' };
  },
};

/** A WebSocket: an upgraded connection of its own; the server keeps nothing for who is away. */
export const websocketCast: LaneCast = {
  initiator: 'web-socket',
  wire,
  answeredBy: () => 'socket',
  uplinkWay: () => 'socket',
  usesCursor: () => false,
};
