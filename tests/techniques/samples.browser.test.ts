import { afterEach, describe, expect, it, vi } from 'vitest';

type Options = Readonly<Record<string, unknown>>;

interface ClientModule {
  start(options: Options): (() => void) | { readonly send: (data: string) => boolean; readonly stop: () => void };
}

const modules = import.meta.glob<ClientModule>('../../src/techniques/*/sample/client.js', { eager: true });

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

  get pendingMs(): number[] {
    return [...this.pending.values()].map(({ ms }) => ms);
  }

  /** Lets the one that is set to `ms` go off. */
  fire(ms: number): void {
    const [id, timer] = [...this.pending].find(([, { ms: setMs }]) => setMs === ms) ?? [];
    if (id === undefined || timer === undefined)
      throw new Error(`No timer of ${ms} ms among ${this.pendingMs.join()}.`);
    if (!timer.isRepeating) this.pending.delete(id);
    timer.call();
  }

  #add(call: () => void, ms: number, isRepeating: boolean): number {
    this.pending.set(++this.#count, { call, ms, isRepeating });
    return this.#count;
  }
}

/** A stand-in for XMLHttpRequest: it goes nowhere, and the test answers. */
class HandRequest {
  static made: HandRequest[] = [];
  timeout = 0;
  status = 0;
  responseText = '';
  address = '';
  hasAborted = false;
  onload?: () => void;
  onprogress?: () => void;
  onerror?: () => void;
  ontimeout?: () => void;

  open(_method: string, address: string): void {
    this.address = address;
  }
  send(): void {
    HandRequest.made.push(this);
  }
  abort(): void {
    this.hasAborted = true;
  }
  answer(responseText: string, status = 200): void {
    Object.assign(this, { responseText, status });
    this.onload?.();
  }
}

let stop: (() => void) | null = null;
afterEach(() => {
  stop?.();
  stop = null;
  HandRequest.made = [];
});

function start(id: string, options: Options): ReturnType<ClientModule['start']> {
  const clientModule = modules[`../../src/techniques/${id}/sample/client.js`];
  if (clientModule === undefined) throw new Error(`${id} has no sample/client.js.`);
  const started = clientModule.start(options);
  stop = typeof started === 'function' ? started : started.stop;
  return started;
}

function made(index: number): HandRequest {
  const request = HandRequest.made.at(index);
  if (request === undefined) throw new Error(`Request ${index} was not made.`);
  return request;
}

async function until(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { interval: 5, timeout: 5000 });
}

/** Counts up, so that each address tells which request it belongs to. */
function countingClock(): () => number {
  let count = 0;
  return () => ++count;
}

describe('ajax-polling', () => {
  it('asks at every tick, whatever is in flight, and shows answers as they come', () => {
    const timers = new HandTimers();
    const messages: string[] = [];
    const onMessage = (text: string) => messages.push(text);
    start('ajax-polling', { url: '/poll', onMessage, timers, now: countingClock(), XMLHttpRequest: HandRequest });
    expect(HandRequest.made).toEqual([]); // the first request follows the first tick
    for (let tick = 0; tick < 3; tick++) timers.fire(3000);
    expect(HandRequest.made.map(({ address }) => address)).toEqual(['/poll?timed=1', '/poll?timed=2', '/poll?timed=3']);
    made(1).answer('second');
    made(0).answer('first');
    made(2).answer('a failure', 500);
    expect(messages).toEqual(['second', 'first']);
    stop?.();
    expect(timers.pendingMs).toEqual([]);
  });

  it('does not let its cursor follow an overtaken answer back', () => {
    const timers = new HandTimers();
    const onMessage = vi.fn();
    start('ajax-polling', {
      url: '/poll',
      onMessage,
      timers,
      now: () => 0,
      usesCursor: true,
      XMLHttpRequest: HandRequest,
    });
    timers.fire(3000);
    timers.fire(3000);
    made(1).answer('[{"id":1,"data":"a"},{"id":2,"data":"b"}]');
    made(0).answer('[{"id":1,"data":"a"}]');
    timers.fire(3000);
    expect(made(2).address).toBe('/poll?timed=0&since=2');
  });
});

