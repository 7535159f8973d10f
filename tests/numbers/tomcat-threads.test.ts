import { describe, expect, it, vi } from 'vitest';
import { estimateOver, expectForm } from '../support/closed-forms';
import { runOf } from '../support/fact-runs';
import type { LaneRun } from '../support/runs';

// Tight bounds need many runs: some seconds of simulation.
vi.setConfig({ testTimeout: 120_000 });

/** The article's server: a thread for each request, and it does not hear that its client has given up. */
const THREADS = 200;
const silence = { kind: 'at', timesMs: [] };
/** All tabs tick at the same moments here: however many ask at once, none is turned away. */
const server = { workers: THREADS, backlog: 1_000_000, watchesForClose: false };
const network = { oneWayLatencyMs: 0 };

/** A hold is 300 ms and 1600 more for each draw that is not ready: p = 35/100. */
const q = 0.65;
const HOLD_MS = 300 + (1600 * q) / (1 - q);
/** As long as the client waits for it: it gives up after 5 s, which three draws that are not ready outlast. */
const WATCHED_MS = 300 + 1600 * (q + q ** 2) + (5000 - 3500) * q ** 3;

const programs = [
  { id: 'ajax-polling', what: 'Ajax polling', threadsATab: HOLD_MS / 3000, tabs: 184 },
  { id: 'iframe-polling', what: 'the single iframe', threadsATab: (2 * HOLD_MS) / 5000, tabs: 153 },
  { id: 'iframe-per-request', what: 'an iframe per request', threadsATab: HOLD_MS / 5000, tabs: 306 },
  { id: 'iframe-chained', what: 'the recursive iframe', threadsATab: 1, tabs: 200 },
  { id: 'ajax-long-polling', what: 'Ajax long polling', threadsATab: HOLD_MS / WATCHED_MS, tabs: 149 },
];

/** By then as much ends as begins. */
const SETTLED_MS = 40_000;

/** As many tabs, each the only one of its browser. */
function runWith(id: string, clients: number, seed: number, durationMs: number): LaneRun {
  return runOf(id, {}, { seed, clients, durationMs, network, server, messages: silence });
}

const attemptsOf = ({ exchanges }: LaneRun) => exchanges.flatMap(({ attempts }) => attempts);

/** How many threads are busy on average, once it has settled. */
function threadsBusy(run: LaneRun): number {
  const { untilMs } = run.trace;
  const busyMs = attemptsOf(run).reduce((sum, { workStartedAtMs, workEndedAtMs }) => {
    if (workStartedAtMs === null) return sum;
    return sum + Math.max(0, (workEndedAtMs ?? untilMs) - Math.max(SETTLED_MS, workStartedAtMs));
  }, 0);
  return busyMs / (untilMs - SETTLED_MS);
}

describe.each(programs)('the tabs that saturate 200 threads: $what', ({ id, threadsATab, tabs }) => {
  it(`are ${tabs}, since each keeps so many threads busy, those included that work for nobody`, () => {
    expect(Math.ceil(THREADS / threadsATab)).toBe(tabs);
    expectForm(
      estimateOver(9, (seed) => threadsBusy(runWith(id, 40, seed, 140_000)) / 40),
      threadsATab,
    );
  });
  it('a tenth fewer leave a tenth of the threads free; with a tenth more none is ever free, and requests wait', () => {
    const [fewer, more] = [0.9, 1.1].map((share) => runWith(id, Math.round(share * tabs), 1, 80_000)) as [
      LaneRun,
      LaneRun,
    ];
    expect(Math.abs(threadsBusy(fewer) / THREADS - 0.9)).toBeLessThan(0.05);
    expect(threadsBusy(more) / THREADS).toBeGreaterThan(0.99);
    const late = attemptsOf(more).filter(({ arrivedAtMs }) => arrivedAtMs !== null && arrivedAtMs > SETTLED_MS);
    expect(late.filter(({ wasBacklogged }) => wasBacklogged).length / late.length).toBeGreaterThan(0.95);
  });
});
