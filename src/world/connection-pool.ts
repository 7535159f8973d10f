import type { AfterResponse, Connection } from './connection';
import type { Exchange } from './exchange';
import type { Scene } from './scene';
import type { Tcp } from './tcp';
import type { Alarm } from './suspendable-time';

/** How long Chromium keeps a used connection idle. Source: client_socket_pool.cc. */
export const BROWSER_IDLE_LIMIT_MS = 300_000;

export interface PoolUser {
  /** `connection` is this exchange's now. */
  onConnection(exchange: Exchange, connection: Connection): void;
  /** The connection that this exchange used, or was waiting for, is gone. */
  onConnectionGone(exchange: Exchange): void;
}

/** Has connections for requests. */
export interface RequestCarrier {
  /** Gives the exchange a connection: now, after a handshake, or when one is free. */
  request(exchange: Exchange): void;
  /** The response is complete. */
  release(exchange: Exchange, connection: Connection, after: AfterResponse): void;
  giveUp(exchange: Exchange): void;
}

/**
 * The connections of one browser to the host: reused while idle, the one used last first; up to the limit, new ones
 * (W2); beyond, requests wait in the order of asking until a response completes (W3).
 */
export class ConnectionPool implements RequestCarrier {
  readonly #scene: Scene;
  readonly #tcp: Tcp;
  readonly #client: number;
  readonly #user: PoolUser;
  /** The exchange that each connection was last given to, until its answer is complete; null from then on. */
  readonly #owners = new Map<Connection, Exchange | null>();
  readonly #idle: Connection[] = [];
  readonly #idleTimers = new Map<Connection, Alarm>();
  #waiting: Exchange[] = [];
  /** Silent retries (W7) that have no connection yet: an idle one will not do. */
  readonly #fresh = new Set<Exchange>();

  constructor(scene: Scene, tcp: Tcp, client: number, user: PoolUser) {
    this.#scene = scene;
    this.#tcp = tcp;
    this.#client = client;
    this.#user = user;
  }

  /** A connection that was there before the program began. */
  adoptIdle(connection: Connection): void {
    connection.clientEnd = { onGone: () => this.#lose(connection) };
    connection.requestCount = 1;
    this.#owners.set(connection, null);
    this.#rest(connection);
  }

  request(exchange: Exchange): void {
    if (this.#serve(exchange)) return;
    // In the order of asking: what is tried again was asked before those who wait already.
    const later = this.#waiting.findLastIndex(({ id }) => id < exchange.id) + 1;
    this.#waiting.splice(later, 0, exchange);
    this.#scene.recorder.record({ kind: 'request-queued', exchangeId: exchange.id });
  }

  /** For the silent retry (W7): a new connection, whatever idles. */
  requestFresh(exchange: Exchange): void {
    this.#fresh.add(exchange);
    this.request(exchange);
  }

  /** The response is complete: the connection may serve the next, if it is clean and both sides keep it. */
  release(_exchange: Exchange, connection: Connection, after: AfterResponse): void {
    if (!this.#owners.has(connection)) return;
    if (after === 'kept-alive' && connection.isOpenAtClient) {
      this.#owners.set(connection, null);
      this.#rest(connection);
    } else {
      this.#remove(connection);
      this.#tcp.closeByClient(connection, after === 'kept-alive' ? 'not-kept-alive' : after);
    }
    this.serveWaiting();
  }

  /** The page gives up: an HTTP/1.1 request can only be stopped by closing its connection (W4). */
  giveUp(exchange: Exchange): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== exchange);
    this.#fresh.delete(exchange);
    const connection = exchange.connection;
    if (connection === null || this.#owners.get(connection) !== exchange) return;
    this.#remove(connection);
    this.#tcp.closeByClient(connection, 'given-up');
    this.serveWaiting();
  }

  #serve(exchange: Exchange): boolean {
    const idle = this.#fresh.has(exchange) ? undefined : this.#idle.pop();
    if (idle) {
      this.#stopIdleTimer(idle);
      this.#assign(idle, exchange);
      this.#user.onConnection(exchange, idle);
      return true;
    }
    // Only where the limit was lowered do idle ones stand in the way of a new one: as in Chromium's pool, they make room.
    while (!this.#hasRoom() && this.#idle[0]) this.#drop(this.#idle[0], 'made-room');
    if (!this.#hasRoom()) return false;
    this.#fresh.delete(exchange);
    this.#openFor(exchange);
    return true;
  }

  #openFor(exchange: Exchange): void {
    // The handshake is this exchange's own: the connection is nobody else's until its answer is complete (W2).
    const end = { onGone: () => this.#lose(connection) };
    const connection = this.#tcp.open(exchange, { kind: 'http' }, end, () => {
      if (this.#owners.get(connection) === exchange) this.#user.onConnection(exchange, connection);
    });
    this.#assign(connection, exchange);
  }

  /** Gives connections to those who wait, in the order of asking, as far as there is room. */
  serveWaiting(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (!next || !this.#serve(next)) return;
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next);
    }
  }

  #hasRoom(): boolean {
    return this.#owners.size < this.#scene.settings.browser.connectionsPerHost;
  }

  #assign(connection: Connection, exchange: Exchange): void {
    exchange.connection = connection;
    this.#owners.set(connection, exchange);
  }

  #rest(connection: Connection): void {
    this.#idle.push(connection);
    this.#idleTimers.set(
      connection,
      this.#scene.clientTime.schedule(BROWSER_IDLE_LIMIT_MS, 'idle limit of the browser', () =>
        this.#drop(connection, 'idle'),
      ),
    );
  }

  #drop(connection: Connection, reason: 'idle' | 'made-room'): void {
    this.#remove(connection);
    this.#tcp.closeByClient(connection, reason);
  }

  #lose(connection: Connection): void {
    const owner = this.#owners.get(connection);
    this.#remove(connection);
    if (owner) this.#user.onConnectionGone(owner);
    this.serveWaiting();
  }

  #remove(connection: Connection): void {
    this.#owners.delete(connection);
    this.#stopIdleTimer(connection);
    const index = this.#idle.indexOf(connection);
    if (index >= 0) this.#idle.splice(index, 1);
  }

  #stopIdleTimer(connection: Connection): void {
    this.#idleTimers.get(connection)?.cancel();
    this.#idleTimers.delete(connection);
  }
}
