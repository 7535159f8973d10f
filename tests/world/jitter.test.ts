import { describe, expect, it } from 'vitest';
import { createStream } from '../../src/core/random';
import type { Jitter } from '../../src/scenario/schema';
import { drawTransitMs } from '../../src/world/transit-delay';
import { oneLane } from '../support/scenarios';
import { estimate, findDeviation } from '../support/statistics';

const DRAW_COUNT = 100_000;
const LATENCY_MS = 1000;
const { network } = oneLane('websocket', {}, { network: { oneWayLatencyMs: LATENCY_MS } });

/** What many transits take longer than the latency, in ms. */
function extrasOf(jitter: Jitter): readonly number[] {
  return Array.from(
    { length: DRAW_COUNT },
    (_, nth) => drawTransitMs({ ...network, jitter }, createStream(7, 'jitter-up', 0, nth)) - LATENCY_MS,
  );
}

/** Quantiles of the standard normal distribution. Source: any table; Abramowitz & Stegun 26.2. */
const NORMAL_QUANTILES: readonly [share: number, quantile: number][] = [
  [0.1, -1.2815516],
  [0.25, -0.6744898],
  [0.5, 0],
  [0.75, 0.6744898],
  [0.9, 1.2815516],
];
const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

interface Case {
  readonly jitter: Jitter;
  /** At least one in each tail; a twentieth more or less of any parameter moves the share below one of them too far. */
  readonly quantiles: readonly (readonly [share: number, extraMs: number])[];
  readonly meanMs: number;
  readonly secondMomentMs2: number;
}

const cases: readonly Case[] = [
  {
    jitter: { kind: 'uniform', spreadMs: 200 },
    quantiles: SHARES.map((share) => [share, 200 * share]),
    meanMs: 100,
    secondMomentMs2: 200 ** 2 / 3,
  },
  {
    // The mean is 0, of which there is no twentieth: it is taken with the latency.
    jitter: { kind: 'normal', deviationMs: 30 },
    quantiles: NORMAL_QUANTILES.map(([share, quantile]) => [share, 30 * quantile]),
    meanMs: 0,
    secondMomentMs2: 30 ** 2,
  },
  {
    jitter: { kind: 'logNormal', medianMs: 40, sigma: 0.5 },
    quantiles: NORMAL_QUANTILES.map(([share, quantile]) => [share, 40 * Math.exp(0.5 * quantile)]),
    meanMs: 40 * Math.exp(0.5 ** 2 / 2),
    secondMomentMs2: 40 ** 2 * Math.exp(2 * 0.5 ** 2),
  },
  {
    // Its fourth moment is finite, so the second can be estimated.
    jitter: { kind: 'pareto', scaleMs: 15, shape: 6 },
    quantiles: SHARES.map((share) => [share, 15 * (1 - share) ** (-1 / 6)]),
    meanMs: (15 * 6) / 5,
    secondMomentMs2: (15 ** 2 * 6) / 4,
  },
];

describe.each(cases)('$jitter', ({ jitter, quantiles, meanMs, secondMomentMs2 }) => {
  const extrasMs = extrasOf(jitter);

  it('has the quantiles of its distribution', () => {
    for (const [share, extraMs] of quantiles)
      expect(findDeviation(estimate(extrasMs.map((each) => Number(each <= extraMs))), share), `${share}`).toBeNull();
  });

  it('has its mean and its second moment', () => {
    const aroundMs = meanMs === 0 ? LATENCY_MS : 0;
    expect(findDeviation(estimate(extrasMs.map((each) => each + aroundMs)), meanMs + aroundMs)).toBeNull();
    expect(findDeviation(estimate(extrasMs.map((each) => each ** 2)), secondMomentMs2)).toBeNull();
  });
});

describe('drawTransitMs(network, draw)', () => {
  it('is never below 0: as many transits take no time as the normal law has below it', () => {
    const impatient = {
      ...network,
      oneWayLatencyMs: 30 * 0.6744898,
      jitter: { kind: 'normal', deviationMs: 30 },
    } as const;
    const timesMs = Array.from({ length: DRAW_COUNT }, (_, nth) =>
      drawTransitMs(impatient, createStream(7, 'jitter-up', 0, nth)),
    );
    expect(Math.min(...timesMs)).toBe(0);
    expect(findDeviation(estimate(timesMs.map((timeMs) => Number(timeMs === 0))), 0.25)).toBeNull();
  });

  it('of pareto is never below latency and scale, of uniform never beyond latency and spread', () => {
    const least = Math.min(...extrasOf({ kind: 'pareto', scaleMs: 15, shape: 6 }));
    const most = Math.max(...extrasOf({ kind: 'uniform', spreadMs: 200 }));
    expect(least).toBeGreaterThanOrEqual(15);
    expect(least).toBeLessThan(15.001);
    expect(most).toBeLessThan(200);
    expect(most).toBeGreaterThan(199.99);
  });
});
