import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { casesFor, drawnSets, erlangB, estimateOver, expectForm } from '../support/closed-forms';
import { everySoOften, metricOf, runOf } from '../support/fact-runs';
import type { LaneRun } from '../support/runs';

const SECOND_MS = 1000;
const silence = { kind: 'at', timesMs: [] };
const near = { oneWayLatencyMs: 1 };
const patient = { clientTimeoutMs: null };
/** Nothing here is left to chance but rounding and the ends of the run. */
function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1), `${actual} for ${expected}`).toBeLessThan(0.02);
}

describe('6.9 how much is busy', () => {
  it.each(drawnSets(2, { n: [3, 20], s: [20, 400], T: [500, 2000] }))(
    'short polling: n·s/T workers (n = $n, s = $s, T = $T)',
    ({ n, s, T }) => {
      const clients = Math.round(n);
      const durationMs = 120 * T;
      const server = { processingMs: s };
      const rest = { clients, durationMs, server, network: near, messages: silence };
      const run = runOf('ajax-polling', { answers: 'at-once', pollIntervalMs: T }, rest);
      expectNear(metricOf(run, 'workersBusyMean'), (clients * s) / T);
    },
  );

  it.each(drawnSets(1, { n: [2, 4], lambdaG: [0.4, 1], g: [40, 200] }))(
    'long polling: n·(cycle − g)/cycle requests are held, which is nearly n for rare news (n = $n, λg = $lambdaG)',
    ({ n, lambdaG, g }) => {
      const clients = Math.round(n);
      const waitMs = (Math.exp(-lambdaG) * g) / lambdaG;
      const heldIn = (messages: unknown, seed: number) =>
        metricOf(
          runOf('long-polling', patient, {
            seed,
            clients,
            messages,
            durationMs: 110 * (g + waitMs),
            network: { oneWayLatencyMs: g / 2 },
          }),
          'workersBusyMean',
        );
      const messages = { kind: 'poisson', perSecond: (SECOND_MS * lambdaG) / g };
      expectForm(
        estimateOver(18, (seed) => heldIn(messages, seed)),
        (clients * waitMs) / (g + waitMs),
      );
      expect(heldIn({ kind: 'every', periodMs: 50 * g }, 1)).toBeGreaterThan(0.95 * clients);
    },
  );

  it.each(['sse', 'websocket'])('%s: n sockets, and no worker', (id) => {
    const run = runOf(id, {}, { clients: 12, durationMs: 60_000, network: near, messages: { kind: 'every' } });
    expect(metricOf(run, 'connectionsHeldMean')).toBeGreaterThan(11.9);
    expect(metricOf(run, 'workersBusyMean')).toBe(0);
  });
});

describe('6.10 a pool of workers', () => {
  it('Erlang’s B is the printed one: c = 6, a = 3 or 5; c = 200, a = 180 or 195', () => {
    const printed = [
      [6, 3, 0.0522],
      [6, 5, 0.1918],
      [200, 180, 0.0103],
      [200, 195, 0.0403],
    ] as const;
    for (const [c, a, share] of printed) expect(erlangB(c, a)).toBeCloseTo(share, 4);
  });

  it.each(drawnSets(1, { c: [2, 3.9], load: [0.9, 1.4] }))(
    'without a backlog, as many find all workers busy as Erlang says (c = $c, a/c = $load)',
    ({ c, load }) => {
      const workers = Math.floor(c);
      const a = workers * load;
      const clients = 150;
      const processingMs = 100;
      // Many clients that ask at random, each rarely, are as good as a Poisson stream.
      const intervalMs = (clients * processingMs) / a;
      const cases = casesFor(erlangB(workers, a));
      const warmUpMs = 6 * intervalMs;
      const run = runOf(
        'adaptive-polling',
        {
          pollIntervalMs: intervalMs,
          pollIntervalMaxMs: 10 * intervalMs,
          growthFactor: 1,
          pollIntervalJitterFraction: 1,
          retryFirstMs: intervalMs,
          retryFactor: 1,
          retryMaxMs: 10 * intervalMs,
          retryJitterFraction: 1,
          clientTimeoutMs: null,
        },
        {
          clients,
          durationMs: warmUpMs + (cases * processingMs) / a,
          network: { oneWayLatencyMs: 0.01 },
          // Each request comes on a connection of its own, which is refused: none is tried again in silence (W7).
          server: { workers, backlog: 0, processingMs, keepAliveMs: 0 },
          browser: { warmConnection: false },
          messages: silence,
        },
      );
      const asked = run.exchanges.filter(({ askedAtMs, outcome }) => askedAtMs > warmUpMs && outcome !== 'open');
      const offered = (asked.length * processingMs) / (run.trace.untilMs - warmUpMs);
      expectForm(
        asked.map(({ outcome }) => Number(outcome === 'network-error')),
        erlangB(workers, offered),
      );
    },
  );

  it.each(drawnSets(2, { n: [20, 40], c: [4, 12], H: [2000, 30_000] }))(
    'n long polls and c workers: c/H are answered a second, each client waits n·H/c for its next, c/n are held (n = $n, c = $c, H = $H)',
    ({ n, c, H }) => {
      const [clients, workers] = [Math.round(n), Math.round(c)];
      const cycleMs = (clients * H) / workers;
      const server = { workers, holdLimitMs: H };
      const run = runOf('long-polling', patient, {
        clients,
        durationMs: 25 * cycleMs,
        network: near,
        server,
        messages: silence,
      });
      expectNear(answeredAtMs(run).length / run.trace.untilMs, workers / H);
      expectNear(metricOf(run, 'workersBusyMean') / clients, workers / clients);
      const ofOne = run.exchanges.filter(({ client, endedAtMs }) => client === 0 && endedAtMs !== null);
      const steps = ofOne.slice(3).map(({ endedAtMs }, index) => (endedAtMs ?? 0) - (ofOne[index + 2]?.endedAtMs ?? 0));
      expectNear(steps.reduce((sum, step) => sum + step, 0) / steps.length, cycleMs);
    },
  );
});

