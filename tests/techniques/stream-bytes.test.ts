import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { maskPayload, writeFrameHead } from '../../src/techniques/websocket/frames';
import { sseCast } from '../../src/techniques/sse/wire';
import { acceptValue, websocketCast } from '../../src/techniques/websocket/wire';
import type { Message, ResponseToWrite, WireText } from '../../src/world/protocol';
import { readChunks, readFrames, readHttp } from '../support/read-wire';

const lines = (...written: readonly string[]) => `${written.join('\r\n')}\r\n\r\n`;
const wholeOf = ({ head, body }: WireText) => head + body;
const written = ({ payloadBytes }: Message) => 'x'.repeat(payloadBytes);
const counted = () => '';

const USER_AGENT =
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

const exchange = { seed: 7, exchangeId: 0 };

function opening(status: number, params: Record<string, unknown>, keepAliveMs = 5000): ResponseToWrite {
  const answer = { status, messages: [], cursor: null, sentAtMs: 60, arrivedAtMs: 60, draw: null, keepAliveMs, params };
  return { ...exchange, ...answer, payloadOf: written };
}

describe('server-sent events', () => {
  const { wire } = sseCast;
  const writeHead = must(wire.writeStreamHead, 'a stream has a head');
  const writeChunk = must(wire.writeChunk, 'a stream has chunks');

  it('are asked for as Chromium’s EventSource does, with the last id it saw', () => {
    const requestFor = (cursor: number | null) =>
      wire.writeRequest({ ...exchange, kind: 'stream', cursor, askedAtMs: 1 });
    const linesWith = (...cursorLines: readonly string[]) =>
      lines(
        'GET /events HTTP/1.1',
        'Host: example.com',
        'Connection: keep-alive',
        USER_AGENT,
        'Accept: text/event-stream',
        'Cache-Control: no-cache',
        ...cursorLines,
        'Referer: http://example.com/',
        'Accept-Encoding: gzip, deflate',
        'Accept-Language: en-US,en;q=0.9',
      );
    expect(requestFor(null)).toEqual({ head: linesWith(), body: '' });
    expect(requestFor(41)).toEqual({ head: linesWith('Last-Event-ID: 41'), body: '' });
  });

  const headLines = (...connectionLines: readonly string[]) =>
    lines(
      'HTTP/1.1 200 OK',
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      ...connectionLines,
      'Transfer-Encoding: chunked',
    );

  it('begin with a head without length, and nothing else where the server has no retry:', () => {
    expect(writeHead(opening(200, { reconnectMs: null }))).toEqual({
      head: headLines('Connection: keep-alive', 'Keep-Alive: timeout=5'),
      body: '',
    });
    expect(writeHead(opening(200, { reconnectMs: null }, 0)).head).toBe(headLines('Connection: close'));
  });

  it.each([
    [0, 'a\r\nretry: 0\n\n\r\n'],
    [500, 'c\r\nretry: 500\n\n\r\n'],
    [12_345.6, 'e\r\nretry: 12346\n\n\r\n'],
    [3_600_000, '10\r\nretry: 3600000\n\n\r\n'],
  ])('say retry: %d in the first chunk, in digits alone', (reconnectMs, body) => {
    expect(writeHead(opening(200, { reconnectMs })).body).toBe(body);
  });

  it('are fields with an empty line behind, the chunk’s length before them in hexadecimal', () => {
    expect(wholeOf(writeChunk([{ id: 3, payloadBytes: 5 }], written))).toBe('13\r\nid: 3\ndata: xxxxx\n\n\r\n');
    expect(
      wholeOf(
        writeChunk(
          [1, 12].map((id) => ({ id, payloadBytes: 2 })),
          written,
        ),
      ),
    ).toBe('21\r\nid: 1\ndata: xx\n\nid: 12\ndata: xx\n\n\r\n');
  });

  it.each([0, 1, 2, 125, 126, 239, 240, 4080, 65_535, 65_536, 1_000_000])(
    'with payloads of %d bytes are one chunk of the length that it says, written out or only counted',
    (payloadBytes) => {
      const messages = [8, 9].map((id) => ({ id, payloadBytes }));
      const whole = wholeOf(writeChunk(messages, written));
      const payload = 'x'.repeat(payloadBytes);
      expect(readChunks(whole)).toEqual([`id: 8\ndata: ${payload}\n\nid: 9\ndata: ${payload}\n\n`]);
      const short = writeChunk(messages, counted);
      expect(short.head).toBe(writeChunk(messages, written).head);
      expect(whole.length - wholeOf(short).length).toBe(2 * payloadBytes);
    },
  );

  it('show life by a comment: a chunk of its own', () => {
    expect(wholeOf(must(wire.writeHeartbeat, 'a comment')())).toBe('3\r\n:\n\n\r\n');
  });
});

