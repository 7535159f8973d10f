import { createStream, toUnitInterval, type DrawPurpose, type DrawUint32 } from '../core/random';

/**
 * Hands out one random stream a draw, counting draws for each purpose and client. The count is all the state there is:
 * nothing that a neighbour does can shift it.
 */
export class Draws {
  readonly #seed: number;
  readonly #drawnCounts = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The stream of the next draw for this purpose and client. */
  next(purpose: DrawPurpose, client: number): DrawUint32 {
    const key = `${purpose}/${client}`;
    const drawIndex = this.#drawnCounts.get(key) ?? 0;
    this.#drawnCounts.set(key, drawIndex + 1);
    return createStream(this.#seed, purpose, client, drawIndex);
  }

  /** The stream with a number of one's own, such as the place of a request in the order of arrival. */
  at(purpose: DrawPurpose, client: number, drawIndex: number): DrawUint32 {
    return createStream(this.#seed, purpose, client, drawIndex);
  }

  /** A number in [0, 1) for a fact that may lead to a retry. */
  nextRetry01(client: number): number {
    return toUnitInterval(this.next('retry', client)());
  }
}