describe('ajax-long-polling', () => {
  it('asks again at once after an answer, a failure, a timeout and an error', () => {
    const [onMessage, onFailure] = [vi.fn(), vi.fn()];
    start('ajax-long-polling', { url: '/poll', onMessage, onFailure, now: () => 0, XMLHttpRequest: HandRequest });
    expect(made(0).timeout).toBe(5000);
    made(0).answer('news');
    made(1).answer('Internal Server Error', 500);
    made(2).ontimeout?.();
    made(3).onerror?.();
    expect(HandRequest.made.length).toBe(5);
    expect(onMessage.mock.calls).toEqual([['news']]);
    expect(onFailure.mock.calls).toEqual([['error'], ['timeout'], ['error']]);
    stop?.();
    expect(made(4).hasAborted).toBe(true);
  });
});

// Real iframes, with a file of the project for an answer.
const address = '/package.json';
const answer = '"name": "pollscope"';

function framesInPage(): HTMLIFrameElement[] {
  return [...document.body.querySelectorAll('iframe')];
}

describe('iframe-polling', () => {
  it('reads what the frame shows at the next tick only, and reloads it in between', async () => {
    const timers = new HandTimers();
    const messages: string[] = [];
    const onMessage = (text: string) => messages.push(text);
    start('iframe-polling', { url: address, onMessage, timers, now: countingClock() });
    timers.fire(5000);
    const [frame] = framesInPage();
    const loaded = vi.fn();
    frame?.addEventListener('load', loaded);
    await until(() => loaded.mock.calls.length === 1);
    expect(timers.pendingMs).toEqual([5000, 1000]);
    timers.fire(1000);
    await until(() => loaded.mock.calls.length === 2);
    expect(messages).toEqual(['']);
    timers.fire(5000);
    expect(messages).toEqual(['', expect.stringContaining(answer)]);
    expect(frame?.src).toContain(`${address}?timed=2`);
    stop?.();
    expect(framesInPage()).toEqual([]);
    expect(timers.pendingMs).toEqual([]);
  });
});

describe('iframe-per-request', () => {
  it('adds a frame at every tick, reads each when it has loaded, and removes it', async () => {
    const timers = new HandTimers();
    const messages: string[] = [];
    const onMessage = (text: string) => messages.push(text);
    start('iframe-per-request', { url: address, onMessage, timers, now: countingClock() });
    timers.fire(5000);
    timers.fire(5000);
    expect(framesInPage().map(({ id }) => id)).toEqual(['frame', 'frame']);
    await until(() => messages.length === 2);
    expect(messages).toEqual([expect.stringContaining(answer), expect.stringContaining(answer)]);
    expect(framesInPage()).toEqual([]);
  });
});

describe('iframe-chained', () => {
  it('makes the next frame when the one before has loaded, and never two', async () => {
    const addresses: string[] = [];
    const onMessage = () => {
      addresses.push(...framesInPage().map(({ src }) => new URL(src).search));
      if (addresses.length === 3) stop?.();
    };
    start('iframe-chained', { url: address, onMessage, now: countingClock() });
    await until(() => addresses.length === 3);
    expect(addresses).toEqual(['?timed=1', '?timed=2', '?timed=3']);
    expect(framesInPage()).toEqual([]);
  });
});

