import { afterEach, describe, expect, it } from 'vitest';
import { start } from '../../src/techniques/webtransport/sample/client.js';
import { createServer } from '../../src/techniques/webtransport/sample/server.js';
import { until } from '../support/until';

type Pipe<Item> = TransformStream<Item, Item>;

/** A promise, and what settles it. */
function promised() {
  let resolve = (): void => undefined;
  let reject = (): void => undefined;
  const promise = new Promise<void>((keep, fail) => {
    [resolve, reject] = [keep, () => fail(new Error('closed'))];
  });
  return { promise, resolve, reject };
}

/** One side of a session, as W3C’s WebTransport has it: streams and datagrams come out at the other side. */
class Side {
  readonly #streams: Pipe<ReadableStream<Uint8Array>> = new TransformStream();
  readonly #datagrams: Pipe<Uint8Array> = new TransformStream({}, { highWaterMark: 9 }, { highWaterMark: 9 });
  readonly #coming = this.#streams.writable.getWriter();
  readonly incomingUnidirectionalStreams = this.#streams.readable;
  other: Side | null = null;
  readonly #end = promised();
  readonly #opening = promised();
  readonly ready = this.#opening.promise;
  readonly closed = this.#end.promise;
  readonly close = (): void => {
    for (const side of [this, this.other]) side?.end();
  };

  get datagrams() {
    return { readable: this.#datagrams.readable, writable: this.other?.datagramsIn };
  }

  get datagramsIn() {
    return this.#datagrams.writable;
  }

  async createUnidirectionalStream(): Promise<WritableStream<Uint8Array>> {
    const stream: Pipe<Uint8Array> = new TransformStream();
    void this.other?.take(stream.readable);
    return await Promise.resolve(stream.writable);
  }

  take(stream: ReadableStream<Uint8Array>): Promise<void> {
    return this.#coming.write(stream);
  }

  opened(): void {
    this.#opening.resolve();
  }

  end(): void {
    this.#opening.promise.catch(() => undefined);
    this.#opening.reject();
    this.#end.resolve();
  }
}

const clients: { stop(): void }[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.stop();
});

/** A client and a server of the samples, and what each has heard. `isReachable`: a session opens at once. */
function pair({ isReachable = true, ...options }: Readonly<Record<string, unknown>> = {}) {
  const sessions: Pipe<Side> = new TransformStream({}, { highWaterMark: 9 }, { highWaterMark: 9 });
  const arriving = sessions.writable.getWriter();
  const [said, heard, statuses]: string[][] = [[], [], []];
  const asked: Side[] = [];
  class Session extends Side {
    constructor() {
      super();
      asked.push(this);
      if (isReachable !== true) return;
      const server = new Side();
      [this.other, server.other] = [server, this];
      this.opened();
      server.opened();
      void arriving.write(server);
    }
  }
  const server = createServer({
    sessions: sessions.readable,
    onMessage: (text: string) => said?.push(text),
    ...options,
  });
  const client = start({
    ...{ url: 'https://example.com/session', Session, reconnectMs: 1, ...options },
    onMessage: (text: string) => heard?.push(text),
    onStatus: (status: string) => statuses?.push(status),
  });
  clients.push(client);
  return { server, client, asked, said: said ?? [], heard: heard ?? [], statuses: statuses ?? [] };
}

describe('client and server of webtransport', () => {
  it.each(['streams', 'datagrams'])('speak in both directions, with the server’s news in %s', async (delivery) => {
    const { server, client, said, heard, statuses } = pair({ delivery });
    expect(client.send('too early')).toBe(false);
    await until(() => statuses.includes('open'));
    expect(client.send('hello')).toBe(true);
    await until(() => said.length === 1);
    server.publish('news');
    server.publish('more');
    await until(() => heard.length === 2);
    expect([said, heard]).toEqual([['hello'], ['1 news', '2 more']]);
    client.stop();
    await until(() => statuses.at(-1) === 'closed');
    expect(statuses).toEqual(['open', 'closed']);
  });

  it('open another session after their own wait, when the server has closed one', async () => {
    const { server, asked, said, client, statuses } = pair();
    await until(() => statuses.includes('open'));
    client.send('here');
    await until(() => said.length === 1);
    server.closeSessions();
    await until(() => statuses.length === 3);
    expect(statuses).toEqual(['open', 'waiting', 'open']);
    expect(asked).toHaveLength(2);
  });

  it('put what is too long for a datagram on a stream', async () => {
    const { server, client, said, heard, statuses } = pair({ delivery: 'datagrams' });
    await until(() => statuses.includes('open'));
    client.send('here');
    await until(() => said.length === 1);
    server.publish('x'.repeat(1200));
    await until(() => heard.length === 1);
    expect(heard[0]).toHaveLength(1202);
  });
});

describe('the client of webtransport', () => {
  it('gives up a session that does not open in time', async () => {
    const { statuses } = pair({ isReachable: false, connectTimeoutMs: 1, reconnectMs: null });
    await until(() => statuses.length > 0);
    expect(statuses).toEqual(['closed']);
  });

  it.each([
    [true, ['1 a', '3 c', '4 d']],
    [false, ['1 a', '3 c', '2 b', '4 d']],
  ])('with dropsStale %s reads of datagrams that overtook each other %j', async (dropsStale, expected) => {
    const { asked, heard, statuses } = pair({ dropsStale });
    await until(() => statuses.includes('open'));
    const writer = asked[0]?.datagramsIn.getWriter();
    for (const text of ['1 a', '3 c', '2 b', '4 d']) await writer?.write(new TextEncoder().encode(text));
    await until(() => heard.includes('4 d'));
    expect(heard).toEqual(expected);
  });
});
