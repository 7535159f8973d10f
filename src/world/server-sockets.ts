import type { Connection } from './connection';
import type { Exchange } from './exchange';
import type { Signal } from './protocol';
import type { RequestHandler } from './request-handler';
import type { Scene } from './scene';
import type { Sessions } from './sessions';
import type { UplinkCargo } from './uplink-fates';

export interface SocketsHost {
  readonly sessions: Sessions;
  /** Whoever works on the request that opened a socket, or is about to. */
  handlerOf(exchangeId: number): RequestHandler | undefined;
  close(connection: Connection): void;
}

/** What comes up on the sockets of pages, at the server. */
export class ServerSockets {
  readonly #scene: Scene;
  readonly #host: SocketsHost;

  constructor(scene: Scene, host: SocketsHost) {
    this.#scene = scene;
    this.#host = host;
  }

  /** What a page's own protocol says. */
  hear({ id }: Exchange, signal: Signal): void {
    this.#scene.serverTime.whenActive('signal', () => {
      const handler = this.#host.handlerOf(id);
      if (handler) this.#host.sessions.hear(handler, signal);
    });
  }

  /** What a page says to the server. */
  takeUplink({ id }: Exchange, cargo: UplinkCargo): void {
    this.#scene.serverTime.whenActive('uplink message', () => {
      const handler = this.#host.handlerOf(id);
      if (handler) handler.takeUplink(cargo);
      else cargo.perish('connection-lost');
    });
  }

  /** A page has begun to close its socket: the server answers, and ends the connection. */
  end({ id, connection }: Exchange): void {
    this.#host.handlerOf(id)?.answerClose();
    if (connection !== null) this.#host.close(connection);
  }
}
