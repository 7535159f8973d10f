import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { casesFor, drawnSets, estimateOver, expectForm } from '../support/closed-forms';
import { meanOf, metricOf, responsesOf, runOf, stalenessesOf } from '../support/fact-runs';
import type { LaneRun } from '../support/runs';

type Parts = Record<string, unknown>;
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const silence = { kind: 'at', timesMs: [] };
const held = (rest: Parts, params: Parts = {}) => runOf('long-polling', { clientTimeoutMs: null, ...params }, rest);

/** Whenever a request was answered. */
const answersOf = ({ exchanges }: LaneRun) =>
  exchanges.flatMap(({ attempts }) => {
    const { arrivedAtMs, respondedAtMs } = must(attempts[0], 'an attempt');
    return arrivedAtMs !== null && respondedAtMs !== null ? [{ arrivedAtMs, respondedAtMs }] : [];
  });
/** Between each answer and the next: how long the gap was, and the whole cycle, in ms. */
const stepsOf = (run: LaneRun) => {
  const answers = answersOf(run);
  return answers.slice(1).map(({ arrivedAtMs, respondedAtMs }, index) => {
    const before = must(answers[index], 'the one before');
    return { gapMs: arrivedAtMs - before.respondedAtMs, cycleMs: respondedAtMs - before.respondedAtMs };
  });
};
const cyclesOf = (run: LaneRun) => stepsOf(run).map(({ cycleMs }) => cycleMs);
const gapsOf = (run: LaneRun) => stepsOf(run).map(({ gapMs }) => gapMs);

/** Fed at random, with a mean of `lambdaG` messages in a gap of `g` ms, for about so many cycles. */
function fed({ lambdaG, g }: { lambdaG: number; g: number }, cycleCount: number, rest: Parts = {}, params: Parts = {}) {
  const cycleMs = g + (Math.exp(-lambdaG) * g) / lambdaG;
  return held(
    {
      durationMs: cycleCount * cycleMs,
      network: { oneWayLatencyMs: g / 2 },
      server: { holdLimitMs: HOUR_MS },
      messages: { kind: 'poisson', perSecond: (SECOND_MS * lambdaG) / g },
      ...rest,
    },
    params,
  );
}

describe('6.4 the gap of a long poll', () => {
  it.each(drawnSets(4, { d: [1, 400], pause: [0, 3000] }))(
    '2d and the pause on a warm connection, a round trip more without keep-alive (d = $d, pause = $pause)',
    ({ d, pause }) => {
      const run = (keepAliveMs: number) => {
        const server = { keepAliveMs, holdLimitMs: 4000 };
        return held(
          { network: { oneWayLatencyMs: d }, server, messages: silence, durationMs: 60_000 },
          { pauseMs: pause },
        );
      };
      for (const gapMs of gapsOf(run(5000))) expect(gapMs).toBeCloseTo(2 * d + pause, 2);
      for (const gapMs of gapsOf(run(0)).slice(1)) expect(gapMs).toBeCloseTo(4 * d + pause, 2);
      expect(gapsOf(run(0)).length).toBeGreaterThan(5);
    },
  );
});

describe('6.4 the gap of a long poll with TLS', () => {
  it.each([
    { tls: 'none', tlsRoundTrips: 0 },
    { tls: '1.3', tlsRoundTrips: 1 },
    { tls: '1.2', tlsRoundTrips: 2 },
  ])(
    '$tls: without keep-alive $tlsRoundTrips round trips more, on a warm connection none',
    ({ tls, tlsRoundTrips }) => {
      for (const { d, pause } of drawnSets(4, { d: [1, 400], pause: [0, 3000] })) {
        const run = (keepAliveMs: number) => {
          const server = { keepAliveMs, holdLimitMs: 4000 };
          const network = { oneWayLatencyMs: d, tls };
          return held({ network, server, messages: silence, durationMs: 60_000 }, { pauseMs: pause });
        };
        const [kept, unkept] = [gapsOf(run(5000)), gapsOf(run(0)).slice(1)];
        expect(Math.min(kept.length, unkept.length)).toBeGreaterThan(3);
        for (const gapMs of kept) expect(gapMs).toBeCloseTo(2 * d + pause, 2);
        for (const gapMs of unkept) expect(gapMs).toBeCloseTo(2 * d + (1 + tlsRoundTrips) * 2 * d + pause, 2);
      }
    },
  );
});

