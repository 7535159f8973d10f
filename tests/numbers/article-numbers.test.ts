import { describe, expect, it, vi } from 'vitest';
import { must } from '../../src/core/assert';
import { measure } from '../../src/metrics/measure';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import type { Spans } from '../../src/trace/spans';
import { oneLane } from '../support/scenarios';
import { estimate, findDeviation } from '../support/statistics';

// Tight bounds need many runs: some seconds of simulation.
vi.setConfig({ testTimeout: 120_000 });

/** The article's draw is ready with p = 35/100; q is the rest. Closed forms: the article's oracle. */
const q = 0.65;
const FIRST_MS = 300;
const SLEEP_MS = 1600;
const MEAN_HOLD_MS = FIRST_MS + (SLEEP_MS * q) / (1 - q);
const LATENCY_MS = 40;

/** Independent runs, one a seed. `untilMs` long each. */
function runsOf(
  id: string,
  params: Record<string, unknown>,
  seedCount: number,
  untilMs: number,
  browser = {},
): Spans[] {
  return Array.from({ length: seedCount }, (_, seed) => {
    const scenario = oneLane(id, params, {
      seed,
      durationMs: untilMs,
      network: { oneWayLatencyMs: LATENCY_MS },
      browser,
    });
    return buildSpans(must(simulate(scenario).lanes[0], 'one lane'));
  });
}

/** No request of the article's programs waits for a connection here: the closed forms know of no limit. */
const manyConnections = { connectionsPerHost: 100 };

describe('the article’s server', () => {
  const holdsMs = runsOf('iframe-chained', {}, 40, 400_000).flatMap(({ exchanges }) =>
    exchanges.flatMap(({ attempts }) => {
      const { workStartedAtMs, workEndedAtMs } = must(attempts[0], 'each is sent');
      return workStartedAtMs === null || workEndedAtMs === null ? [] : [workEndedAtMs - workStartedAtMs];
    }),
  );

  it('answers after 300 + 1600·k ms, and never at another time', () => {
    expect(holdsMs.length).toBeGreaterThan(4000);
    expect(new Set(holdsMs.map((holdMs) => (Math.round(holdMs * 1000) / 1000 - FIRST_MS) % SLEEP_MS))).toEqual(
      new Set([0]),
    );
  });

  it('holds for 3271.4 ms on average', () => {
    expect(MEAN_HOLD_MS).toBeCloseTo(3271.4, 1);
    // A long run stops in the middle of a hold: long holds are the likelier to be cut off, but one in a hundred only.
    expect(Math.abs(estimate(holdsMs).mean - MEAN_HOLD_MS)).toBeLessThan(MEAN_HOLD_MS / 20);
  });

  it('is ready at the k-th draw with probability q^k·p', () => {
    const shareOf = (k: number) =>
      estimate(holdsMs.map((holdMs) => Number(Math.round((holdMs - FIRST_MS) / SLEEP_MS) === k)));
    for (const k of [0, 1])
      expect(Math.abs(shareOf(k).mean - q ** k * (1 - q))).toBeLessThan(4 * shareOf(k).standardError);
  });
});

describe('program 1, Ajax on an interval', () => {
  const runs = runsOf('ajax-polling', {}, 60, 1_200_000, manyConnections);

  it('is overtaken in 0.2561 of consecutive pairs', () => {
    const expected = q ** 2 / (1 + q);
    expect(expected).toBeCloseTo(0.2561, 4);
    const shares = runs.map((spans) => must(measure(spans, 1_200_000).overtakenFraction, 'there are pairs'));
    expect(findDeviation(estimate(shares), expected)).toBeNull();
  });

  it('has 1, 2, 3, 4 requests in flight just after asking in 41.4, 45.1, 12.3, 1.2 % of cases', () => {
    const expected = inFlightShares();
    expect(expected.map((share) => Number(share.toFixed(3)))).toEqual([0.414, 0.451, 0.123, 0.012]);
    const estimates = expected.map((_, index) => {
      // Neighbouring counts depend on one another; the shares of two runs do not, so the error is taken over runs.
      const shares = runs.map(({ exchanges }) => {
        const counts = exchanges.slice(20).map(({ askedAtMs }) => inFlightCount(exchanges, askedAtMs));
        return counts.filter((count) => count === index + 1).length / counts.length;
      });
      return estimate(shares);
    });
    for (const index of [0, 1])
      expect(findDeviation(must(estimates[index], 'a share'), must(expected[index], 'a share'))).toBeNull();
    for (const index of [2, 3]) {
      const { mean, standardError } = must(estimates[index], 'a share');
      expect(Math.abs(mean - must(expected[index], 'a share'))).toBeLessThan(4 * standardError);
    }
  });

  it('has E[D]/T = 1.09 requests in flight on average (Little’s law)', () => {
    const means = runs.map((spans) => measure(spans, 1_200_000).workersBusyMean);
    expect(
      findDeviation(estimate(means.map((mean) => must(mean, 'workers were busy'))), MEAN_HOLD_MS / 3000),
    ).toBeNull();
  });
});

