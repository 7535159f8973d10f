import { must } from '../core/assert';
import type { Connection } from './connection';
import { BROWSER_IDLE_LIMIT_MS, type PoolUser, type RequestCarrier } from './connection-pool';
import type { Exchange } from './exchange';
import { RST_STREAM_BYTES } from './http2-session';
import type { Alarm } from './suspendable-time';
import type { Surroundings } from './surroundings';

/**
 * One browser's HTTP/2: a single connection to the host, on which each request has a stream of its own. They wait only
 * while it opens, and beyond what the server says that it takes at a time.
 */
export class Http2Connections implements RequestCarrier {
  readonly #world: Surroundings;
  readonly #client: number;
  readonly #user: PoolUser;
  #connection: Connection | null = null;
  /** For whom it opens; null once it is open. */
  #opener: Exchange | null = null;
  /** By those that have been sent, and have not ended. */
  readonly #streams = new Map<Exchange, number>();
  #waiting: Exchange[] = [];
  #idleTimer: Alarm | null = null;

  constructor(world: Surroundings, client: number, user: PoolUser) {
    this.#world = world;
    this.#client = client;
    this.#user = user;
  }

  /** A connection that was there before the program began. */
  adoptIdle(connection: Connection): void {
    connection.clientEnd = { onGone: () => this.#lose() };
    connection.requestCount = 1;
    this.#connection = connection;
    this.#rest();
  }

  request(exchange: Exchange): void {
    if (this.#connection === null) return this.#openFor(exchange);
    if (this.#hasRoom()) return this.#send(exchange, this.#connection);
    // In the order of asking: what is tried again was asked before those who wait already.
    const later = this.#waiting.findLastIndex(({ id }) => id < exchange.id) + 1;
    this.#waiting.splice(later, 0, exchange);
    this.#world.scene.recorder.record({ kind: 'request-queued', exchangeId: exchange.id });
  }

  /** The response is complete, or the server has ended the stream: whatever it was, the connection goes on. */
  release(exchange: Exchange): void {
    this.#endStream(exchange);
    this.serveWaiting();
  }

  /** The page gives up: the browser ends that stream, and no other. */
  giveUp(exchange: Exchange): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== exchange);
    const streamId = this.#streams.get(exchange);
    const connection = this.#connection;
    if (streamId === undefined || connection === null) return;
    this.#endStream(exchange);
    const { id: exchangeId, attempt } = exchange;
    const { network, server, scene } = this.#world;
    const tellServer = () =>
      scene.serverTime.whenActive('reset of a stream', () => server.onStreamReset(connection, streamId));
    network.transmit({
      ...{ connection, direction: 'up', content: 'stream-reset', exchangeId, attempt, streamId },
      overheadBytes: RST_STREAM_BYTES,
      arrive: tellServer,
    });
    this.serveWaiting();
  }

  /** Sends those who wait, in the order of asking, as far as there is room. */
  serveWaiting(): void {
    while (this.#connection !== null && this.#hasRoom()) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#send(next, this.#connection);
    }
  }

  /** One that is tried again may have opened the next already. */
  #openForWaiting(): void {
    const next = this.#connection === null ? this.#waiting.shift() : undefined;
    if (next) this.#openFor(next);
  }

  #openFor(exchange: Exchange): void {
    const { tcp } = this.#world;
    const end = { onGone: () => this.#lose() };
    this.#opener = exchange;
    const connection = tcp.open(exchange, { kind: 'http', httpVersion: '2' }, end, () => this.#onOpened(connection));
    exchange.connection = connection;
    this.#connection = connection;
    must(connection.http2, 'the browser speaks HTTP/2').onSettings = () => this.serveWaiting();
  }

  #onOpened(connection: Connection): void {
    const opener = this.#opener;
    this.#opener = null;
    // Who it was opened for may have given up: then it is there for the next.
    if (opener !== null && !opener.hasEnded) this.#send(opener, connection);
    else this.#rest();
    this.serveWaiting();
  }

  #hasRoom(): boolean {
    if (this.#opener !== null) return false;
    const session = must(this.#connection?.http2, 'the browser speaks HTTP/2');
    return this.#streams.size < session.streamsMax;
  }

  #send(exchange: Exchange, connection: Connection): void {
    this.#idleTimer?.cancel();
    this.#idleTimer = null;
    exchange.connection = connection;
    exchange.streamId = must(connection.http2, 'the browser speaks HTTP/2').openStream();
    this.#streams.set(exchange, exchange.streamId);
    this.#user.onConnection(exchange, connection);
  }

  #endStream(exchange: Exchange): void {
    const streamId = this.#streams.get(exchange);
    if (streamId === undefined) return;
    this.#streams.delete(exchange);
    this.#connection?.http2?.closeAtClient(streamId);
    if (this.#streams.size === 0) this.#rest();
  }

  #rest(): void {
    this.#idleTimer = this.#world.scene.clientTime.schedule(BROWSER_IDLE_LIMIT_MS, 'idle limit of the browser', () => {
      const connection = this.#connection;
      this.#connection = null;
      if (connection !== null) this.#world.tcp.closeByClient(connection, 'idle');
    });
  }

  /** The connection is gone, and with it all its streams; those who waited for it begin anew. */
  #lose(): void {
    this.#idleTimer?.cancel();
    this.#idleTimer = null;
    const opener = this.#opener;
    const lost = [...(opener === null || opener.hasEnded ? [] : [opener]), ...this.#streams.keys()];
    this.#connection = null;
    this.#opener = null;
    this.#streams.clear();
    for (const exchange of lost) if (!exchange.hasEnded) this.#user.onConnectionGone(exchange);
    this.#openForWaiting();
  }
}
