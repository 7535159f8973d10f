import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskingKeyOf, maskPayload, writeFrameHead } from '../../src/techniques/websocket/frames';
import { acceptValue, websocketCast } from '../../src/techniques/websocket/wire';

const { wire } = websocketCast;
const hexOf = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex');

describe('the handshake', () => {
  it('acceptValue(key) gives the answer of RFC 6455 §1.3', () => {
    expect(acceptValue('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('is accepted with the value that belongs to its own key', () => {
    const exchange = { seed: 7, exchangeId: 3 };
    const request = wire.writeRequest({ ...exchange, kind: 'handshake', cursor: null, askedAtMs: 0 });
    const key = /Sec-WebSocket-Key: (.*)\r\n/.exec(request.head)?.[1] ?? '';
    const response = wire.writeStreamHead?.({
      ...exchange,
      status: 101,
      messages: [],
      sentAtMs: 0,
      arrivedAtMs: 0,
      draw: null,
      keepAliveMs: 5000,
      payloadOf: () => '',
    });
    expect(response?.head).toContain(`\r\nSec-WebSocket-Accept: ${acceptValue(key)}\r\n`);
  });
});

describe('frames', () => {
  it('maskPayload(payload, maskingKey) is that of RFC 6455 §5.7, and undoes itself', () => {
    const key = '\x37\xfa\x21\x3d';
    expect(hexOf(writeFrameHead('text', 5, key) + maskPayload('Hello', key))).toBe('818537fa213d7f9f4d5158');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ maxLength: 50 }), (keyBytes, data) => {
        const [anyKey, payload] = [keyBytes, data].map((array) => Buffer.from(array).toString('latin1')) as [
          string,
          string,
        ];
        expect(maskPayload(maskPayload(payload, anyKey), anyKey)).toBe(payload);
      }),
    );
  });

  it('are masked on the way up only, with a key of their own', () => {
    const frame = { seed: 7, exchangeId: 0, sentAtMs: 1000 };
    expect(hexOf(wire.writeCloseFrame?.({ ...frame, direction: 'down' }).head ?? '')).toBe('880203f4');
    const echo = hexOf(wire.writeCloseFrame?.({ ...frame, direction: 'up' }).head ?? '');
    expect(echo).toMatch(/^8882[0-9a-f]{12}$/);
    const pong = hexOf(wire.writePong?.({ ...frame, direction: 'up' }).head ?? '');
    expect(pong).toMatch(/^8a80[0-9a-f]{8}$/);
    const keys = [0, 15_000, 30_000].flatMap((sentAtMs) =>
      [0, 1].map((exchangeId) => maskingKeyOf({ seed: 7, exchangeId }, sentAtMs)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
