import { createStream, toUnitInterval, type DrawPurpose } from '../../src/core/random';

/** The uniform numbers in [0, 1) of the nth draw for a purpose: client 0 and the seed of the tests' scenarios, unless told. */
export function uniformsOf(purpose: DrawPurpose, drawIndex: number, { client = 0, seed = 7 } = {}): () => number {
  const draw = createStream(seed, purpose, client, drawIndex);
  return () => toUnitInterval(draw());
}

/** A standard normal variate by Marsaglia's polar method (1964), the second of its two. */
export function normalFrom(random01: () => number): number {
  for (;;) {
    const [x, y] = [2 * random01() - 1, 2 * random01() - 1];
    const square = x * x + y * y;
    if (square > 0 && square <= 1) return y * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** An exponential waiting time with this mean, by inversion. */
export function exponentialFrom(random01: () => number, mean: number): number {
  return -mean * Math.log1p(-random01());
}
