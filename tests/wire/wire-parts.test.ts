import { describe, expect, it } from 'vitest';
import type { TransitContent } from '../../src/trace/events';
import { readWireParts, type WireLanguage } from '../../src/wire/wire-parts';
import { PAYLOAD_HOLE } from '../../src/wire/wire-reader';

/** Each part on a line: its kind, its bytes, and what they are. */
function read(
  content: TransitContent,
  text: string,
  payloads: readonly string[] = [],
  spoken: WireLanguage = 'http',
): string[] {
  const bytes = {
    text,
    payloads: payloads.map((payload, index) => ({ messageId: index + 1, text: payload, bytes: payload.length })),
  };
  return readWireParts(content, bytes, spoken).map((part) => {
    const { kind, runs, bytes: byteCount, ...rest } = part;
    const said = Object.values(rest).map((value) => ` ${String(value)}`);
    const shown = runs.map((run) => (run.messageId === null ? run.text : `{${run.text}}`)).join('');
    return `${kind}${said.join('')} ${byteCount}: ${JSON.stringify(shown).slice(1, -1)}`;
  });
}

const bytes = (...numbers: number[]) => String.fromCharCode(...numbers);

describe('readWireParts(content, bytes, spoken)', () => {
  it('reads a request: its line, its headers, the empty line', () => {
    expect(read('request', 'GET /poll HTTP/1.1\r\nHost: example.com\r\n\r\n')).toEqual([
      'request-line 20: GET /poll HTTP/1.1\\r\\n',
      'header 19: Host: example.com\\r\\n',
      'head-end 2: \\r\\n',
    ]);
  });

  it('reads an answer, and tells the payload in its body from what is around it', () => {
    const text = `HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n["${PAYLOAD_HOLE}","${PAYLOAD_HOLE}"]`;
    expect(read('response', text, ['one', 'two'])).toEqual([
      'status-line 17: HTTP/1.1 200 OK\\r\\n',
      'header 20: Content-Length: 11\\r\\n',
      'head-end 2: \\r\\n',
      'body 13: [\\"{one}\\",\\"{two}\\"]',
    ]);
  });

  it('reads chunks by their size in hexadecimal: RFC 9112 §7.1', () => {
    expect(read('chunk', `a\r\n<${PAYLOAD_HOLE}>\r\n`, ['8 bytes!'])).toEqual([
      'chunk-size 10 3: a\\r\\n',
      'body 10: <{8 bytes!}>',
      'chunk-end 2: \\r\\n',
    ]);
    expect(read('stream-end', '0\r\n\r\n')).toEqual(['last-chunk 5: 0\\r\\n\\r\\n']);
  });

  it('reads messages that end with a zero byte, with and without a payload, and an empty one', () => {
    expect(read('frame', `${PAYLOAD_HOLE}\0\0<alive/>\0`, ['news'], 'raw')).toEqual([
      'raw-message 4: {news}',
      'zero-byte 1: \\u0000',
      'zero-byte 1: \\u0000',
      'raw-message 8: <alive/>',
      'zero-byte 1: \\u0000',
    ]);
  });

  it('reads the fields of an event stream: WHATWG HTML §9.2', () => {
    const text = `21\r\nretry: 500\n\nid: 7\ndata: ${PAYLOAD_HOLE}\n\n\r\n3\r\n:\n\n\r\n`;
    expect(read('chunk', text, ['message'], 'event-stream')).toEqual([
      'chunk-size 33 4: 21\\r\\n',
      'event-retry 11: retry: 500\\n',
      'event-end 1: \\n',
      'event-id 6: id: 7\\n',
      'event-data 14: data: {message}\\n',
      'event-end 1: \\n',
      'chunk-end 2: \\r\\n',
      'chunk-size 3 3: 3\\r\\n',
      'event-comment 2: :\\n',
      'event-end 1: \\n',
      'chunk-end 2: \\r\\n',
    ]);
  });

  it('reads the head of a stream that brings its first chunk with it', () => {
    const text = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nretry: 500\n\n\r\n';
    expect(read('stream-head', text, [], 'event-stream').slice(3)).toEqual([
      'chunk-size 12 3: c\\r\\n',
      'event-retry 11: retry: 500\\n',
      'event-end 1: \\n',
      'chunk-end 2: \\r\\n',
    ]);
  });

  // The examples of RFC 6455 §5.7.
  it('reads “Hello” in a frame that is not masked', () => {
    expect(read('frame', bytes(0x81, 0x05) + PAYLOAD_HOLE, ['Hello'])).toEqual([
      'frame-kind text true 1: \x81',
      'frame-length 5 false 1: \\u0005',
      'payload 5: {Hello}',
    ]);
  });

  it('reads “Hello” in a masked pong', () => {
    const text = bytes(0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
    expect(read('pong', text).map((line) => line.replace(/: .*/s, ''))).toEqual([
      'frame-kind pong true 1',
      'frame-length 5 true 1',
      'masking-key 4',
      'payload 5',
    ]);
  });

  it.each([
    [256, [0x81, 0x7e, 0x01, 0x00], 3],
    [65_536, [0x81, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0], 9],
  ])('reads a frame of %i bytes, whose length takes more room', (length, head, lengthBytes) => {
    const lines = read('frame', bytes(...head) + PAYLOAD_HOLE, ['x'.repeat(length)]);
    expect(lines.map((line) => line.replace(/: .*/s, ''))).toEqual([
      'frame-kind text true 1',
      `frame-length ${length} false ${lengthBytes}`,
      `payload ${length}`,
    ]);
  });

  it('reads several frames in a row, empty ones among them', () => {
    const text = bytes(0x81, 0) + PAYLOAD_HOLE + bytes(0x81, 1) + PAYLOAD_HOLE + bytes(0x81, 0) + PAYLOAD_HOLE;
    expect(read('frame', text, ['', 'a', '']).filter((line) => line.startsWith('payload'))).toEqual(['payload 1: {a}']);
    expect(read('frame', text, ['', 'a', ''])).toHaveLength(7);
  });

  it('reads the code of a close frame, masked or not', () => {
    expect(read('close-frame', bytes(0x88, 2, 0x03, 0xf4)).at(-1)).toMatch(/^close-code 1012 2/);
    const masked = bytes(0x88, 0x82, 1, 2, 3, 4, 0x03 ^ 1, 0xf4 ^ 2);
    expect(read('close-frame', masked).at(-1)).toMatch(/^close-code 1012 2/);
  });

  it('finds nothing in TCP’s own packets', () => {
    for (const content of ['syn', 'syn-ack', 'fin', 'reset'] as const) expect(read(content, '')).toEqual([]);
  });

  it('loses no byte of what it cannot make sense of', () => {
    for (const content of ['request', 'response', 'stream-head', 'chunk', 'frame'] as const) {
      for (const text of [
        'no line feed',
        '\x81\x7e\x01',
        'zz\r\nnot a size\r\n',
        'ff\r\ntoo short\r\n',
        '\r\n\r\n\r\n',
      ]) {
        const parts = readWireParts(content, { text, payloads: [] }, 'event-stream');
        expect(parts.flatMap(({ runs }) => runs.map((run) => run.text)).join(''), `${content} ${text}`).toBe(text);
        expect(parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(text.length);
      }
    }
  });
});