const answeredAtMs = ({ exchanges }: LaneRun) =>
  exchanges.flatMap(({ attempts }) => {
    const { respondedAtMs } = must(attempts[0], 'an attempt');
    return respondedAtMs === null ? [] : [respondedAtMs];
  });

describe('6.11 six connections', () => {
  /** Requests of the first so many tabs are taken and never answered: their connections are gone. */
  const heldBy = (k: number) =>
    Array.from({ length: k }, (_, id) => ({ on: `ajax-long-polling/request/${id}`, do: 'never-answer' }));

  it.each(drawnSets(2, { k: [0, 5.9], n: [14, 20], p: [0.3, 0.8] }))(
    'k held streams leave 6 − k: so many answers in the time of one, and each tab waits its turn (k = $k, n = $n)',
    ({ k, n, p }) => {
      const [heldCount, tabs] = [Math.floor(k), Math.round(n)];
      const c = 6 - heldCount;
      const [firstMs, sleepMs] = [1000, 500];
      const holdMs = firstMs + (sleepMs * (1 - p)) / p + 2 * near.oneWayLatencyMs;
      const params = { answers: 'article-loop', ...patient };
      const runs = Array.from({ length: 16 }, (_, seed) =>
        runOf('ajax-long-polling', params, {
          seed,
          durationMs: (360 / c) * holdMs,
          network: near,
          browser: { tabs },
          articleLoop: { firstMs, sleepMs, probability: p },
          interventions: heldBy(heldCount),
        }),
      );
      expectForm(
        runs.map((run) => run.exchanges.filter(({ outcome }) => outcome === 'answered').length / run.trace.untilMs),
        c / holdMs,
      );
      const cycles = runs.map((run) => {
        const ends = run.exchanges.flatMap(({ tab, endedAtMs }) =>
          tab === heldCount && endedAtMs !== null ? [endedAtMs] : [],
        );
        return (must(ends.at(-1), 'the last') - must(ends[0], 'the first')) / (ends.length - 1);
      });
      expectForm(cycles, ((tabs - heldCount) * holdMs) / c);
    },
  );

  it('k = 6: an ordinary request waits for a release, behind event streams for ever', () => {
    const hour = { durationMs: 3_600_000, messages: { kind: 'every', periodMs: 60_000 } };
    const streams = runOf('sse', {}, { ...hour, browser: { tabs: 7 } });
    expect(streams.exchanges.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
    const polls = runOf('long-polling', patient, { messages: silence, browser: { tabs: 7 } });
    expect(polls.exchanges[6]?.attempts[0]?.assignedAtMs).toBe(polls.exchanges[0]?.endedAtMs);
    // Sockets are not of the six.
    const sockets = runOf('websocket', {}, { ...hour, browser: { tabs: 20 } });
    expect(sockets.exchanges.filter(({ openedAtMs }) => openedAtMs === null)).toEqual([]);
  });
});

describe('6.15 polling that adapts', () => {
  const far = { messages: silence, network: { oneWayLatencyMs: 0.01 } };

  it.each(drawnSets(3, { b: [1.03, 1.07], T0: [200, 2000] }))(
    'log_b(1 + t(b − 1)/T₀) polls in an idle time t, then t/T_max (b = $b, T₀ = $T0)',
    ({ b, T0 }) => {
      const params = { pollIntervalMs: T0, growthFactor: b, pollIntervalMaxMs: 3_600_000, clientTimeoutMs: null };
      const pollsIn = (growthSteps: number, more = {}) => {
        const durationMs = (T0 * (b ** growthSteps - 1)) / (b - 1);
        return runOf('adaptive-polling', { ...params, ...more }, { ...far, durationMs }).exchanges.length - 1;
      };
      for (const steps of [50, 80]) expect(Math.abs(pollsIn(steps) - steps)).toBeLessThanOrEqual(1);
      const capped = runOf(
        'adaptive-polling',
        { ...params, pollIntervalMaxMs: 2 * T0 },
        { ...far, durationMs: 600 * T0 },
      );
      const late = capped.exchanges.filter(({ askedAtMs }) => askedAtMs > 200 * T0).length;
      expectNear(late, 200);
    },
  );

  it.each(drawnSets(2, { b: [1.3, 3], T0: [200, 2000] }))(
    'an event after an idle time t waits (b − 1)t + T₀ at most, which it does just after a poll (b = $b, T₀ = $T0)',
    ({ b, T0 }) => {
      const params = { pollIntervalMs: T0, growthFactor: b, pollIntervalMaxMs: 3_600_000, clientTimeoutMs: null };
      for (const steps of [3, 4.5, 6]) {
        const atMs = (T0 * (b ** Math.floor(steps) - 1)) / (b - 1) + (steps % 1) * T0 + 1;
        const rest = { ...far, messages: { kind: 'at', timesMs: [atMs] }, durationMs: 4 * b * atMs };
        const waitMs = must(runOf('adaptive-polling', params, rest).messages[0]?.deliveries[0], 'it comes').atMs - atMs;
        const boundMs = (b - 1) * atMs + T0;
        expect(waitMs).toBeLessThanOrEqual(boundMs + 1);
        if (steps % 1 === 0) expect(waitMs).toBeGreaterThan(0.97 * boundMs - 2);
      }
    },
  );

  it.each(drawnSets(2, { T: [500, 4000], requestCost: [1, 10], delayCost: [0.5, 5] }))(
    'the cheapest interval is √(2·C_r/(λ·C_d)): what requests and waits cost at T tells it (T = $T)',
    ({ T, requestCost, delayCost }) => {
      const perSecond = (4 * SECOND_MS) / T;
      const sample = estimateOver(20, (seed) => {
        const messages = { kind: 'poisson', perSecond };
        const rest = { seed, durationMs: 80 * T, network: near, messages };
        const run = runOf('ajax-polling', { answers: 'at-once', pollIntervalMs: T }, rest);
        const waitsS = run.messages.flatMap(({ publishedAtMs, deliveries }) =>
          deliveries.map(({ atMs }) => (atMs - publishedAtMs - near.oneWayLatencyMs) / SECOND_MS),
        );
        const waitCost = delayCost * waitsS.reduce((sum, waitS) => sum + waitS, 0);
        // Requests cost as 1/T and waits as T: they cost the same at the cheapest.
        return (T / SECOND_MS) * Math.sqrt((requestCost * metricOf(run, 'requestCount')) / waitCost);
      });
      expectForm(sample, Math.sqrt((2 * requestCost) / (perSecond * delayCost)));
    },
  );
});

describe('6.18 bytes for each event', () => {
  const messages = (payloadBytes: number) => ({ kind: 'at', timesMs: everySoOften(40, 500), payloadBytes });
  const bytesOf = (id: string, payloadBytes: number) =>
    runOf(id, {}, { messages: messages(payloadBytes), server: { heartbeatMs: null } })
      .transits.filter(({ messageIds }) => messageIds.length > 0)
      .map(({ overheadBytes }) => overheadBytes);

  it('an SSE event has 8 to 20 bytes beside its data, with its id, and the chunk that it comes in 6 more', () => {
    for (const bytes of bytesOf('sse', 20)) {
      expect(bytes - 6).toBeGreaterThanOrEqual(8);
      expect(bytes - 6).toBeLessThanOrEqual(20);
    }
  });

  it.each([
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('a WebSocket frame with %d bytes has a head of %d', (payloadBytes, headBytes) => {
    expect(new Set(bytesOf('websocket', payloadBytes))).toEqual(new Set([headBytes]));
  });
});
