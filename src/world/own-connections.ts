import type { AfterResponse, Connection } from './connection';
import type { PoolUser, RequestCarrier } from './connection-pool';
import type { Exchange } from './exchange';
import type { Tcp } from './tcp';

/** A plug-in's requests: each has a connection of its own, which nothing else is asked on, and its server ends it. */
export class OwnConnections implements RequestCarrier {
  readonly #tcp: Tcp;
  readonly #user: PoolUser;

  constructor(tcp: Tcp, user: PoolUser) {
    this.#tcp = tcp;
    this.#user = user;
  }

  request(exchange: Exchange): void {
    const end = { onGone: () => this.#user.onConnectionGone(exchange) };
    exchange.connection = this.#tcp.open(exchange, { kind: 'raw' }, end, (connection) =>
      this.#user.onConnection(exchange, connection),
    );
  }

  release(_exchange: Exchange, connection: Connection, after: AfterResponse): void {
    connection.clientEnd = null;
    // Else the server is about to.
    if (after === 'unsolicited-bytes') this.#tcp.closeByClient(connection, after);
  }

  giveUp({ connection }: Exchange): void {
    if (connection === null) return;
    connection.clientEnd = null;
    this.#tcp.closeByClient(connection, 'given-up');
  }
}
