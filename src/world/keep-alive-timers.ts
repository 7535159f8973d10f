import type { Connection } from './connection';
import type { Scene } from './scene';
import type { Alarm } from './suspendable-time';

/** How long the server leaves connections open on which nothing is asked (W8). */
export class KeepAliveTimers {
  readonly #scene: Scene;
  readonly #close: (connection: Connection, reason: 'not-kept-alive' | 'idle') => void;
  readonly #timers = new Map<Connection, Alarm>();

  constructor(scene: Scene, close: (connection: Connection, reason: 'not-kept-alive' | 'idle') => void) {
    this.#scene = scene;
    this.#close = close;
  }

  /** Nothing is asked on it now: it is closed after the keep-alive time, or at once where that is 0. */
  start(connection: Connection): void {
    const { serverTime, settings } = this.#scene;
    if (!connection.isOpenAtServer || connection.http2?.isQuietAtServer === false) return;
    this.stop(connection);
    const { keepAliveMs } = settings.server;
    if (keepAliveMs === 0) return this.#close(connection, 'not-kept-alive');
    const close = () => this.#close(connection, 'idle');
    this.#timers.set(connection, serverTime.schedule(keepAliveMs, 'keep-alive timeout', close));
  }

  stop(connection: Connection): void {
    this.#timers.get(connection)?.cancel();
    this.#timers.delete(connection);
  }
}
