import { expect } from 'vitest';
import { createSfc32, toUnitInterval } from '../../src/core/random';
import { estimate, findDeviation, type Estimate } from './statistics';

type Ranges<Name extends string> = Readonly<Record<Name, readonly [min: number, max: number]>>;

/** `FACTS_SEED=5 npx vitest run tests/facts` draws other parameters. */
const FACTS_SEED = Number(process.env['FACTS_SEED'] ?? 1);

/** `count` sets of parameters, each evenly drawn from its range; the same ones every time. */
export function drawnSets<Name extends string>(
  count: number,
  ranges: Ranges<Name>,
): readonly Readonly<Record<Name, number>>[] {
  const draw = createSfc32(FACTS_SEED, 0x5eed, 1);
  for (let index = 0; index < 15; index++) draw();
  return Array.from({ length: count }, () => {
    const entries = Object.entries<readonly [number, number]>(ranges).map(([name, [min, max]]) => [
      name,
      Number((min + (max - min) * toUnitInterval(draw())).toPrecision(4)),
    ]);
    return Object.fromEntries(entries) as Record<Name, number>;
  });
}

/** One value a run, of so many independent runs, whose seeds begin at 0. */
export function estimateOver(runCount: number, valueOf: (seed: number) => number): Estimate {
  return estimate(Array.from({ length: runCount }, (_, seed) => valueOf(seed)));
}

/** Within four standard errors, which are less than a twentieth of what is expected. */
export function expectForm(sample: Estimate | readonly number[], expected: number, what = ''): void {
  const isEstimate = (given: typeof sample): given is Estimate => 'mean' in given;
  expect(findDeviation(isEstimate(sample) ? sample : estimate(sample), expected), what).toBeNull();
}

/** So many independent cases, of which a share like this is one kind, that four standard errors are less than a twentieth of it. */
export function casesFor(share: number): number {
  return Math.ceil((7000 * (1 - share)) / share);
}

/** Erlang's B: the share that finds all c servers busy, where `a` of them are asked for at a time. */
export function erlangB(c: number, a: number): number {
  return Array.from({ length: c }, (_, index) => index + 1).reduce((share, k) => (a * share) / (k + a * share), 1);
}
