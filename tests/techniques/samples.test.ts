import { once } from 'node:events';
import type http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../support/until';

interface Sample {
  readonly server: http.Server;
  readonly publish: (data: string) => void;
  readonly closeStreams?: () => void;
  readonly closeSockets?: () => void;
}

interface ServerModule {
  createServer(options: Readonly<Record<string, unknown>>): Sample;
  acceptValue?(key: string): string;
}

const modules = import.meta.glob<ServerModule>('../../src/techniques/*/sample/server.js', { eager: true });
const sources = import.meta.glob<string>('../../src/techniques/*/sample/*.js', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const articlePrograms = ['ajax-polling', 'iframe-polling', 'iframe-per-request', 'iframe-chained', 'ajax-long-polling'];
const answeringAtOnce = ['ajax-polling', 'iframe-polling', 'iframe-per-request', 'ajax-long-polling'];
const holding = ['iframe-chained', 'ajax-long-polling', 'long-polling'];

/** Timers that go off when the test says so. */
class HandTimers {
  readonly pending = new Map<
    number,
    { readonly call: () => void; readonly ms: number; readonly isRepeating: boolean }
  >();
  #count = 0;

  setTimeout = (call: () => void, ms: number): number => this.#add(call, ms, false);
  setInterval = (call: () => void, ms: number): number => this.#add(call, ms, true);
  clearTimeout = (id: number): void => void this.pending.delete(id);
  clearInterval = this.clearTimeout;

  /** Lets the oldest one go off. */
  fire(): void {
    const [first] = this.pending;
    if (first === undefined) throw new Error('No timer is pending.');
    const [id, { call, isRepeating }] = first;
    if (!isRepeating) this.pending.delete(id);
    call();
  }

  async untilPending(): Promise<void> {
    await until(() => this.pending.size > 0);
  }

  #add(call: () => void, ms: number, isRepeating: boolean): number {
    this.pending.set(++this.#count, { call, ms, isRepeating });
    return this.#count;
  }
}

const toClose: (() => void)[] = [];
afterEach(() => {
  for (const close of toClose.splice(0)) close();
});

async function serve(
  id: string,
  options: Readonly<Record<string, unknown>>,
): Promise<Sample & { url: string; port: number }> {
  const serverModule = modules[`../../src/techniques/${id}/sample/server.js`];
  if (serverModule === undefined) throw new Error(`${id} has no sample/server.js.`);
  const sample = serverModule.createServer(options);
  sample.server.listen(0, '127.0.0.1');
  await once(sample.server, 'listening');
  toClose.push(() => {
    sample.server.close();
    sample.server.closeAllConnections();
  });
  const { port } = sample.server.address() as AddressInfo;
  return { ...sample, port, url: `http://127.0.0.1:${port}/` };
}

async function textOf(url: string): Promise<string> {
  return await (await fetch(url)).text();
}

describe('every sample', () => {
  it.each(Object.entries(sources))('%s is short, and needs nothing but Node or a browser', (path, source) => {
    // Two transports, and the way from one to the other.
    const lines = path.includes('/upgrade/') ? 130 : 60;
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(lines);
    const imported = [...source.matchAll(/^import .* from '(.*)';$/gm)].map(([, specifier]) => specifier ?? '');
    const allowed = path.endsWith('/server.js') ? /^node:(http|crypto|net)$/ : /^$/;
    expect(imported.filter((specifier) => !allowed.test(specifier))).toEqual([]);
  });
});

describe.each(articlePrograms)('the article’s loop in %s', (id) => {
  it('sleeps 300 ms, draws, sleeps 1300 ms more, and answers when the draw is in 21 … 55', async () => {
    const draws = [0.2, 0.56, 0.99, 0.21];
    const sleptMs: number[] = [];
    const { url } = await serve(id, {
      random: () => draws.shift(),
      now: () => 1700,
      timers: { setTimeout: (call: () => void, ms: number) => (sleptMs.push(ms), queueMicrotask(call)) },
    });
    expect(await textOf(`${url}?timed=1000`)).toBe(
      'result: 21, response time: 1700, request time: 1000, use time: 700',
    );
    expect(sleptMs).toEqual([300, 1300, 300, 1300, 300, 1300, 300]);
  });

  it('goes on for a client that has gone, until a draw succeeds', async () => {
    const timers = new HandTimers();
    const random = vi.fn(() => 0.55);
    const { server, url } = await serve(id, { random, timers });
    const requested = once(server, 'request') as Promise<[http.IncomingMessage, http.ServerResponse]>;
    const client = new AbortController();
    const asked = fetch(url, { signal: client.signal });
    const [, response] = await requested;
    const closed = once(response, 'close');
    client.abort();
    await expect(asked).rejects.toThrow();
    await closed;
    expect(random).not.toHaveBeenCalled();
    timers.fire();
    await until(() => random.mock.calls.length === 1);
    expect(timers.pending.size).toBe(0);
  });
});

it.each(answeringAtOnce)(
  '%s answers at once with all after the cursor; without one, with how things stand',
  async (id) => {
    const { url, publish } = await serve(id, { answers: 'at-once' });
    expect(await textOf(url)).toBe('[]');
    for (const data of ['one', 'two', 'three']) publish(data);
    expect(JSON.parse(await textOf(`${url}?since=1`))).toEqual([
      { id: 2, data: 'two' },
      { id: 3, data: 'three' },
    ]);
    expect(await textOf(`${url}?since=3`)).toBe('[]');
    expect(JSON.parse(await textOf(url))).toEqual([{ id: 3, data: 'three' }]);
  },
);

describe.each(holding)('a held request in %s', (id) => {
  it('is answered when something is published', async () => {
    const timers = new HandTimers();
    const { url, publish } = await serve(id, { answers: 'hold', timers });
    const answer = textOf(`${url}?since=0`);
    await timers.untilPending();
    publish('news');
    publish('more'); // too late for this answer
    expect(JSON.parse(await answer)).toEqual([{ id: 1, data: 'news' }]);
    await until(() => timers.pending.size === 0);
  });

  it('is answered empty, with success, when the hold limit has passed', async () => {
    const timers = new HandTimers();
    const { url } = await serve(id, { answers: 'hold', holdLimitMs: 20_000, timers });
    const answer = fetch(`${url}?since=0`);
    await timers.untilPending();
    expect([...timers.pending.values()].map(({ ms }) => ms)).toEqual([20_000]);
    timers.fire();
    const { status, body } = await answer.then(async (response) => ({
      status: response.status,
      body: await response.text(),
    }));
    expect({ status, body }).toEqual({ status: 200, body: '[]' });
  });

  it('is not held at all when there is something newer than its cursor', async () => {
    const { url, publish } = await serve(id, { answers: 'hold', timers: new HandTimers() });
    publish('one');
    publish('two');
    expect(JSON.parse(await textOf(`${url}?since=1`))).toEqual([{ id: 2, data: 'two' }]);
  });

  it('hears only of what comes later when it has no cursor', async () => {
    const timers = new HandTimers();
    const { url, publish } = await serve(id, { answers: 'hold', timers });
    publish('missed');
    const answer = textOf(url);
    await timers.untilPending();
    publish('heard');
    expect(JSON.parse(await answer)).toEqual([{ id: 2, data: 'heard' }]);
  });

  it('is forgotten when its client gives up', async () => {
    const timers = new HandTimers();
    const { url } = await serve(id, { answers: 'hold', timers });
    const client = new AbortController();
    const asked = fetch(`${url}?since=0`, { signal: client.signal });
    await timers.untilPending();
    client.abort();
    await expect(asked).rejects.toThrow();
    await until(() => timers.pending.size === 0);
  });
});

describe('the server of long-polling', () => {
  it('gives everything it has to a cursor that it cannot have handed out', async () => {
    const { url, publish } = await serve('long-polling', { timers: new HandTimers() });
    publish('after a restart');
    expect(JSON.parse(await textOf(`${url}?since=99`))).toEqual([{ id: 1, data: 'after a restart' }]);
    expect(JSON.parse(await textOf(`${url}?since=nonsense`))).toEqual([{ id: 1, data: 'after a restart' }]);
  });

  it('keeps no more than it is told to', async () => {
    const { url, publish } = await serve('long-polling', { keptCount: 2, timers: new HandTimers() });
    for (const data of ['one', 'two', 'three']) publish(data);
    expect(JSON.parse(await textOf(`${url}?since=0`))).toEqual([
      { id: 2, data: 'two' },
      { id: 3, data: 'three' },
    ]);
  });
});

describe('the server of adaptive-polling', () => {
  it('answers at once with all after the cursor, and with everything where it does not know the cursor', async () => {
    const { url, publish } = await serve('adaptive-polling', { keptCount: 2 });
    expect(await textOf(`${url}?since=0`)).toBe('[]');
    for (const data of ['one', 'two', 'three']) publish(data);
    const kept = [
      { id: 2, data: 'two' },
      { id: 3, data: 'three' },
    ];
    for (const since of ['1', '99', 'nonsense'])
      expect(JSON.parse(await textOf(`${url}?since=${since}`))).toEqual(kept);
    expect(await textOf(`${url}?since=3`)).toBe('[]');
  });
});

describe('the server of conditional-polling', () => {
  async function ask(url: string, tag?: string) {
    const response = await fetch(url, { headers: tag === undefined ? {} : { 'if-none-match': tag } });
    return [response.status, response.headers.get('etag'), await response.text()];
  }

  it('answers 304 without a body to its newest tag, else with all that is newer and a new tag', async () => {
    const { url, publish } = await serve('conditional-polling', {});
    expect(await ask(url)).toEqual([200, '"0"', '[]']);
    expect(await ask(url, '"0"')).toEqual([304, '"0"', '']);
    publish('one');
    publish('two');
    expect(await ask(url, '"1"')).toEqual([200, '"2"', '[{"id":2,"data":"two"}]']);
    expect(await ask(url, '"2"')).toEqual([304, '"2"', '']);
  });

  it('tells only how things stand when it keeps one message, and everything it has to a tag that it never gave', async () => {
    const { url, publish } = await serve('conditional-polling', { keptCount: 1 });
    publish('one');
    publish('two');
    for (const tag of [undefined, '"0"', '"99"', 'nonsense'])
      expect(await ask(url, tag)).toEqual([200, '"2"', '[{"id":2,"data":"two"}]']);
  });

  it('writes no header that would tell of a body in a 304', async () => {
    const { url } = await serve('conditional-polling', {});
    const { headers } = await fetch(url, { headers: { 'if-none-match': '"0"' } });
    expect([headers.get('content-length'), headers.get('content-type'), headers.get('cache-control')]).toEqual([
      null,
      null,
      'no-cache',
    ]);
  });
});

describe('the server of jsonp-polling', () => {
  it('holds until there is news, and answers with a call of the function named', async () => {
    const timers = new HandTimers();
    const { url, publish } = await serve('jsonp-polling', { timers });
    const answer = fetch(`${url}?since=0&callback=poll7`);
    await timers.untilPending();
    publish('news');
    const response = await answer;
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('poll7([{"id":1,"data":"news"}]);');
    await until(() => timers.pending.size === 0);
  });

  it('answers empty when the hold limit has passed, or at once where it is told to', async () => {
    const timers = new HandTimers();
    const held = await serve('jsonp-polling', { holdLimitMs: 20_000, timers });
    const answer = textOf(`${held.url}?since=0&callback=poll1`);
    await timers.untilPending();
    expect([...timers.pending.values()].map(({ ms }) => ms)).toEqual([20_000]);
    timers.fire();
    expect(await answer).toBe('poll1([]);');
    const { url } = await serve('jsonp-polling', { answers: 'at-once', timers: new HandTimers() });
    expect(await textOf(`${url}?callback=poll1`)).toBe('poll1([]);');
  });

  it('writes nothing into the page that is not the name of a function', async () => {
    const { url } = await serve('jsonp-polling', { timers: new HandTimers() });
    for (const callback of ['', 'alert(1)//', 'a.b'])
      expect((await fetch(`${url}?callback=${encodeURIComponent(callback)}`)).status).toBe(400);
  });

  it('forgets a request whose client has gone', async () => {
    const timers = new HandTimers();
    const { url } = await serve('jsonp-polling', { timers });
    const client = new AbortController();
    const asked = fetch(`${url}?callback=poll1`, { signal: client.signal });
    await timers.untilPending();
    client.abort();
    await expect(asked).rejects.toThrow();
    await until(() => timers.pending.size === 0);
  });
});

/** Opens a stream; `readTo(end)` reads on until all that was read ends so. */
async function openStream(url: string, contentType: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(url, { headers });
  expect(response.headers.get('content-type')).toBe(contentType);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function readTo(end: string | null): Promise<string> {
    while (end === null || !text.endsWith(end)) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      text += part.value;
    }
    return text;
  }
  return { readTo };
}

