import { transmissionMs } from '../core/units';
import type { Direction } from '../trace/events';
import type { Scene } from './scene';

/** The link of each client, which its connections share: one byte leaves after another, in each direction. */
export class ClientLinks {
  readonly #scene: Scene;
  /** When the last byte sent so far has left, by client and direction. */
  readonly #freeAtMs = new Map<string, number>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /**
   * When the last of these bytes has left: after all that was given to the link before. TCP's own packets, which have no
   * bytes here, take no time themselves, but wait like any others.
   */
  departureMs(client: number, direction: Direction, bytes: number): number {
    const { clock, settings } = this.#scene;
    const key = `${client}/${direction}`;
    const sendingMs = transmissionMs(bytes, settings.network.bandwidthKbps);
    const leftAtMs = Math.max(clock.nowMs, this.#freeAtMs.get(key) ?? 0) + sendingMs;
    if (sendingMs > 0) this.#freeAtMs.set(key, leftAtMs);
    return leftAtMs;
  }
}
