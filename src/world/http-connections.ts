import type { AfterResponse, Connection } from './connection';
import { ConnectionPool, type PoolUser, type RequestCarrier } from './connection-pool';
import type { Exchange } from './exchange';
import { Http2Connections } from './http2-connections';
import type { Surroundings } from './surroundings';

/** One browser's connections for requests, in the version of HTTP that it speaks with the server; those of the other, if that was `set`, go on. */
export class HttpConnections implements RequestCarrier {
  readonly #world: Surroundings;
  readonly #pool: ConnectionPool;
  readonly #http2: Http2Connections;

  constructor(world: Surroundings, client: number, user: PoolUser) {
    this.#world = world;
    this.#pool = new ConnectionPool(world.scene, world.tcp, client, user);
    this.#http2 = new Http2Connections(world, client, user);
  }

  adoptIdle(connection: Connection): void {
    (connection.http2 === null ? this.#pool : this.#http2).adoptIdle(connection);
  }

  request(exchange: Exchange): void {
    this.#carrierNow().request(exchange);
  }

  /** For the silent retry (W7): a new connection, whatever idles. In HTTP/2 there is one at a time, and it is new. */
  requestFresh(exchange: Exchange): void {
    const carrier = this.#carrierNow();
    if (carrier === this.#pool) this.#pool.requestFresh(exchange);
    else carrier.request(exchange);
  }

  release(exchange: Exchange, connection: Connection, after: AfterResponse): void {
    (connection.http2 === null ? this.#pool : this.#http2).release(exchange, connection, after);
  }

  giveUp(exchange: Exchange): void {
    this.#pool.giveUp(exchange);
    this.#http2.giveUp(exchange);
  }

  serveWaiting(): void {
    this.#pool.serveWaiting();
    this.#http2.serveWaiting();
  }

  #carrierNow(): ConnectionPool | Http2Connections {
    return this.#world.scene.settings.network.httpVersion === '2' ? this.#http2 : this.#pool;
  }
}