describe('the server of sse', () => {
  const open = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    openStream(url, 'text/event-stream', headers);

  it('writes each message as an event with an id, and a comment as heartbeat', async () => {
    const timers = new HandTimers();
    const { url, publish } = await serve('sse', { reconnectMs: 500, heartbeatMs: 9000, timers });
    const { readTo } = await open(url);
    publish('one\nof two lines');
    expect(await readTo('lines\n\n')).toBe('retry: 500\n\nid: 1\ndata: one\ndata: of two lines\n\n');
    expect([...timers.pending.values()].map(({ ms }) => ms)).toEqual([9000]);
    timers.fire();
    expect(await readTo(':\n\n')).toMatch(/lines\n\n:\n\n$/);
  });

  it('replays what came after Last-Event-ID when the stream is opened again', async () => {
    const { url, publish, closeStreams } = await serve('sse', { timers: new HandTimers() });
    const first = await open(url);
    publish('one');
    await first.readTo('one\n\n');
    closeStreams?.();
    await first.readTo(null);
    publish('two');
    publish('three');
    const second = await open(url, { 'last-event-id': '1' });
    expect(await second.readTo('three\n\n')).toBe('id: 2\ndata: two\n\nid: 3\ndata: three\n\n');
  });
});

const frameType = 'text/html;charset=utf-8';
const linesType = 'application/x-ndjson';
const frameHead = (paddingBytes: number) => `<!doctype html><body>${' '.repeat(paddingBytes)}\n`;
const script = (id: number, data: string) => `<script>parent.onMessage({"id":${id},"data":"${data}"})</script>\n`;
const line = (id: number, data: string) => `{"id":${id},"data":"${data}"}\n`;