describe('6.5 long polling with a queue', () => {
  it.each(drawnSets(2, { lambdaG: [0.8, 3], g: [40, 800] }))(
    'cycles of g + e^−λg/λ, λg + e^−λg messages in a response, and as many header bytes fewer (λg = $lambdaG, g = $g)',
    ({ lambdaG, g }) => {
      const run = fed({ lambdaG, g }, 2800);
      const batch = lambdaG + Math.exp(-lambdaG);
      expectForm(cyclesOf(run), g * (1 + Math.exp(-lambdaG) / lambdaG));
      expectForm(
        responsesOf(run)
          .slice(1)
          .map(({ messageIds }) => messageIds.length),
        batch,
      );
      const requests = run.transits.filter(({ content }) => content === 'request');
      const headerBytes = meanOf(requests.map(({ overheadBytes }) => overheadBytes));
      const bytesAMessage =
        requests.reduce((sum, each) => sum + each.overheadBytes, 0) / metricOf(run, 'deliveredCount');
      expect(bytesAMessage / (headerBytes / batch)).toBeGreaterThan(0.96);
      expect(bytesAMessage / (headerBytes / batch)).toBeLessThan(1.04);
    },
  );

  it('asks λ times a second for rare news, and never more than 1/g: it slows itself down', () => {
    const rate = (lambdaG: number, cycleCount: number) => {
      const run = fed({ lambdaG, g: 100 }, cycleCount);
      return (metricOf(run, 'requestCount') * SECOND_MS) / run.trace.untilMs;
    };
    expect(rate(0.002, 1600) / 0.02).toBeCloseTo(1, 1);
    expect(rate(8, 300) / 10).toBeCloseTo(1, 2);
  });

  it.each([
    [0.1, 1.01],
    [1, 1.1],
    [5, 1.45],
    [20, 1.94],
    [100, 2],
  ])('d + f·g/2 on average, f = λg/(λg + e^−λg), and 3d at most: g = 0.1 s, λ = %f/s: %f d', (lambda, printed) => {
    const lambdaG = lambda / 10;
    const inGap = lambdaG / (lambdaG + Math.exp(-lambdaG));
    expect(1 + inGap).toBeCloseTo(printed, 2);
    const sample = estimateOver(10, (seed) => {
      const stalenesses = stalenessesOf(fed({ lambdaG, g: 100 }, lambda < 1 ? 60 : 150, { seed })).slice(5);
      expect(Math.max(...stalenesses)).toBeLessThanOrEqual(150 + 1e-6);
      expect(Math.min(...stalenesses)).toBeGreaterThanOrEqual(50 - 1e-6);
      return meanOf(stalenesses);
    });
    expectForm(sample, 50 * (1 + inGap));
  });

  it.each(drawnSets(1, { lambdaG: [0.3, 0.6], g: [40, 400], share: [0.5, 0.6] }))(
    'with a hold limit H: cycles of g + e^−λg·(1 − e^−λH)/λ, and e^−λ(g+H) of answers are empty (λg = $lambdaG, g = $g)',
    ({ lambdaG, g, share }) => {
      const lambda = lambdaG / g;
      const holdLimitMs = -Math.log(share) / lambda - g;
      const cycleMs = g + (Math.exp(-lambdaG) * (1 - Math.exp(-lambda * holdLimitMs))) / lambda;
      const run = fed({ lambdaG, g }, 1, { durationMs: casesFor(share) * cycleMs, server: { holdLimitMs } });
      expectForm(cyclesOf(run), cycleMs);
      expectForm(
        responsesOf(run)
          .slice(1)
          .map(({ messageIds }) => Number(messageIds.length === 0)),
        share,
      );
    },
  );

  it.each(drawnSets(3, { g: [20, 600], H: [500, 20_000] }))(
    'asks 1/(g + H) times a second when idle (g = $g, H = $H)',
    ({ g, H }) => {
      const run = held({
        durationMs: 200 * (g + H),
        network: { oneWayLatencyMs: g / 2 },
        server: { holdLimitMs: H },
        messages: silence,
      });
      expect(metricOf(run, 'requestCount')).toBeGreaterThanOrEqual(200);
      expect(metricOf(run, 'requestCount')).toBeLessThanOrEqual(201);
    },
  );

  it.each(drawnSets(2, { T: [1000, 4000], g: [40, 300] }))(
    'makes more requests than polling each T as soon as λ is about 1/(T − g) (T = $T, g = $g)',
    ({ T, g }) => {
      const requestsOf = (lambda: number) =>
        metricOf(fed({ lambdaG: lambda * g, g }, 1, { durationMs: 400 * T }), 'requestCount');
      expect(requestsOf(1.25 / (T - g))).toBeGreaterThan(400);
      expect(requestsOf(0.8 / (T - g))).toBeLessThan(400);
    },
  );
});

