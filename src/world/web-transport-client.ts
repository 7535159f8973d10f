import type { ResponsePort } from './arrived-request';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import { sendRequest } from './send-request';
import { SocketClient } from './socket-client';

/** Of a session that ends with its connection, no code is told. */
const NO_CODE = null;

/**
 * The browser's WebTransport: a session on a QUIC connection of its own, asked for by an extended CONNECT once the
 * handshake is over. It never reconnects by itself.
 */
export class WebTransportClient extends SocketClient {
  open(session: number | null, port: number | null): void {
    const exchange = this.host.createExchange(session, port);
    const end = {
      onGone: (isInOrder: boolean) =>
        this.life.gone(exchange, isInOrder ? 'ended-by-server' : 'connection-lost', NO_CODE),
    };
    this.life.begin(exchange, 'quic', end, (connection) =>
      sendRequest(this.world, exchange, connection, this.#portOf(exchange, connection)),
    );
  }

  close(): void {
    const left = this.life.letGo(NO_CODE);
    if (left !== null) this.world.tcp.closeByClient(left.connection, 'session-closed');
  }

  #portOf(exchange: Exchange, connection: Connection): ResponsePort {
    const nothing = () => undefined;
    return {
      onStreamHead: () => this.life.opened(exchange, 200),
      onChunk: (messages) => this.life.bring(messages, exchange),
      onResponse: (status) => {
        this.life.end(exchange, 'http-error', status);
        connection.clientEnd = null;
        this.world.tcp.closeByClient(connection, 'session-closed');
        this.life.tellClosed(exchange, NO_CODE);
      },
      ...{ onComment: nothing, onStreamEnd: nothing, onPing: nothing, onSignal: nothing, onCloseFrame: nothing },
      onStreamReset: nothing,
    };
  }
}