describe('WebSocket', () => {
  const { wire } = websocketCast;
  const writeChunk = must(wire.writeChunk, 'a socket has frames');

  const askFor = (exchangeId: number, seed = 7) =>
    wire.writeRequest({ seed, exchangeId, kind: 'handshake', cursor: null, askedAtMs: 1 });
  const keyIn = ({ head }: WireText) => must(readHttp(head).headers.get('Sec-WebSocket-Key'), 'a key');

  it('is asked for by a GET that wants an upgrade', () => {
    expect(askFor(0)).toEqual({
      head: lines(
        'GET /socket HTTP/1.1',
        'Host: example.com',
        'Connection: Upgrade',
        'Pragma: no-cache',
        'Cache-Control: no-cache',
        USER_AGENT,
        'Upgrade: websocket',
        'Origin: http://example.com',
        'Sec-WebSocket-Version: 13',
        'Accept-Encoding: gzip, deflate',
        'Accept-Language: en-US,en;q=0.9',
        `Sec-WebSocket-Key: ${keyIn(askFor(0))}`,
      ),
      body: '',
    });
  });

  it('has a key of 16 bytes, another one in another exchange and another run, the same in the same', () => {
    const keys = [askFor(0), askFor(1), askFor(2), askFor(0, 8)].map(keyIn);
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(atob(key)).toHaveLength(16);
    expect(keyIn(askFor(1))).toBe(keys[1]);
  });

  it('acceptValue(key) is the answer of RFC 6455 §1.3', () => {
    expect(acceptValue('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('is granted by a 101 with the answer to the key that was sent', () => {
    expect(must(wire.writeStreamHead, 'a 101')(opening(101, {}))).toEqual({
      head: lines(
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${acceptValue(keyIn(askFor(0)))}`,
      ),
      body: '',
    });
  });

  it('is refused by a whole answer', () => {
    const { startLine, headers, body } = readHttp(wholeOf(wire.writeResponse(opening(403, {}))));
    expect([startLine, headers.get('Content-Length'), body]).toEqual(['HTTP/1.1 403 Unknown', '5', 'Error']);
  });

  it.each([
    [0, 2],
    [1, 2],
    [125, 2],
    [126, 4],
    [127, 4],
    [65_535, 4],
    [65_536, 10],
    [1_000_000, 10],
  ])('a text frame of %d bytes has a head of %d, and no mask from the server', (payloadBytes, headLength) => {
    const text = wholeOf(writeChunk([{ id: 1, payloadBytes }], written));
    expect(readFrames(text)).toEqual([
      { isFinal: true, opcode: 1, isMasked: false, headLength, payload: 'x'.repeat(payloadBytes) },
    ]);
    expect(wholeOf(writeChunk([{ id: 1, payloadBytes }], counted))).toBe(text.slice(0, headLength));
    expect([...text].every((character) => character.charCodeAt(0) < 256)).toBe(true);
  });

  it('messages together are a frame each', () => {
    const messages = [3, 200, 70_000].map((payloadBytes, index) => ({ id: index + 1, payloadBytes }));
    expect(readFrames(wholeOf(writeChunk(messages, written))).map(({ payload }) => payload.length)).toEqual([
      3, 200, 70_000,
    ]);
  });

  it('shows life by an empty ping', () => {
    expect(wholeOf(must(wire.writeHeartbeat, 'a ping')())).toBe('\x89\x00');
  });

  it('masks what goes up, with a key of its own for each frame, and nothing that comes down', () => {
    const [writePong, writeClose] = [must(wire.writePong, 'a pong'), must(wire.writeCloseFrame, 'a close')];
    expect(wholeOf(writeClose({ ...exchange, direction: 'down', sentAtMs: 1000 }))).toBe('\x88\x02\x03\xf4');
    const echo = wholeOf(writeClose({ ...exchange, direction: 'up', sentAtMs: 1000 }));
    const [frame] = readFrames(echo);
    expect(frame).toMatchObject({ opcode: 8, isMasked: true, headLength: 6 });
    expect(maskPayload(frame?.payload ?? '', echo.slice(2, 6))).toBe('\x03\xf4');
    const frames = [0, 15_000, 30_000].flatMap((sentAtMs) =>
      [0, 1].map((exchangeId) => wholeOf(writePong({ seed: 7, exchangeId, direction: 'up', sentAtMs }))),
    );
    for (const pong of frames) expect(pong).toMatch(/^\x8a\x80[^]{4}$/);
    expect(new Set(frames).size).toBe(frames.length);
  });

  it('maskPayload(payload, maskingKey) is that of RFC 6455 §5.7, and undoes itself', () => {
    const key = '\x37\xfa\x21\x3d';
    expect(writeFrameHead('text', 5, key) + maskPayload('Hello', key)).toBe(
      '\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58',
    );
    expect(maskPayload(maskPayload('any payload', key), key)).toBe('any payload');
  });
});
