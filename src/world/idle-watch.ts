import { must } from '../core/assert';
import type { Connection } from './connection';
import type { Scene } from './scene';

/**
 * QUIC's idle timeout: a connection on which nothing has come for that long is over (RFC 9000 §10.1). A browser keeps one
 * alive that is only silent, by packets that are not drawn; so it is watched from a loss on.
 */
export class IdleWatch {
  readonly #scene: Scene;
  readonly #giveUp: (connection: Connection) => void;

  constructor(scene: Scene, giveUp: (connection: Connection) => void) {
    this.#scene = scene;
    this.#giveUp = giveUp;
  }

  /** What was sent at that moment has been lost: it is over unless something comes. */
  expectFrom(connection: Connection, fromMs: number): void {
    const { clock } = this.#scene;
    clock.scheduleAt(Math.max(clock.nowMs, fromMs + idleTimeoutMs(this.#scene)), 'idle timeout', () => {
      const isKnown = !connection.isOpenAtClient && !connection.isOpenAtServer;
      if (!isKnown && connection.heardAtMs < fromMs) this.#giveUp(connection);
    });
  }
}

/** How long either end waits for anything, with the parameters as they are now. */
export function idleTimeoutMs({ cast, settings }: Scene): number {
  return must(cast.idleTimeoutMs, 'a technique on QUIC says how long it may be idle')(settings.params);
}
