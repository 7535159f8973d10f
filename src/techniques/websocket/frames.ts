/** WebSocket's frames, one character a byte. Source: RFC 6455 §5.2. */
import { createSfc32, hashText } from '../../core/random';
import type { WrittenExchange } from '../../world/protocol';

/** FIN is set on all of them: none is split. */
const FIRST_BYTES = { text: 0x81, close: 0x88, ping: 0x89, pong: 0x8a } as const;

type FrameKind = keyof typeof FIRST_BYTES;

/** Up to here the payload length stands in the second byte; up to the next, in two bytes more; beyond, in eight. */
const MAX_SHORT_LENGTH = 125;
const MAX_MEDIUM_LENGTH = 0xffff;
const MASK_BIT = 0x80;
const MASKING_KEY_BYTES = 4;

/** All of a frame that stands before its payload. `maskingKey`: four bytes, or nothing for a server's frame. */
export function writeFrameHead(kind: FrameKind, payloadLength: number, maskingKey = ''): string {
  return writeBytes(FIRST_BYTES[kind]) + writeLength(payloadLength, maskingKey === '' ? 0 : MASK_BIT) + maskingKey;
}

function writeLength(length: number, maskBit: number): string {
  if (length <= MAX_SHORT_LENGTH) return writeBytes(maskBit | length);
  if (length <= MAX_MEDIUM_LENGTH) return writeBytes(maskBit | 126, length >> 8, length & 0xff);
  const bytes = Array.from({ length: 8 }, (_, index) => Math.floor(length / 2 ** (8 * (7 - index))) % 256);
  return writeBytes(maskBit | 127, ...bytes);
}

/** The payload of a close frame: the code, high byte first. Source: RFC 6455 §5.5.1. */
export function writeCloseCode(code: number): string {
  return writeBytes(code >> 8, code & 0xff);
}

/** Exclusive or with the key, over and over; doing it once more undoes it. Source: RFC 6455 §5.3. */
export function maskPayload(payload: string, maskingKey: string): string {
  const bytes = [...payload].map(
    (char, index) => char.charCodeAt(0) ^ maskingKey.charCodeAt(index % MASKING_KEY_BYTES),
  );
  return writeBytes(...bytes);
}

/** What the browser takes from chance for each frame. Here it is made from the frame's name, so that no draw is spent. */
export function maskingKeyOf({ seed, exchangeId }: WrittenExchange, sentAtMs: number): string {
  return bytesNamed(`mask ${sentAtMs}`, seed, exchangeId, MASKING_KEY_BYTES);
}

/** Sixteen bytes that the browser takes from chance for each handshake, made in the same way. Source: RFC 6455 §4.1. */
export function handshakeNonceOf({ seed, exchangeId }: WrittenExchange): string {
  return bytesNamed('handshake', seed, exchangeId, 16);
}

function bytesNamed(name: string, seed: number, exchangeId: number, byteCount: number): string {
  const draw = createSfc32(seed, hashText(name), exchangeId);
  for (let index = 0; index < WARM_UP_DRAW_COUNT; index++) draw();
  return writeBytes(...Array.from({ length: byteCount }, () => draw() >>> 24));
}

/** As many as sfc32 needs until names that are alike give bytes that are not. */
const WARM_UP_DRAW_COUNT = 15;

function writeBytes(...bytes: readonly number[]): string {
  return String.fromCharCode(...bytes);
}
