import { describe, expect, it } from 'vitest';
import { webtransportCast } from '../../src/techniques/webtransport/wire';
import { writeVarint } from '../../src/techniques/webtransport/packets';
import { readWireParts } from '../../src/wire/wire-parts';
import { PAYLOAD_HOLE } from '../../src/wire/wire-reader';

const { wire, messagesTravel } = webtransportCast;
const textOf = (text: { readonly head: string; readonly body: string } | undefined) => `${text?.head}${text?.body}`;
const hexOf = (text: string) => [...text].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
const request = { seed: 7, exchangeId: 0, kind: 'handshake', cursor: null, askedAtMs: 0 } as const;
const response = {
  ...{ seed: 7, exchangeId: 0, messages: [], cursor: null, sentAtMs: 60, arrivedAtMs: 60, draw: null },
  ...{ keepAliveMs: 5000, params: {}, payloadOf: () => '' },
};
const HEAD = '\x41pollscop\0\0';
const TAG = '\0'.repeat(16);

/** Kinds and bytes of the parts, as the panel reads them. */
function partsOf(text: string, payloadBytes: number | null = null): readonly string[] {
  const payloads = payloadBytes === null ? [] : [{ messageId: 1, bytes: payloadBytes, text: 'x'.repeat(payloadBytes) }];
  return readWireParts('stream-data', { text, payloads }, 'quic').map(({ kind, bytes }) => `${kind} ${bytes}`);
}

describe('the bytes of webtransport', () => {
  it('write numbers as RFC 9000 does in its examples (A.1)', () => {
    expect(hexOf(writeVarint(37))).toBe('25');
    expect(hexOf(writeVarint(15_293))).toBe('7b bd');
    expect(hexOf(writeVarint(494_878_333))).toBe('9d 7f 3e 7d');
    expect(hexOf(writeVarint(151_288_809_941_952_652))).toMatch(/^c2 19 7c 5e ff 14 e8/);
  });

  it('ask for a session by an extended CONNECT, without cookies', () => {
    const text = textOf(wire.writeRequest({ ...request, cookieBytes: 500 }));
    expect(text.slice(0, HEAD.length)).toBe(HEAD);
    expect(text).toContain(':protocol\x0cwebtransport');
    expect(text).toContain('\x0bexample.com');
    expect(text).not.toContain('cookie');
    expect(partsOf(text)).toEqual([
      'packet-head 11',
      'quic-frame 4',
      `http3-frame ${text.length - 31}`,
      'packet-tag 16',
    ]);
  });

  it('answer it with a 200 of one byte, which stands in QPACK’s table; another status is spelled', () => {
    // STREAM with a length, stream 0; HEADERS of 3 bytes: no dynamic table, static place 25.
    expect(hexOf(textOf(wire.writeStreamHead?.({ ...response, status: 200 })).slice(11, -16))).toBe(
      '0a 00 05 01 03 00 00 d9',
    );
    expect(textOf(wire.writeResponse({ ...response, status: 503 }))).toContain('\x5f\x09\x03503');
  });

  it('put each message on a stream of its own, which names the session and ends with it', () => {
    const message = { id: 1, payloadBytes: 3 };
    const down = textOf(wire.writePacket?.({ direction: 'down', travel: 'stream-data', message }, () => 'abc'));
    expect(down).toBe(`${HEAD}\x0b\x0f\x06\x40\x54\0abc${TAG}`);
    const up = textOf(wire.writePacket?.({ direction: 'up', travel: 'stream-data', message }, () => 'abc'));
    expect(up.charCodeAt(12)).toBe(14);
    const shown = textOf(wire.writePacket?.({ direction: 'down', travel: 'stream-data', message }, () => PAYLOAD_HOLE));
    expect(partsOf(shown, 3)).toEqual([
      'packet-head 11',
      'quic-frame 3',
      'session-name 3',
      'payload 3',
      'packet-tag 16',
    ]);
  });

  it('put it into a datagram with its session’s quarter number, where it fits', () => {
    const message = { id: 1, payloadBytes: 3 };
    const text = textOf(wire.writePacket?.({ direction: 'down', travel: 'datagram', message }, () => PAYLOAD_HOLE));
    expect(text).toBe(`${HEAD}\x31\x04\0${PAYLOAD_HOLE}${TAG}`);
    expect(partsOf(text, 3)).toEqual([
      'packet-head 11',
      'quic-frame 2',
      'session-name 1',
      'payload 3',
      'packet-tag 16',
    ]);
    const travel = (delivery: string, bytes: number) => messagesTravel?.({ delivery }, bytes);
    expect([travel('datagrams', 1150), travel('datagrams', 1151), travel('streams', 1)]).toEqual([
      'datagram',
      'stream-data',
      'stream-data',
    ]);
  });

  it('show life by a PING, which has room for the protection of its header', () => {
    const text = textOf(wire.writeHeartbeat?.());
    expect(text).toBe(`${HEAD}\x01\0${TAG}`);
    expect(partsOf(text)).toEqual(['packet-head 11', 'quic-frame 2', 'packet-tag 16']);
  });
});