describe('long-polling', () => {
  type Answer = () => Promise<Response>;
  const json =
    (messages: unknown): Answer =>
    () =>
      Promise.resolve(Response.json(messages));
  const failure: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
  const serverError: Answer = () => Promise.resolve(new Response('', { status: 500 }));

  /** Gives the answers one after another, then none. */
  function fetchGiving(answers: Answer[]) {
    return vi.fn((_address: string, { signal }: { signal: AbortSignal }) => {
      const next = answers.shift();
      if (next !== undefined) return next();
      return new Promise<Response>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      });
    });
  }

  it('asks again at once, with the newest id it has seen, and takes an empty answer as normal', async () => {
    const timers = new HandTimers();
    const [onMessage, onFailure] = [vi.fn(), vi.fn()];
    const fetch = fetchGiving([
      json([
        { id: 1, data: 'a' },
        { id: 2, data: 'b' },
      ]),
      json([]),
    ]);
    start('long-polling', { url: '/poll', onMessage, onFailure, timers, fetch });
    await until(() => fetch.mock.calls.length === 3);
    expect(fetch.mock.calls.map(([asked]) => asked)).toEqual(['/poll?since=0', '/poll?since=2', '/poll?since=2']);
    expect(onMessage.mock.calls).toEqual([[{ id: 1, data: 'a' }], [{ id: 2, data: 'b' }]]);
    expect(onFailure).not.toHaveBeenCalled();
    expect(timers.pendingMs).toEqual([40_000]); // the client timeout of the request that is held now
  });

  it('backs off after failures, longer each time, and starts afresh after a success', async () => {
    const timers = new HandTimers();
    const fetch = fetchGiving([failure, serverError, failure, json([]), failure]);
    start('long-polling', { url: '/poll', onMessage: vi.fn(), timers, fetch, retryMaxMs: 3000, random: () => 0.5 });
    for (const waitMs of [1000, 2000, 3000, 1000]) {
      await until(() => timers.pendingMs.includes(waitMs));
      expect(timers.pendingMs).toEqual([waitMs]);
      timers.fire(waitMs);
    }
    await until(() => fetch.mock.calls.length === 6);
  });

  it.each([
    [0, 500],
    [0.75, 1250],
  ])('spreads the wait by chance: a draw of %d makes 1000 ms %d ms', async (draw, waitMs) => {
    const timers = new HandTimers();
    start('long-polling', {
      url: '/poll',
      onMessage: vi.fn(),
      timers,
      fetch: fetchGiving([failure]),
      random: () => draw,
    });
    await until(() => timers.pendingMs.includes(waitMs));
  });

  it('gives up when the client timeout has passed, and backs off', async () => {
    const timers = new HandTimers();
    const onFailure = vi.fn();
    start('long-polling', {
      url: '/poll',
      onMessage: vi.fn(),
      onFailure,
      timers,
      fetch: fetchGiving([]),
      random: () => 0.5,
    });
    timers.fire(40_000);
    await until(() => timers.pendingMs.includes(1000));
    expect(onFailure).toHaveBeenCalledOnce();
  });

  it('does not ask again once it was stopped', async () => {
    const timers = new HandTimers();
    const [fetch, onFailure] = [fetchGiving([]), vi.fn()];
    start('long-polling', { url: '/poll', onMessage: vi.fn(), onFailure, timers, fetch });
    stop?.();
    await until(() => timers.pending.size === 0);
    expect(fetch).toHaveBeenCalledOnce();
    expect(onFailure).not.toHaveBeenCalled();
  });
});

describe('adaptive-polling', () => {
  const json = (messages: unknown) => Response.json(messages);

  it('waits longer after each empty answer, and as short as at first after news', async () => {
    const timers = new HandTimers();
    const onMessage = vi.fn();
    const answers = [json([]), json([]), json([]), json([{ id: 1, data: 'a' }]), json([])];
    const fetch = vi.fn<(asked: string) => Promise<Response>>(() => Promise.resolve(answers.shift() ?? json([])));
    start('adaptive-polling', { url: '/poll', onMessage, timers, fetch, pollIntervalMaxMs: 3000 });
    for (const waitMs of [1000, 2000, 3000, 1000, 2000]) {
      await until(() => timers.pendingMs.join() === String(waitMs));
      timers.fire(waitMs);
    }
    await until(() => fetch.mock.calls.length === 6);
    expect(fetch.mock.calls.map(([asked]) => asked).slice(3)).toEqual([
      '/poll?since=0',
      '/poll?since=1',
      '/poll?since=1',
    ]);
    expect(onMessage.mock.calls).toEqual([[{ id: 1, data: 'a' }]]);
  });

  it('backs off after failures by waits of their own, and gives up on a request that takes too long', async () => {
    const timers = new HandTimers();
    const fetch = vi
      .fn((_asked: string, { signal }: { signal: AbortSignal }) => {
        return new Promise<Response>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
        });
      })
      .mockImplementationOnce(() => Promise.resolve(new Response('', { status: 500 })))
      .mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')));
    start('adaptive-polling', { url: '/poll', onMessage: vi.fn(), timers, fetch, random: () => 0.5 });
    for (const waitMs of [1000, 2000, 10_000, 4000]) {
      await until(() => timers.pendingMs.join() === String(waitMs));
      timers.fire(waitMs);
    }
    await until(() => fetch.mock.calls.length === 4);
    stop?.();
    await until(() => timers.pending.size === 0);
  });
});

