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
/** So short that no handshake carries an answer past a tick: the closest, of 17,900 ms, comes 4 latencies later. */
const LATENCY_MS = 20;
const TICK_MS = 3000;
/** The runs of programs 1 and 4. */
const RUN_MS = 1_200_000;
/** Of a million holds, one is longer than 54 s: by now every earlier request has its answer. */
const SETTLED_MS = RUN_MS - 60_000;

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
const ajaxRuns = runsOf('ajax-polling', {}, 80, RUN_MS, { connectionsPerHost: 100 });
const chainedRuns = runsOf('iframe-chained', {}, 60, RUN_MS);

describe('the article’s server', () => {
  // What has been asked late may be cut off by the end, the long holds first: that would be a bias.
  const holdsMs = [...ajaxRuns, ...chainedRuns].flatMap(({ exchanges }) =>
    exchanges
      .filter(({ askedAtMs }) => askedAtMs < SETTLED_MS)
      .map(({ attempts }) => {
        const { workStartedAtMs, workEndedAtMs } = must(attempts[0], 'each is sent');
        return must(workEndedAtMs, 'each is answered') - must(workStartedAtMs, 'each has arrived');
      }),
  );
  const rungs = holdsMs.map((holdMs) => Math.round((holdMs - FIRST_MS) / SLEEP_MS));

  it('answers after 300 + 1600·k ms, and never at another time', () => {
    expect(holdsMs.length).toBeGreaterThan(40_000);
    const offLadderMs = holdsMs.map((holdMs, index) => holdMs - (FIRST_MS + SLEEP_MS * must(rungs[index], 'a rung')));
    expect(offLadderMs.filter((offMs) => Math.abs(offMs) > 1e-6)).toEqual([]);
  });

  it('holds for 3271.4 ms on average', () => {
    expect(MEAN_HOLD_MS).toBeCloseTo(3271.4, 1);
    expect(findDeviation(estimate(holdsMs), MEAN_HOLD_MS)).toBeNull();
  });

  it.each([0, 1, 2])('is ready at draw %d, counted from 0, with probability q^k·p', (k) => {
    expect(findDeviation(estimate(rungs.map((rung) => Number(rung === k))), q ** k * (1 - q))).toBeNull();
  });
});

describe('program 1, Ajax on an interval', () => {
  it('is overtaken in 0.2561 of consecutive pairs', () => {
    const expected = q ** 2 / (1 + q);
    expect(expected).toBeCloseTo(0.2561, 4);
    const shares = ajaxRuns.map((spans) => must(measure(spans, RUN_MS).overtakenFraction, 'there are pairs'));
    expect(findDeviation(estimate(shares), expected)).toBeNull();
  });

  it.each([
    [1, 0.414, 0],
    [2, 0.451, 0],
    [3, 0.123, 1],
    [4, 0.012, 2],
  ])(
    'has %d requests in flight just after asking in %d of cases, seen %d ticks ahead',
    (count, rounded, ticksAhead) => {
      const expected = must(countChances(agesFrom(1).map(heldBeyond))[count - 1], 'a chance');
      expect(Number(expected.toFixed(3))).toBe(rounded);
      // Neighbouring counts depend on one another; the shares of two runs do not, so the error is taken over runs.
      const shares = ajaxRuns.map(({ exchanges }) => {
        const ticks = exchanges.slice(AGE_COUNT, -AGE_COUNT);
        const chances = ticks.map((_, index) => chanceAhead(exchanges, AGE_COUNT + index, ticksAhead, count));
        return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
      });
      expect(findDeviation(estimate(shares), expected)).toBeNull();
    },
  );

  it('has E[D]/T = 1.09 requests in flight on average (Little’s law)', () => {
    const means = ajaxRuns.map((spans) => measure(spans, RUN_MS).workersBusyMean);
    expect(
      findDeviation(estimate(means.map((mean) => must(mean, 'workers were busy'))), MEAN_HOLD_MS / TICK_MS),
    ).toBeNull();
  });
});

describe('program 4, the chained iframe', () => {
  it('asks at a rate of 1/(E[D] + RTT)', () => {
    const rates = chainedRuns.map(({ exchanges }) => (1000 * exchanges.length) / RUN_MS);
    expect(findDeviation(estimate(rates), 1000 / (MEAN_HOLD_MS + 2 * LATENCY_MS))).toBeNull();
    expect(1000 / MEAN_HOLD_MS).toBeCloseTo(0.3057, 4);
  });

  it('never has more than one request in flight, and answers come in order', () => {
    for (const run of chainedRuns) {
      const isAsked = run.exchanges.map(
        ({ askedAtMs }, index) => askedAtMs === (run.exchanges[index - 1]?.endedAtMs ?? 0),
      );
      expect(isAsked.filter((isInTurn) => !isInTurn)).toEqual([]);
      expect(measure(run, RUN_MS).overtakenFraction).toBe(0);
    }
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

/** Polls of up to a minute ago may still be held. */
const AGE_COUNT = 20;

/** Ages in ticks: from this one on. */
function agesFrom(first: number): number[] {
  return Array.from({ length: AGE_COUNT }, (_, index) => first + index);
}

/** The probability that a poll is held for longer than so many ticks: q raised to the number of draws made by then. */
function heldBeyond(ticks: number): number {
  return ticks === 0 ? 1 : q ** (Math.floor((TICK_MS * ticks - FIRST_MS) / SLEEP_MS) + 1);
}

/** P(N in flight) for N = 1, 2, …: the poll just asked, and each of the others with its own probability. */
function countChances(probabilities: readonly number[]): number[] {
  return probabilities.reduce<number[]>(
    (chances, probability) =>
      [...chances, 0].map((chance, count) => chance * (1 - probability) + (chances[count - 1] ?? 0) * probability),
    [1],
  );
}

/**
 * The probability of so many in flight some ticks after request `index` was asked, given which ones the run has in
 * flight at that moment; 0 ticks ahead it is 1 or 0, what the run has. Its mean is the share, with a smaller error the
 * farther it looks ahead (Rao and Blackwell): of four in flight there are too few to count.
 */
function chanceAhead(exchanges: Spans['exchanges'], index: number, ticksAhead: number, count: number): number {
  const atMs = must(exchanges[index], 'a request').askedAtMs;
  const inFlightAges = agesFrom(0).filter((age) => {
    const { endedAtMs } = must(exchanges[index - age], 'an earlier request');
    return endedAtMs === null || endedAtMs > atMs;
  });
  const known = inFlightAges.map((age) => heldBeyond(age + ticksAhead) / heldBeyond(age));
  const asked = Array.from({ length: ticksAhead }, (_, ticks) => heldBeyond(ticks));
  // One of them is the request just asked, which `countChances` counts by itself.
  const [, ...others] = ticksAhead === 0 ? known : [...asked, ...known];
  return countChances(others)[count - 1] ?? 0;
}