/** How the server of each streaming technique writes: what a stream begins with, a message, a heartbeat. */
const streaming = [
  { id: 'iframe-streaming', contentType: frameType, begin: frameHead(8), write: script, heartbeat: '<!-- -->\n' },
  { id: 'htmlfile', contentType: frameType, begin: frameHead(8), write: script, heartbeat: '<!-- -->\n' },
  { id: 'xhr-streaming', contentType: linesType, begin: `${' '.repeat(8)}\n`, write: line, heartbeat: '\n' },
  { id: 'fetch-streaming', contentType: linesType, begin: '', write: line, heartbeat: '\n' },
];

describe.each(streaming)('the server of $id', ({ id, contentType, begin, write, heartbeat }) => {
  const withPadding = { paddingBytes: 8 };

  it('begins with its padding, writes each message as it comes, and shows life', async () => {
    const timers = new HandTimers();
    const { url, publish } = await serve(id, { ...withPadding, heartbeatMs: 9000, timers });
    const { readTo } = await openStream(url, contentType);
    publish('one');
    expect(await readTo(write(1, 'one'))).toBe(begin + write(1, 'one'));
    expect([...timers.pending.values()].map(({ ms }) => ms)).toEqual([9000]);
    timers.fire();
    expect(await readTo(`${write(1, 'one')}${heartbeat}`)).toBe(begin + write(1, 'one') + heartbeat);
  });

  it('sends what came after the cursor when the stream is opened again; without one, only what comes then', async () => {
    const { url, publish, closeStreams } = await serve(id, { ...withPadding, timers: new HandTimers() });
    const first = await openStream(url, contentType);
    publish('one');
    closeStreams?.();
    expect(await first.readTo(null)).toBe(begin + write(1, 'one'));
    publish('two');
    const [second, third] = [await openStream(`${url}?since=1`, contentType), await openStream(url, contentType)];
    publish('three');
    const [news, later] = [write(2, 'two') + write(3, 'three'), write(3, 'three')];
    expect(await second.readTo(later)).toBe(begin + news);
    expect(await third.readTo(later)).toBe(begin + later);
  });

  it('ends a stream at its limit, with the message that reaches it', async () => {
    if (id === 'fetch-streaming') return; // what has been read is let go: it has none
    const limit = { responseLimitBytes: 2 * write(1, 'one').length };
    const { url, publish } = await serve(id, { ...withPadding, ...limit, timers: new HandTimers() });
    const { readTo } = await openStream(url, contentType);
    for (const data of ['one', 'two', 'six']) publish(data);
    expect(await readTo(null)).toBe(begin + write(1, 'one') + write(2, 'two'));
  });
});

