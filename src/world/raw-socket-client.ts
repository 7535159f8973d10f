import type { ResponsePort } from './arrived-request';
import type { Exchange } from './exchange';
import { sendRequest } from './send-request';
import { SocketClient } from './socket-client';

/** A raw socket has no code for how it ended. */
const NO_CODE = null;

/**
 * Flash's XMLSocket: open as soon as TCP is, and over when TCP is; what goes between is the application's own. It says
 * something first, so that the server can tell it from who asks for a policy.
 */
export class RawSocketClient extends SocketClient {
  open(session: number | null, port: number | null): void {
    const exchange = this.host.createExchange(session, port);
    const end = {
      onGone: (isInOrder: boolean) =>
        this.life.gone(exchange, isInOrder ? 'ended-by-server' : 'connection-lost', NO_CODE),
    };
    this.life.begin(exchange, 'raw', end, (connection) => {
      sendRequest(this.world, exchange, connection, this.#portOf(exchange));
      this.life.opened(exchange, null);
    });
  }

  close(): void {
    const left = this.life.letGo(NO_CODE);
    if (left !== null) this.world.tcp.closeByClient(left.connection, 'socket-closed');
  }

  #portOf(exchange: Exchange): ResponsePort {
    const nothing = () => undefined;
    return {
      onChunk: (messages) => this.life.bring(messages, exchange),
      ...{ onComment: nothing, onStreamHead: nothing, onStreamEnd: nothing, onResponse: nothing },
      ...{ onPing: nothing, onSignal: nothing, onCloseFrame: nothing, onStreamReset: nothing },
    };
  }
}