describe('6.7 long polling without a queue', () => {
  const forgetful = { usesCursor: false };
  /** For each gap whether a message was lost that had been published in it: 1 or 0. */
  const gapsThatLose = (run: LaneRun) => {
    const answeredAtMs = answersOf(run).map(({ respondedAtMs }) => respondedAtMs);
    const losing = new Set(
      run.messages.flatMap(({ publishedAtMs, fate }) =>
        fate === 'lost' ? [answeredAtMs.findLastIndex((atMs) => atMs <= publishedAtMs)] : [],
      ),
    );
    return answeredAtMs.slice(0, -1).map((_, gap) => Number(losing.has(gap)));
  };
  const lostShare = (run: LaneRun) =>
    metricOf(run, 'lostCount') / (metricOf(run, 'lostCount') + metricOf(run, 'deliveredCount'));

  it.each([{ lambdaG: 0.5, g: 100 }, { lambdaG: 3, g: 300 }, ...drawnSets(1, { lambdaG: [1, 3], g: [40, 400] })])(
    'λg/(1 + λg) of messages vanish in the gaps, and 1 − e^−λg of gaps lose some (λg = $lambdaG, g = $g)',
    ({ lambdaG, g }) => {
      const expected = lambdaG / (1 + lambdaG);
      // A cycle is a gap and a wait for the next message: g + 1/λ. It brings one message and loses λg.
      const cycleCount = Math.max(2500 / lambdaG ** 2, 1500);
      const runs = Array.from({ length: 12 }, (_, seed) =>
        fed({ lambdaG, g }, 1, { seed, durationMs: (cycleCount / 12) * (g + g / lambdaG) }, forgetful),
      );
      expectForm(
        estimateOver(12, (seed) => lostShare(must(runs[seed], 'a run'))),
        expected,
      );
      const gapHasLoss = runs.flatMap(gapsThatLose);
      const gapShare = 1 - Math.exp(-lambdaG);
      if (gapHasLoss.length >= casesFor(gapShare)) expectForm(gapHasLoss, gapShare);
    },
  );

  it.each(drawnSets(1, { lambdaG: [1, 2], g: [40, 400], lambdaH: [0.5, 2] }))(
    'with a hold limit: g/(g + (1 − e^−λH)/λ) vanish (λg = $lambdaG, λH = $lambdaH)',
    ({ lambdaG, g, lambdaH }) => {
      const lambda = lambdaG / g;
      const waitMs = (1 - Math.exp(-lambdaH)) / lambda;
      const server = { holdLimitMs: lambdaH / lambda };
      const sample = estimateOver(12, (seed) =>
        lostShare(fed({ lambdaG, g }, 1, { seed, server, durationMs: 300 * (g + waitMs) }, forgetful)),
      );
      expectForm(sample, g / (g + waitMs));
    },
  );

  it.each(drawnSets(2, { lambdaG: [3, 4], g: [40, 400], room: [1, 2.99] }))(
    'with room for B: a gap loses some where more than B are published in it, and then all but B (λg = $lambdaG, B = $room)',
    ({ lambdaG, g, room }) => {
      const B = Math.floor(room);
      const chanceOf = poissonChances(lambdaG);
      const mayLose = 1 - sum(chanceOf.slice(0, B + 1));
      const lostPerGap = sum(chanceOf.map((chance, count) => chance * Math.max(0, count - B)));
      const server = { holdLimitMs: HOUR_MS, messageLogLength: B };
      const runs = Array.from({ length: 12 }, (_, seed) => fed({ lambdaG, g }, 700, { seed, server }));
      expectForm(
        estimateOver(12, (seed) => lostShare(must(runs[seed], 'a run'))),
        lostPerGap / (lambdaG + Math.exp(-lambdaG)),
      );
      expectForm(runs.flatMap(gapsThatLose), mayLose);
    },
  );
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** That none, one, two … come, of which `mean` come on average; so many that the rest is nothing. */
function poissonChances(mean: number): readonly number[] {
  const chances = [Math.exp(-mean)];
  for (let count = 1; count < 60; count++) chances.push((must(chances[count - 1], 'the one before') * mean) / count);
  return chances;
}
