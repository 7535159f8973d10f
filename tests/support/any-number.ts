import fc from 'fast-check';

/**
 * Numbers from `min` to `max`, both included, evenly spread. `fc.double` draws from all floats in the range alike, and nearly
 * all of them lie next to 0: a property over "any moment" would only ever look at the start.
 */
export function anyNumber(min: number, max: number): fc.Arbitrary<number> {
  const steps = 1_000_000;
  return fc.integer({ min: 0, max: steps }).map((step) => min + ((max - min) * step) / steps);
}
