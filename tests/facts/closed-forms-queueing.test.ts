import { must } from '../../src/core/assert';
import { createSfc32, toUnitInterval } from '../../src/core/random';
import { describe, expect, it, vi } from 'vitest';
import { drawnSets, erlangB, expectForm } from '../support/closed-forms';
import { meanOf, runOf } from '../support/fact-runs';
import type { LaneRun } from '../support/runs';

// Tight bounds need many runs: seconds of simulation, and minutes for waits, which `npm run soak` takes.
vi.setConfig({ testTimeout: 1_800_000 });
const isSoaked = process.env['SOAK_RUNS'] !== undefined;

const silence = { kind: 'at', timesMs: [] };

/** Erlang's C: the share that has to wait for one of c servers, where nobody is turned away. */
function erlangC(c: number, a: number): number {
  const b = erlangB(c, a);
  return b / (1 - (a / c) * (1 - b));
}

/** How long each request that reached the server after `fromMs` waited there for a worker, in ms. */
function waitsMs({ exchanges, trace }: LaneRun, fromMs: number): number[] {
  return exchanges.flatMap(({ attempts }) =>
    attempts.flatMap(({ arrivedAtMs, workStartedAtMs }) =>
      arrivedAtMs === null || arrivedAtMs < fromMs ? [] : [(workStartedAtMs ?? trace.untilMs) - arrivedAtMs],
    ),
  );
}

describe('6.10 requests that wait for a worker', () => {
  it('Erlang’s C is the printed one: c = 6, a = 3 or 5; c = 200, a = 180 or 195, and so are its waits', () => {
    const printed = [
      [6, 3, 0.0991],
      [6, 5, 0.5875],
      [200, 180, 0.0945],
      [200, 195, 0.6267],
    ] as const;
    for (const [c, a, share] of printed) expect(erlangC(c, a)).toBeCloseTo(share, 4);
    expect(erlangC(200, 180) / (200 - 180)).toBeCloseTo(0.0047, 4);
    expect(erlangC(200, 195) / (200 - 195)).toBeCloseTo(0.125, 3);
  });

  it.runIf(isSoaked).each(drawnSets(1, { c: [2, 3.9], load: [0.45, 0.6] }))(
    'as many have to wait as Erlang says, C·S/(c − a) on average (c = $c, a/c = $load)',
    ({ c, load }) => {
      const workers = Math.floor(c);
      const a = workers * load;
      const serviceMs = 100;
      const clients = 160;
      const intervalMs = (clients * serviceMs) / a;
      // A hold of some short sleeps is nearly exponential: a little more uneven, which lengthens waits by a known share.
      const probability = 1 / 16;
      const sleepMs = (serviceMs * probability) / (1 - probability);
      const unevenness = (1 + 1 / (1 - probability)) / 2;
      // Later all requests find an idle connection. Each packet of many clients' ticks is late by up to a tick: as good as a Poisson stream.
      const network = { oneWayLatencyMs: 0, jitter: { kind: 'uniform', spreadMs: intervalMs } };
      const [fromMs, toMs] = [8 * intervalMs, 30 * intervalMs];
      const waits = Array.from({ length: 100 }, (_, seed) => {
        const run = runOf(
          'ajax-polling',
          { pollIntervalMs: intervalMs, answers: 'article-loop' },
          {
            seed,
            clients,
            network,
            durationMs: toMs,
            browser: { connectionsPerHost: 1000 },
            server: { workers, backlog: 10_000, keepAliveMs: 3_600_000 },
            articleLoop: { firstMs: 0, sleepMs, probability },
            messages: silence,
          },
        );
        return waitsMs(run, fromMs);
      });
      expectForm(
        waits.map((each) => meanOf(each.map((waitMs) => Number(waitMs > 0)))),
        erlangC(workers, a),
      );
      expectForm(waits.map(meanOf), ((erlangC(workers, a) * serviceMs) / (workers - a)) * unevenness);
    },
  );
});

describe('6.10 an ordinary request behind idle polls', () => {
  it.each(drawnSets(2, { c: [2, 6.9], H: [2000, 30_000] }))(
    'waits H/(c + 1) for one of c workers that each hold a poll for H (c = $c, H = $H)',
    ({ c, H }) => {
      const workers = Math.floor(c);
      const timesMs = Array.from({ length: 8 }, (_, index) => (2.5 + 1.37 * index) * H);
      const waits = Array.from({ length: 700 }, (_, seed) => {
        const draw = createSfc32(seed, 0x1d1e, 1);
        for (let index = 0; index < 15; index++) draw();
        // The first answers come late, each by a time of its own: from then on the polls end at moments of their own.
        const interventions = Array.from({ length: workers }, (_, id) => ({
          on: `long-polling/request/${id}`,
          do: 'delay-response',
          byMs: toUnitInterval(draw()) * H,
        }));
        const run = runOf(
          'long-polling',
          { clientTimeoutMs: null },
          {
            seed,
            clients: workers,
            durationMs: 14 * H,
            network: { oneWayLatencyMs: 0 },
            server: { workers, holdLimitMs: H },
            messages: silence,
            uplink: { kind: 'at', timesMs },
            interventions,
          },
        );
        return meanOf(run.uplink.map(({ madeAtMs, receivedAtMs }) => must(receivedAtMs, 'it is heard') - madeAtMs));
      });
      expectForm(waits, H / (workers + 1));
    },
  );
});
