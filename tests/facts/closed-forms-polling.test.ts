import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { casesFor, drawnSets, estimateOver, expectForm } from '../support/closed-forms';
import { metricOf, runOf } from '../support/fact-runs';
import type { LaneRun } from '../support/runs';

type Parts = Record<string, unknown>;
const SECOND_MS = 1000;
const poisson = (perSecond: number) => ({ kind: 'poisson', perSecond });
const polled = (pollIntervalMs: number, rest: Parts) =>
  runOf('ajax-polling', { answers: 'at-once', pollIntervalMs }, rest);
const isEmpty = ({ exchanges }: LaneRun) =>
  exchanges.filter(({ outcome }) => outcome !== 'open').map(({ outcome }) => Number(outcome === 'empty'));
/** Of what was published when polling had begun, and soon enough to be delivered. */
function settledWaits({ messages, trace }: LaneRun, latencyMs: number, intervalMs: number): number[] {
  return messages
    .filter(({ publishedAtMs }) => publishedAtMs > latencyMs && publishedAtMs < trace.untilMs - 2 * intervalMs)
    .map(({ publishedAtMs, deliveries }) => must(deliveries[0], 'it is delivered').atMs - publishedAtMs);
}

describe('6.1 short polling: how long a message waits', () => {
  const sets = [{ T: 3000, d: 50 }, ...drawnSets(1, { T: [300, 4500], d: [5, 200] })];

  it.each(sets)('T/2 + d on average, T + d at most, with variance T²/12 (T = $T, d = $d)', ({ T, d }) => {
    const durationMs = 1000 * T;
    const rest = { durationMs, network: { oneWayLatencyMs: d }, messages: poisson((6 * SECOND_MS) / T) };
    const waits = settledWaits(polled(T, rest), d, T);
    expectForm(waits, T / 2 + d);
    expectForm(
      waits.map((waitMs) => (waitMs - T / 2 - d) ** 2),
      T ** 2 / 12,
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(T + d + 1e-6);
    expect(Math.max(...waits)).toBeGreaterThan(0.99 * T + d);
  });

  it.each(drawnSets(1, { T: [300, 2000], d: [20, 200], s: [10, 300] }))(
    'next after response: T + 2d + s in place of T (T = $T, d = $d, s = $s)',
    ({ T, d, s }) => {
      const cycleMs = T + 2 * d + s;
      const params = { pollIntervalMs: T, pollIntervalMaxMs: T, growthFactor: 1 };
      const rest = {
        durationMs: 700 * cycleMs,
        network: { oneWayLatencyMs: d },
        server: { processingMs: s },
        messages: poisson((5 * SECOND_MS) / cycleMs),
      };
      const waits = settledWaits(runOf('adaptive-polling', params, rest), d + s + T, cycleMs);
      expectForm(waits, cycleMs / 2 + d);
      expect(Math.max(...waits)).toBeLessThanOrEqual(cycleMs + d + 1e-6);
      expect(Math.max(...waits)).toBeGreaterThan(0.97 * cycleMs + d);
    },
  );
});

describe('6.2 short polling: wasted polls', () => {
  const network = { oneWayLatencyMs: 10 };
  // A poll each T, and events at random: whether a poll is empty tells nothing of the next.
  const emptiesOf = (perSecond: number, T: number, pollCount: number) =>
    [0, 1].flatMap((seed) =>
      isEmpty(polled(T, { seed, durationMs: (T * pollCount) / 2, network, messages: poisson(perSecond) })),
    );

  it.each([
    [1 / 60, 3000, 0.951],
    [1 / 10, 3000, 0.741],
    [1 / 60, 30_000, 0.607],
  ])('e^−λT of polls are empty: the printed values (λ = %f/s, T = %d ms: %f)', (perSecond, T, printed) => {
    const expected = Math.exp((-perSecond * T) / SECOND_MS);
    expect(expected).toBeCloseTo(printed, 3);
    expectForm(emptiesOf(perSecond, T, casesFor(expected)), expected);
  });

  it('5.0 % of polls are empty where there is an event a second and a poll in three: 95 % are not', () => {
    const empties = emptiesOf(1, 3000, casesFor(1 - Math.exp(-3)));
    expectForm(
      empties.map((empty) => 1 - empty),
      1 - Math.exp(-3),
    );
  });

  it.each(drawnSets(1, { lambdaT: [0.1, 0.6], T: [200, 4000] }))(
    'e^−λT of polls are empty (λT = $lambdaT, T = $T)',
    ({ lambdaT, T }) =>
      expectForm(emptiesOf((lambdaT * SECOND_MS) / T, T, casesFor(Math.exp(-lambdaT))), Math.exp(-lambdaT)),
  );

  it('more than half are useless where λT < ln 2, fewer where it is more', () => {
    const meanOf = (lambdaT: number) => {
      const empties = emptiesOf(lambdaT, 1000, 2000);
      return empties.reduce((sum, empty) => sum + empty, 0) / empties.length;
    };
    expect(meanOf(Math.LN2 * 0.9)).toBeGreaterThan(0.5);
    expect(meanOf(Math.LN2 * 1.1)).toBeLessThan(0.5);
  });

  it.each(drawnSets(1, { lambdaT: [2, 4], T: [300, 3000] }))(
    '1/λT requests an event, and λT/(1 − e^−λT) events in an answer that is not empty (λT = $lambdaT, T = $T)',
    ({ lambdaT, T }) => {
      const run = polled(T, {
        durationMs: (T * 7000) / lambdaT,
        network,
        messages: poisson((lambdaT * SECOND_MS) / T),
      });
      // The first poll also brings what came while it was on its way.
      const batches = run.exchanges.slice(1, -1).map(({ messageIds }) => messageIds.length);
      expectForm(batches, lambdaT);
      expectForm(
        batches.filter((count) => count > 0),
        lambdaT / (1 - Math.exp(-lambdaT)),
      );
    },
  );

  it.each(drawnSets(3, { T: [300, 1500], P: [400, 4000] }))(
    'news every P: max(0, 1 − T/P) of polls are empty (T = $T, P = $P)',
    ({ T, P }) => {
      const run = polled(T, { durationMs: T * 500, network, messages: { kind: 'every', periodMs: P } });
      const expected = Math.max(0, 1 - T / P);
      // The share of whole periods: one poll more or less is all there is of chance.
      expect(Math.abs(metricOf(run, 'emptyResponseFraction') - expected)).toBeLessThan(
        Math.max(2 / 500, expected / 40),
      );
    },
  );
});

describe('6.3 polls that overlap', () => {
  it.each(drawnSets(1, { J: [500, 2000], ratio: [0.04, 0.15] }))(
    'sent δ apart with up to J of extra delay each, (1 − δ/J)²/2 overtake the one before (J = $J, δ/J = $ratio)',
    ({ J, ratio }) => {
      const intervalMs = J * ratio;
      const sample = estimateOver(12, (seed) => {
        const network = { oneWayLatencyMs: 50, jitter: { kind: 'uniform', spreadMs: J } };
        const browser = { connectionsPerHost: 1000 };
        const server = { keepAliveMs: 3_600_000 };
        const rest = {
          seed,
          durationMs: intervalMs * 850,
          network,
          browser,
          server,
          messages: { kind: 'at', timesMs: [] },
        };
        const sent = polled(intervalMs, rest).exchanges.map(({ attempts }) => must(attempts[0], 'an attempt'));
        // Connections are opened at first; all later requests find one that is open.
        const pairs = sent.slice(1).flatMap((later, index) => {
          const earlier = must(sent[index], 'the one before');
          const isWarm = !later.isNewConnection && !earlier.isNewConnection;
          return index > 100 && index < 780 && isWarm ? [[earlier.arrivedAtMs, later.arrivedAtMs] as const] : [];
        });
        const overtaken = pairs.filter(([earlier, later]) => must(later, 'arrived') < must(earlier, 'arrived'));
        return overtaken.length / pairs.length;
      });
      expectForm(sample, (1 - ratio) ** 2 / 2);
    },
  );

  it.each(drawnSets(1, { q: [0.7, 0.8], T: [900, 3100] }))(
    'the article’s ladder of 1.6 s: q^(⌊T/1.6 s⌋ + 1)/(1 + q) are overtaken (q = $q, T = $T)',
    ({ q, T }) => {
      const expected = q ** (Math.floor(T / 1600) + 1) / (1 + q);
      const sample = estimateOver(20, (seed) => {
        const rest = {
          seed,
          // Where one is overtaken, its neighbours are so less often: fewer are needed.
          durationMs: T * (casesFor(expected) / 30),
          network: { oneWayLatencyMs: 1 },
          browser: { connectionsPerHost: 1000 },
          articleLoop: { probability: 1 - q },
        };
        return metricOf(runOf('ajax-polling', { pollIntervalMs: T }, rest), 'overtakenFraction');
      });
      expectForm(sample, expected);
    },
  );
});