describe('program 4, the chained iframe', () => {
  it('asks at a rate of 1/(E[D] + RTT)', () => {
    const untilMs = 1_200_000;
    const rates = runsOf('iframe-chained', {}, 60, untilMs).map(({ exchanges }) => (1000 * exchanges.length) / untilMs);
    expect(findDeviation(estimate(rates), 1000 / (MEAN_HOLD_MS + 2 * LATENCY_MS))).toBeNull();
    expect(1000 / MEAN_HOLD_MS).toBeCloseTo(0.3057, 4);
  });

  it('never has more than one request in flight, and answers come in order', () => {
    const run = must(runsOf('iframe-chained', {}, 1, 300_000)[0], 'one run');
    for (const { askedAtMs } of run.exchanges) expect(inFlightCount(run.exchanges, askedAtMs)).toBe(1);
    expect(measure(run, 300_000).overtakenFraction).toBe(0);
  });
});

describe('program 5, Ajax long polling as the article has it', () => {
  const untilMs = 600_000;
  const runs = runsOf('ajax-long-polling', {}, 120, untilMs);

  it('times out in 0.2746 of its requests', () => {
    expect(q ** 3).toBeCloseTo(0.2746, 4);
    const shares = runs.map((spans) => must(measure(spans, untilMs).timedOutFraction, 'requests have ended'));
    expect(findDeviation(estimate(shares), q ** 3)).toBeNull();
  });

  it('has a cycle of E[min(D, 5 s)] = 2427.9 ms, and a round trip more where it was answered', () => {
    // Ready at 300, 1900, 3500 ms, else the timeout: Σ p·qᵏ·(300 + 1600k) + q³·5000. New connections cost 2 d more.
    const meanCycleMs = (1 - q) * (300 + q * 1900 + q ** 2 * 3500) + q ** 3 * 5000;
    expect(meanCycleMs).toBeCloseTo(2427.9, 1);
    const answeredShare = 1 - q ** 3;
    // An answered request takes one round trip more; if the one before it timed out, a handshake more.
    const expectedMs = meanCycleMs + answeredShare * 2 * LATENCY_MS * (1 + q ** 3);
    const meansMs = runs.map(({ exchanges }) => untilMs / exchanges.length);
    expect(findDeviation(estimate(meansMs), expectedMs)).toBeNull();
  });

  it('leaves the server at work for nobody: more than one busy worker for each tab', () => {
    const busy = runs.map((spans) => must(measure(spans, untilMs).workersBusyMean, 'workers were busy'));
    expect(estimate(busy).mean).toBeGreaterThan(1);
    expect(runs.every((spans) => must(measure(spans, untilMs).orphanWorkMs, 'a sum') > 0)).toBe(true);
  });
});

/** Requests asked up to that moment, itself included, that have not ended by then. */
function inFlightCount(exchanges: Spans['exchanges'], atMs: number): number {
  return exchanges.filter(({ askedAtMs, endedAtMs }) => askedAtMs <= atMs && (endedAtMs === null || endedAtMs > atMs))
    .length;
}

/** P(N in flight) for N = 1 … 4 at an interval of 3 s: the polls of 3, 6, 9 … s ago are still held, each by its own draw. */
function inFlightShares(): number[] {
  // Held longer than that: q raised to the number of draws made by then.
  const agesMs = Array.from({ length: 20 }, (_, index) => 3000 * (index + 1));
  const stillHeld = agesMs.map((ageMs) => q ** (Math.floor((ageMs - FIRST_MS) / SLEEP_MS) + 1));
  let shares = [1];
  for (const probability of stillHeld) {
    const next = new Array<number>(shares.length + 1).fill(0);
    shares.forEach((share, count) => {
      next[count] = must(next[count], 'a count') + share * (1 - probability);
      next[count + 1] = must(next[count + 1], 'a count') + share * probability;
    });
    shares = next;
  }
  return shares.slice(0, 4);
}
