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

  /** When the last of these bytes has left: at once on an unlimited link, else after what is being sent already. */
  departureMs(client: number, direction: Direction, bytes: number): number {
    const { clock, settings } = this.#scene;
    const sendingMs = transmissionMs(bytes, settings.network.bandwidthKbps);
    if (sendingMs === 0) return clock.nowMs;
    const key = `${client}/${direction}`;
    const leftAtMs = Math.max(clock.nowMs, this.#freeAtMs.get(key) ?? 0) + sendingMs;
    this.#freeAtMs.set(key, leftAtMs);
    return leftAtMs;
  }
}
