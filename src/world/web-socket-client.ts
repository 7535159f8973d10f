import type { ResponsePort } from './arrived-request';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import { sendRequest } from './send-request';
import { SocketClient } from './socket-client';

/** What JavaScript is told when a connection ends without a closing handshake. Source: RFC 6455 §7.1.5. */
const ABNORMAL_CLOSURE = 1006;
/** What a page says that is done with it. Source: RFC 6455 §7.4.1. */
const NORMAL_CLOSURE = 1000;

/** The browser's WebSocket: opened by a request, closed by a handshake (W10); it never reconnects by itself. */
export class WebSocketClient extends SocketClient {
  open(session: number | null, port: number | null): void {
    const exchange = this.host.createExchange(session, port);
    const end = { onGone: () => this.life.gone(exchange, 'connection-lost', ABNORMAL_CLOSURE) };
    this.life.begin(exchange, 'websocket', end, (connection) =>
      sendRequest(this.world, exchange, connection, this.#portOf(exchange, connection)),
    );
  }

  /** The page is done with it: before it is open, there is only a connection to close. */
  close(): void {
    const left = this.life.letGo(NORMAL_CLOSURE);
    if (left === null) return;
    const { exchange } = left;
    const { scene, server } = this.world;
    const frame = scene.cast.wire.writeCloseFrame?.(this.life.frameOf(exchange));
    this.life.sendUp(exchange, { content: 'close-frame' }, frame, () =>
      scene.serverTime.whenActive('close frame', () => server.sockets.end(exchange)),
    );
  }

  #portOf(exchange: Exchange, connection: Connection): ResponsePort {
    return {
      onStreamHead: () => this.life.opened(exchange, 101),
      onChunk: (messages) => this.life.bring(messages, exchange),
      onComment: () => undefined,
      onPing: () => this.#answerPing(exchange),
      onSignal: (signal) => this.life.tell(exchange, { type: 'signal.arrived', signal }),
      onCloseFrame: (code) => this.#onCloseFrame(exchange, connection, code),
      onResponse: (status) => {
        this.life.end(exchange, 'http-error', status);
        connection.clientEnd = null;
        this.world.tcp.closeByClient(connection, 'socket-closed');
        this.life.tellClosed(exchange, ABNORMAL_CLOSURE);
      },
      onStreamEnd: () => undefined,
      onStreamReset: () => undefined,
    };
  }

  #answerPing(exchange: Exchange): void {
    const pong = this.world.scene.cast.wire.writePong?.(this.life.frameOf(exchange));
    this.life.sendUp(exchange, { content: 'pong' }, pong, () => undefined);
  }

  /** The closing handshake: our echo goes up, the server closes the connection, and then the page hears of it (W10). */
  #onCloseFrame(exchange: Exchange, connection: Connection, code: number): void {
    // Both may begin to close at the same time: the page has had its end.
    if (exchange !== this.life.current) return;
    this.life.noteClosing(exchange);
    connection.clientEnd = { onGone: () => this.life.finish(exchange, 'ended-by-server', code) };
    const close = () => this.world.tcp.closeByServer(connection, 'socket-closed', 'fin');
    const echo = this.world.scene.cast.wire.writeCloseFrame?.(this.life.frameOf(exchange));
    this.life.sendUp(exchange, { content: 'close-frame' }, echo, () => {
      this.world.scene.serverTime.whenActive('close frame', close);
    });
  }
}