it.each(['iframe-streaming', 'htmlfile'])('%s: data cannot end the script that it is in', async (id) => {
  const { url, publish } = await serve(id, { timers: new HandTimers() });
  const { readTo } = await openStream(url, frameType);
  publish('</script><script>alert(1)');
  expect((await readTo('</script>\n')).match(/<\/?script>/g)).toEqual(['<script>', '</script>']);
});

it.each(['sse', ...streaming.map(({ id }) => id)])(
  'the server of %s forgets a stream, and its heartbeat, when the client has gone',
  async (id) => {
    const timers = new HandTimers();
    const { url } = await serve(id, { timers });
    const client = new AbortController();
    const { body } = await fetch(url, { signal: client.signal });
    await timers.untilPending();
    client.abort();
    await expect(body?.getReader().read()).rejects.toThrow();
    await until(() => timers.pending.size === 0);
  },
);

describe('the server of websocket', () => {
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';
  const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

  /** The handshake of RFC 6455 §1.3, by hand. `next(count)` reads that many bytes after it. */
  async function openSocket(options: Readonly<Record<string, unknown>>) {
    const sample = await serve('websocket', options);
    const socket = net.connect(sample.port, '127.0.0.1');
    toClose.push(() => socket.destroy());
    let bytes = Buffer.alloc(0);
    socket.on('data', (part) => (bytes = Buffer.concat([bytes, part])));
    const head = ['GET /socket HTTP/1.1', 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket'];
    socket.write([...head, `Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13', '', ''].join('\r\n'));
    await until(() => bytes.includes('\r\n\r\n'));
    async function next(count: number): Promise<Buffer> {
      await until(() => bytes.length >= count);
      const taken = bytes.subarray(0, count);
      bytes = bytes.subarray(count);
      return taken;
    }
    const answer = (await next(bytes.indexOf('\r\n\r\n') + 4)).toString();
    return { ...sample, socket, next, answer };
  }

  /** A frame as a browser sends it: masked. */
  function masked(firstByte: number, data: string | readonly number[]): Buffer {
    const payload = Buffer.from(data);
    const mask = [1, 2, 3, 4];
    const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
    const head = [firstByte, 128 | (length[0] ?? 0), ...length.slice(1), ...mask];
    return Buffer.concat([Buffer.from(head), payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
  }

  it('acceptValue(key) gives the answer of RFC 6455 §1.3', () => {
    expect(modules['../../src/techniques/websocket/sample/server.js']?.acceptValue?.(key)).toBe(accept);
  });

  it('answers the upgrade with 101, and a plain request with 426', async () => {
    const { answer, url } = await openSocket({ timers: new HandTimers() });
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toContain(`\r\nSec-WebSocket-Accept: ${accept}\r\n`);
    expect((await fetch(url)).status).toBe(426);
  });

  it.each([5, 125, 126, 700])('sends a message of %i bytes as one frame, not masked', async (length) => {
    const { next, publish } = await openSocket({ timers: new HandTimers() });
    publish('x'.repeat(length));
    const head = length < 126 ? [0x81, length] : [0x81, 126, length >> 8, length & 255];
    expect(await next(head.length + length)).toEqual(Buffer.from([...head, ...Array<number>(length).fill(0x78)]));
  });

  it('reads masked messages, whole, halved or two at a time', async () => {
    const heard: string[] = [];
    const { socket } = await openSocket({ timers: new HandTimers(), onMessage: (data: string) => heard.push(data) });
    const long = masked(0x81, '长'.repeat(60));
    socket.write(Buffer.concat([masked(0x81, 'one'), masked(0x81, 'two'), long.subarray(0, 50)]));
    await until(() => heard.length === 2);
    socket.write(long.subarray(50));
    await until(() => heard.length === 3);
    expect(heard).toEqual(['one', 'two', '长'.repeat(60)]);
  });

  it('pings, and drops a client that has not said anything since', async () => {
    const timers = new HandTimers();
    const { socket, next } = await openSocket({ heartbeatMs: 9000, timers });
    expect([...timers.pending.values()].map(({ ms }) => ms)).toEqual([9000]);
    timers.fire();
    expect(await next(2)).toEqual(Buffer.from([0x89, 0]));
    socket.write(masked(0x8a, '')); // the pong that a browser sends by itself
    socket.write(masked(0x89, 'hello?')); // answered in turn, so that we know when the pong was read
    expect(await next(8)).toEqual(Buffer.from('\x8a\x06hello?', 'latin1'));
    timers.fire();
    expect(await next(2)).toEqual(Buffer.from([0x89, 0]));
    const closed = once(socket, 'close');
    timers.fire();
    await closed;
    await until(() => timers.pending.size === 0);
  });

  it('answers a close with a close', async () => {
    const { socket, next } = await openSocket({ timers: new HandTimers() });
    const ended = once(socket, 'end');
    socket.write(masked(0x88, [1000 >> 8, 1000 & 255]));
    expect(await next(4)).toEqual(Buffer.from([0x88, 2, 1000 >> 8, 1000 & 255]));
    await ended;
  });

  it('ends its sockets with 1012, sends them nothing more, and goes when the browser has answered', async () => {
    const { answer, socket, next, closeSockets, publish } = await openSocket({ timers: new HandTimers() });
    const ended = once(socket, 'end');
    closeSockets?.();
    publish('too late');
    expect(await next(4)).toEqual(Buffer.from([0x88, 2, 1012 >> 8, 1012 & 255]));
    socket.write(masked(0x88, [1012 >> 8, 1012 & 255]));
    await ended;
    expect(socket.bytesRead).toBe(answer.length + 4);
  });

  it.each([
    ['not masked', [0x81, 1, 0x78]],
    ['64 kB long', [0x81, 255, 0, 0, 0, 0, 0, 1, 0, 0]],
  ])('ends it all with 1008 when a frame is %s', async (_, bytes) => {
    const { socket, next } = await openSocket({ timers: new HandTimers() });
    socket.write(Buffer.from(bytes));
    expect(await next(4)).toEqual(Buffer.from([0x88, 2, 1008 >> 8, 1008 & 255]));
  });
});
