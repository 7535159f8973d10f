import { connect, type ClientHttp2Session } from 'node:http2';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { HpackCounter, isIndexedByBrowser, isIndexedByServer, type HeaderField } from '../../src/core/hpack';
import { STATIC_TABLE } from '../../src/core/hpack-tables';
import { http2Fields } from '../../src/core/http2-text';

const PREFACE_BYTES = 24;
const FRAME_HEAD_BYTES = 9;
const HEADERS_FRAME = 1;

describe('HpackCounter.count(fields)', () => {
  it('is the length of the examples of RFC 7541 C.4, one after another', () => {
    const counter = new HpackCounter(() => true);
    const get = (scheme: string, path: string): HeaderField[] => [
      [':method', 'GET'],
      [':scheme', scheme],
      [':path', path],
      [':authority', 'www.example.com'],
    ];
    expect(counter.count(get('http', '/'))).toBe(17);
    expect(counter.count([...get('http', '/'), ['cache-control', 'no-cache']])).toBe(12);
    expect(counter.count([...get('https', '/index.html'), ['custom-key', 'custom-value']])).toBe(24);
  });

  it('forgets the oldest where the table of 4096 bytes is full', () => {
    const counter = new HpackCounter(() => true);
    const field = (place: number): HeaderField => [`x-${place}`, String(place).padStart(1000, '~')];
    const firstBytes = counter.count([field(1)]);
    expect(firstBytes).toBeGreaterThan(1000);
    for (const place of [2, 3]) counter.count([field(place)]);
    expect(counter.count([field(1)])).toBe(1);
    counter.count([field(4)]);
    expect(counter.count([field(1)])).toBe(firstBytes);
  });

  it('has the 61 entries of RFC 7541, appendix A', () => {
    expect(STATIC_TABLE).toHaveLength(61);
    expect([2, 8, 31, 58, 61].map((index) => STATIC_TABLE[index - 1]?.[0])).toEqual([
      ':method',
      ':status',
      'content-type',
      'user-agent',
      'www-authenticate',
    ]);
  });

  it('counts what Node’s own HTTP/2 sends, head after head', async () => {
    const heads = [1, 2, 3, 4].map((nth): HeaderField[] => [
      [':method', 'GET'],
      [':authority', 'example.com'],
      [':scheme', 'http'],
      [':path', `/stream?timed=${nth * 1007}&since=${nth}`],
      ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0'],
      ['accept', nth === 3 ? 'text/event-stream' : '*/*'],
      ['date', `Thu, 26 Sep 2013 12:00:0${nth} GMT`],
      ['x-odd', '{"a":[1,2],"b":"c|d~e^f`g"}<>#$%&\'()*+;@\\'],
      ['etag', `"${nth}"`],
      ['cookie', 'session='.padEnd(90 * nth, '0123456789abcdef')],
    ]);
    const counter = new HpackCounter(isIndexedByServer);
    expect(await headLengths(heads)).toEqual(heads.map((head) => counter.count(head)));
  });

  it('isIndexedByBrowser(field): all but what is in the first line', () => {
    expect([':path', ':method', ':authority', 'cookie'].map((name) => isIndexedByBrowser([name, 'x']))).toEqual([
      ...[false, false, true, true],
    ]);
  });
});

/** What a real HTTP/2 client makes of these heads: the length of each field block. */
async function headLengths(heads: readonly (readonly HeaderField[])[]): Promise<number[]> {
  const sessions: ClientHttp2Session[] = [];
  const server = createServer();
  const sockets: Socket[] = [];
  const lengths = new Promise<number[]>((resolve) => {
    server.on('connection', (socket) => {
      sockets.push(socket);
      const chunks: Buffer[] = [];
      socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]));
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        const found = blockLengths(Buffer.concat(chunks));
        if (found.length === heads.length) resolve(found);
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const session = connect(`http://127.0.0.1:${port}`);
      sessions.push(session);
      session.on('error', () => undefined);
      for (const head of heads) session.request(Object.fromEntries(head)).on('error', () => undefined);
    });
  });
  const found = await lengths;
  for (const session of sessions) session.destroy();
  for (const socket of sockets) socket.destroy();
  server.close();
  return found;
}

function blockLengths(bytes: Buffer): number[] {
  const lengths: number[] = [];
  for (let from = PREFACE_BYTES; from + FRAME_HEAD_BYTES <= bytes.length;) {
    const length = bytes.readUIntBE(from, 3);
    // With a weight and a stream it depends on, if flag 0x20 is set; Node sets it for none of these.
    if (bytes[from + 3] === HEADERS_FRAME) lengths.push(length);
    from += FRAME_HEAD_BYTES + length;
  }
  return lengths;
}

describe('http2Fields(head, scheme)', () => {
  it('has the first line as pseudo-fields, and nothing that speaks of the connection', () => {
    const head = 'GET /a?b HTTP/1.1\r\nHost: example.com\r\nConnection: keep-alive\r\nAccept: */*\r\n\r\n';
    expect(http2Fields(head, 'https')).toEqual([
      [':method', 'GET'],
      [':authority', 'example.com'],
      [':scheme', 'https'],
      [':path', '/a?b'],
      ['accept', '*/*'],
    ]);
    const answer =
      'HTTP/1.1 200 OK\r\nContent-Type: a: b\r\nKeep-Alive: timeout=5\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(http2Fields(answer, 'http')).toEqual([
      [':status', '200'],
      ['content-type', 'a: b'],
    ]);
  });
});
