import type { AfterResponse, Connection } from './connection';
import type { Exchange } from './exchange';
import type { Scene } from './scene';
import type { Tcp } from './tcp';
import type { Alarm } from './suspendable-time';

/** How long Chromium keeps a used connection idle. Source: client_socket_pool.cc. */
const BROWSER_IDLE_LIMIT_MS = 300_000;

export interface PoolUser {
  /** `connection` is this exchange's now. */
  onConnection(exchange: Exchange, connection: Connection): void;
  /** The connection that this exchange used, or was waiting for, is gone. */
  onConnectionGone(exchange: Exchange): void;
}

/**
 * The connections of one browser to the host: reused while idle, the one used last first; up to the limit, new ones
 * (W2); beyond, requests wait in the order of asking until a response completes (W3).
 */
export class ConnectionPool {
  readonly #scene: Scene;
  readonly #tcp: Tcp;
  readonly #client: number;
  readonly #user: PoolUser;
  /** Whose each connection is; null while it is idle. */
  readonly #owners = new Map<Connection, Exchange | null>();
  readonly #idle: Connection[] = [];
  readonly #idleTimers = new Map<Connection, Alarm>();
  #waiting: Exchange[] = [];

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

  /** Gives the exchange a connection: now, after a handshake, or when one is free. */
  request(exchange: Exchange): void {
    if (this.#serve(exchange)) return;
    this.#waiting.push(exchange);
    this.#scene.recorder.record({ kind: 'request-queued', exchangeId: exchange.id });
  }

  /** For the silent retry (W7): a new connection, whatever idles. The lost one has made room for it. */
  requestFresh(exchange: Exchange): void {
    if (this.#owners.size < this.#scene.settings.browser.connectionsPerHost) this.#openFor(exchange);
    else this.request(exchange);
  }

  /** The response is complete: the connection may serve the next, if it is clean and both sides keep it. */
  release(connection: Connection, after: AfterResponse): void {
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
    const connection = exchange.connection;
    if (connection === null || this.#owners.get(connection) !== exchange) return;
    this.#remove(connection);
    this.#tcp.closeByClient(connection, 'given-up');
    this.serveWaiting();
  }

  #serve(exchange: Exchange): boolean {
    const idle = this.#idle.pop();
    if (idle) {
      this.#stopIdleTimer(idle);
      this.#assign(idle, exchange);
      this.#user.onConnection(exchange, idle);
      return true;
    }
    if (this.#owners.size >= this.#scene.settings.browser.connectionsPerHost) return false;
    this.#openFor(exchange);
    return true;
  }

  #openFor(exchange: Exchange): void {
    // The handshake is this exchange's own: the connection is nobody else's until its answer is complete (W2).
    const connection = this.#tcp.open(exchange, 'http', { onGone: () => this.#lose(connection) }, () => {
      if (this.#owners.get(connection) === exchange) this.#user.onConnection(exchange, connection);
    });
    this.#assign(connection, exchange);
  }

  /** Gives connections to those who wait, in the order of asking, as far as there is room. */
  serveWaiting(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (!next || !this.#hasRoom()) return;
      this.#waiting.shift();
      this.#serve(next);
    }
  }

  #hasRoom(): boolean {
    return this.#idle.length > 0 || this.#owners.size < this.#scene.settings.browser.connectionsPerHost;
  }

  #assign(connection: Connection, exchange: Exchange): void {
    exchange.connection = connection;
    this.#owners.set(connection, exchange);
  }

  #rest(connection: Connection): void {
    this.#idle.push(connection);
    const drop = () => {
      this.#remove(connection);
      this.#tcp.closeByClient(connection, 'idle');
    };
    this.#idleTimers.set(
      connection,
      this.#scene.clientTime.schedule(BROWSER_IDLE_LIMIT_MS, 'idle limit of the browser', drop),
    );
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