describe('conditional-polling', () => {
  /** A 304 cannot be made by `new Response` with a body; with none it can. */
  const notModified = () => new Response(null, { status: 304, headers: { etag: '"1"' } });
  const news = () => Response.json([{ id: 1, data: 'a' }], { headers: { etag: '"1"' } });

  it('sends the tag of the last good answer, and takes a 304 for no news', async () => {
    const timers = new HandTimers();
    const onMessage = vi.fn();
    const answers = [news(), notModified(), new Response('', { status: 500 }), notModified()];
    const fetch = vi.fn<(asked: string, options: { headers: Record<string, string> }) => Promise<Response>>(() =>
      Promise.resolve(answers.shift() ?? notModified()),
    );
    start('conditional-polling', { url: '/poll', onMessage, timers, fetch });
    expect(fetch).not.toHaveBeenCalled(); // the first request follows the first tick
    for (let tick = 0; tick < 4; tick++) {
      timers.fire(3000);
      await until(() => timers.pendingMs.join() === '3000');
    }
    expect(fetch.mock.calls.map(([, { headers }]) => headers)).toEqual([
      {},
      { 'If-None-Match': '"1"' },
      { 'If-None-Match': '"1"' },
      { 'If-None-Match': '"1"' },
    ]);
    expect(onMessage.mock.calls).toEqual([[{ id: 1, data: 'a' }]]);
  });

  it('asks one at a time, and gives up on a request that takes too long', async () => {
    const timers = new HandTimers();
    const fetch = vi.fn((_asked: string, { signal }: { signal: AbortSignal }) => {
      return new Promise<Response>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      });
    });
    start('conditional-polling', { url: '/poll', onMessage: vi.fn(), timers, fetch });
    timers.fire(3000);
    timers.fire(3000);
    expect(fetch).toHaveBeenCalledOnce();
    timers.fire(10_000);
    await until(() => timers.pendingMs.join() === '3000');
    timers.fire(3000);
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

describe('jsonp-polling', () => {
  /** Scripts that go nowhere; the test lets them run. */
  function handPage() {
    const scripts: HTMLScriptElement[] = [];
    const page: Record<string, unknown> = {
      document: {
        createElement: () => document.createElement('script'),
        head: { append: (script: HTMLScriptElement) => scripts.push(script) },
      },
    };
    const call = (name: string, messages: unknown) => (page[name] as (messages: unknown) => void)(messages);
    return { page, scripts, call };
  }
  const addressOf = (script: HTMLScriptElement | undefined) => script?.getAttribute('src');

  it('inserts a script, whose call of its own function delivers and leads to the next', () => {
    const timers = new HandTimers();
    const { page, scripts, call } = handPage();
    const onMessage = vi.fn();
    start('jsonp-polling', { url: '/poll', onMessage, timers, page, now: () => 5 });
    expect([addressOf(scripts[0]), scripts[0]?.async, timers.pendingMs]).toEqual([
      '/poll?timed=5&since=0&callback=poll1',
      true,
      [32_500],
    ]);
    call('poll1', [{ id: 3, data: 'a' }]);
    expect([onMessage.mock.calls, timers.pendingMs]).toEqual([[[{ id: 3, data: 'a' }]], [0]]);
    timers.fire(0);
    expect(addressOf(scripts[1])).toBe('/poll?timed=5&since=3&callback=poll2');
    stop?.();
    expect(timers.pendingMs).toEqual([]);
  });

  it('inserts the next when the watchdog has waited enough; a late call delivers, and inserts none', () => {
    const timers = new HandTimers();
    const { page, scripts, call } = handPage();
    const onMessage = vi.fn();
    start('jsonp-polling', { url: '/poll', onMessage, timers, page });
    timers.fire(32_500);
    expect(scripts.length).toBe(2);
    call('poll1', [{ id: 1, data: 'late' }]);
    expect([onMessage.mock.calls.length, timers.pendingMs]).toEqual([1, [32_500]]);
    call('poll2', [{ id: 1, data: 'late' }]);
    expect([onMessage.mock.calls.length, timers.pendingMs]).toEqual([2, [0]]);
  });

  it('backs off after an error that it hears of, and hears none where the browser tells none', () => {
    const timers = new HandTimers();
    const { page, scripts } = handPage();
    start('jsonp-polling', { url: '/poll', onMessage: vi.fn(), timers, page, random: () => 0.5 });
    for (const [index, waitMs] of [1000, 2000].entries()) {
      scripts[index]?.dispatchEvent(new Event('error'));
      expect(timers.pendingMs).toEqual([waitMs]);
      timers.fire(waitMs);
    }
    const old = handPage();
    start('jsonp-polling', {
      url: '/poll',
      onMessage: vi.fn(),
      timers: new HandTimers(),
      page: old.page,
      hearsErrors: false,
    });
    expect(old.scripts[0]?.onerror).toBeNull();
  });

  it('works with real script elements, which run in the order of insertion if told to', async () => {
    const timers = new HandTimers();
    const onMessage = vi.fn();
    // What follows the address is a comment.
    const url = 'data:text/javascript,poll1([{id:1,data:"a"}])//';
    start('jsonp-polling', { url, onMessage, timers, keepsScriptOrder: true });
    const script = document.head.querySelector<HTMLScriptElement>('script[src^="data:"]');
    expect(script?.async).toBe(false);
    await until(() => onMessage.mock.calls.length === 1);
    await until(() => script?.isConnected === false);
    expect(timers.pendingMs).toEqual([0]);
  });
});

describe('sse', () => {
  class HandEventSource {
    static latest: HandEventSource;
    readonly CLOSED = 2;
    readyState = 0;
    onopen?: () => void;
    onerror?: () => void;
    onmessage?: (event: { lastEventId: string; data: string }) => void;

    constructor() {
      HandEventSource.latest = this;
    }
    close(): void {
      this.readyState = 2;
    }
  }

  it('hands on messages with their ids, and tells a break from the end', () => {
    const [onMessage, onStatus] = [vi.fn(), vi.fn()];
    start('sse', { url: '/events', onMessage, onStatus, EventSource: HandEventSource });
    const source = HandEventSource.latest;
    source.onopen?.();
    source.onmessage?.({ lastEventId: '1', data: 'news' });
    source.onerror?.(); // readyState is CONNECTING: the browser will be back
    source.close();
    source.onerror?.(); // as after a status of 500
    expect(onMessage.mock.calls).toEqual([[{ id: '1', data: 'news' }]]);
    expect(onStatus.mock.calls.flat()).toEqual(['open', 'waiting', 'closed']);
  });
});

describe('websocket', () => {
  class HandSocket {
    static made: HandSocket[] = [];
    readonly OPEN = 1;
    readyState = 0;
    sent: string[] = [];
    onopen?: () => void;
    onclose?: () => void;
    onmessage?: (event: { data: string }) => void;

    constructor() {
      HandSocket.made.push(this);
    }
    open(): this {
      this.readyState = 1;
      this.onopen?.();
      return this;
    }
    send(data: string): void {
      this.sent.push(data);
    }
    close(): void {
      this.readyState = 3;
      this.onclose?.();
    }
  }

  afterEach(() => {
    HandSocket.made = [];
  });

  it('opens a new socket after its own wait, until it is stopped', () => {
    const timers = new HandTimers();
    const [onMessage, onStatus] = [vi.fn(), vi.fn()];
    const client = start('websocket', { url: 'ws://x', onMessage, onStatus, timers, WebSocket: HandSocket });
    if (typeof client === 'function') throw new Error('websocket returns send and stop.');
    expect(client.send('too early')).toBe(false);
    HandSocket.made[0]?.open().onmessage?.({ data: 'news' });
    expect(client.send('hello')).toBe(true);
    HandSocket.made[0]?.close();
    expect(timers.pendingMs).toEqual([1000]);
    timers.fire(1000);
    expect(HandSocket.made.length).toBe(2);
    client.stop();
    expect(timers.pendingMs).toEqual([]);
    expect(HandSocket.made[0]?.sent).toEqual(['hello']);
    expect(onMessage.mock.calls).toEqual([['news']]);
    expect(onStatus.mock.calls.flat()).toEqual(['open', 'waiting', 'closed']);
  });

  it('does not open a new socket when it is stopped while it waits', () => {
    const timers = new HandTimers();
    start('websocket', { url: 'ws://x', onMessage: vi.fn(), timers, WebSocket: HandSocket });
    HandSocket.made[0]?.close();
    stop?.();
    expect(timers.pendingMs).toEqual([]);
  });

  it('stays closed when it is not to reconnect', () => {
    const timers = new HandTimers();
    const onStatus = vi.fn();
    start('websocket', {
      url: 'ws://x',
      onMessage: vi.fn(),
      onStatus,
      reconnectMs: null,
      timers,
      WebSocket: HandSocket,
    });
    HandSocket.made[0]?.close();
    expect(onStatus.mock.calls).toEqual([['closed']]);
    expect(timers.pendingMs).toEqual([]);
  });
});

describe('iframe-streaming', () => {
  /** A page that has ended, at an address of its own. */
  function pageOf(...scripts: readonly string[]): string {
    const html = `<!doctype html><body>${scripts.map((each) => `<script>${each}</script>`).join('')}`;
    return URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  }

  it('runs the scripts of the frame in the page, and opens it again when it has loaded', async () => {
    const onMessage = vi.fn();
    const news = (id: number) => `parent.onMessage({ id: ${id}, data: 'news' })`;
    start('iframe-streaming', { url: pageOf(news(1), news(2)), onMessage });
    await until(() => onMessage.mock.calls.length >= 4);
    stop?.();
    expect(onMessage.mock.calls.slice(0, 4).map(([{ id }]) => id)).toEqual([1, 2, 1, 2]);
    expect(framesInPage()).toEqual([]);
  });

  it('says what it has where it uses a cursor, and waits where it is told to', async () => {
    const timers = new HandTimers();
    start('iframe-streaming', { url: address, onMessage: vi.fn(), usesCursor: true, reconnectMs: 700, timers });
    expect(framesInPage()[0]?.src).toContain(`${address}?since=0`);
    await until(() => timers.pending.size === 1);
    expect(framesInPage()).toEqual([]);
    timers.fire(700);
    expect(framesInPage()).toHaveLength(1);
  });
});

describe('htmlfile', () => {
  /** A stand-in for the ActiveX object: its document is an element of the page. */
  class HandDocument {
    static latest: HandDocument;
    readonly body = document.body.appendChild(document.createElement('div'));
    readonly parentWindow: { onMessage?: (message: { id: number; data: string }) => void } = {};
    readonly open = vi.fn();
    readonly write = vi.fn();
    readonly close = vi.fn();

    constructor() {
      HandDocument.latest = this;
    }
    createElement(name: string): HTMLElement {
      return document.createElement(name);
    }
  }

  it('hands on each message as it comes, or at the next look into its queue, and at the end of the document', async () => {
    const timers = new HandTimers();
    const onMessage = vi.fn();
    const shared = { url: address, onMessage, usesCursor: true, timers, ActiveXObject: HandDocument };
    start('htmlfile', shared);
    HandDocument.latest.parentWindow.onMessage?.({ id: 1, data: 'at once' });
    expect(onMessage.mock.calls.flat()).toEqual([{ id: 1, data: 'at once' }]);
    stop?.();
    start('htmlfile', { ...shared, queuePollIntervalMs: 100, reconnectMs: 700 });
    HandDocument.latest.parentWindow.onMessage?.({ id: 2, data: 'later' });
    expect(onMessage).toHaveBeenCalledTimes(1);
    timers.fire(100);
    expect(onMessage).toHaveBeenCalledTimes(2);
    HandDocument.latest.parentWindow.onMessage?.({ id: 3, data: 'last' });
    await until(() => timers.pendingMs.includes(700)); // the document, a file of the project, has loaded
    expect([onMessage.mock.calls.length, timers.pendingMs]).toEqual([3, [700]]);
    timers.fire(700);
    expect(framesInPage().at(-1)?.src).toContain(`${address}?since=3`);
  });
});

describe('xhr-streaming', () => {
  const grow = (request: HandRequest, text: string, status = 200) => {
    Object.assign(request, { responseText: request.responseText + text, status });
    request.onprogress?.();
  };

  it('reads lines as they come, keeps half a line, passes over empty ones, and asks anew at the end', () => {
    const onMessage = vi.fn();
    start('xhr-streaming', { url: '/stream', onMessage, XMLHttpRequest: HandRequest });
    expect(made(0).address).toBe('/stream?since=0');
    grow(made(0), '    \n{"id":1,"data":"a"}\n{"id":2,');
    expect(onMessage.mock.calls.flat()).toEqual([{ id: 1, data: 'a' }]);
    grow(made(0), '"data":"b"}\n\n');
    made(0).answer(`${made(0).responseText}{"id":3,"data":"c"}\n`);
    expect(onMessage.mock.calls.flat().map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(made(1).address).toBe('/stream?since=3');
    stop?.();
    expect(made(1).hasAborted).toBe(true);
  });

  it('backs off after an error and after an error page, whose text is no news', () => {
    const timers = new HandTimers();
    const [onMessage, onFailure] = [vi.fn(), vi.fn()];
    start('xhr-streaming', {
      ...{ url: '/stream', onMessage, onFailure, timers, XMLHttpRequest: HandRequest },
      random: () => 0.5,
    });
    grow(made(0), '{"id":1,"data":"an error page"}\n', 500);
    made(0).answer('{"id":1,"data":"an error page"}\n', 500);
    timers.fire(1000);
    made(1).onerror?.();
    timers.fire(2000);
    grow(made(2), '\n'); // a heartbeat: the stream is well
    made(2).onerror?.();
    expect(timers.pendingMs).toEqual([1000]);
    expect(onFailure.mock.calls.flat()).toEqual(['status 500', 'network error', 'network error']);
    expect(onMessage).not.toHaveBeenCalled();
  });
});

describe('fetch-streaming', () => {
  /** Streams that the test writes into, one a request. */
  function handStreams() {
    const writers: ReadableStreamDefaultController<Uint8Array>[] = [];
    const fetch = vi.fn(async (_address: string, { signal }: { signal: AbortSignal }) => {
      const body = new ReadableStream<Uint8Array>({
        start(writer) {
          writers.push(writer);
          signal.addEventListener('abort', () => writer.error(new DOMException('given up', 'AbortError')));
        },
      });
      return new Response(body);
    });
    const write = (text: string) => writers.at(-1)?.enqueue(new TextEncoder().encode(text));
    return { fetch, writers, write };
  }

  it('reads lines as they come, keeps half a line, and asks anew at the end', async () => {
    const timers = new HandTimers();
    const onMessage = vi.fn();
    const { fetch, writers, write } = handStreams();
    start('fetch-streaming', { url: '/stream', onMessage, timers, fetch });
    await until(() => writers.length === 1);
    write('{"id":1,"data":"a"}\n\n{"id":2,');
    await until(() => onMessage.mock.calls.length === 1);
    write('"data":"b"}\n');
    await until(() => onMessage.mock.calls.length === 2);
    expect(timers.pendingMs).toEqual([40_000]);
    writers[0]?.close();
    await until(() => writers.length === 2);
    expect(fetch.mock.calls.map(([asked]) => asked)).toEqual(['/stream?since=0', '/stream?since=2']);
  });

  it('gives up a silent stream, and backs off; a bad status is a failure, too', async () => {
    const timers = new HandTimers();
    const onFailure = vi.fn();
    const { fetch, writers } = handStreams();
    start('fetch-streaming', { url: '/stream', onMessage: vi.fn(), onFailure, timers, fetch, random: () => 0.5 });
    await until(() => writers.length === 1);
    timers.fire(40_000);
    await until(() => timers.pendingMs.includes(1000));
    expect([onFailure.mock.calls.length, timers.pendingMs]).toEqual([1, [1000]]);
    fetch.mockResolvedValueOnce(new Response('', { status: 503 }));
    timers.fire(1000);
    await until(() => timers.pendingMs.includes(2000));
    expect(onFailure.mock.calls.at(-1)).toEqual([new Error('status 503')]);
  });
});
