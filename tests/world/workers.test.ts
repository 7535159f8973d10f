import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSteps } from '../../src/metrics/occupancy';
import { publishAt, withActs } from '../support/acted-runs';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';

const d = 60;
const RTT = 2 * d;
const coldStart = { browser: { warmConnection: false } };
/** So many clients ask at time 0, on connections of their own, and are held until 2000. */
const held = (
  clients: number,
  server: Record<string, unknown>,
  acts: readonly Record<string, unknown>[] = publishAt(2000),
) =>
  runLane(
    withActs('long-polling', acts, { clientTimeoutMs: null }, { ...coldStart, clients, durationMs: 4000, server }),
  );
/** So many clients poll every 1000 ms, and each answer takes 400 ms. */
const processed = (clients: number, server: Record<string, unknown>, durationMs = 1900) =>
  runLane(
    withActs(
      'ajax-polling',
      [],
      { answers: 'at-once', pollIntervalMs: 1000 },
      { ...coldStart, clients, durationMs, server: { processingMs: 400, ...server } },
    ),
  );
const attemptsOf = ({ exchanges }: LaneRun) => exchanges.flatMap(({ attempts }) => attempts);
const firstAnswersOf = ({ exchanges }: LaneRun) => exchanges.map(({ attempts }) => attempts[0]?.respondedAtMs ?? null);

describe('server.workers', () => {
  it('takes up as many requests as there are workers; the others wait in the order of coming', () => {
    const arrivedAtMs = 1000 + 3 * d;
    // Until the last of them is answered; their second requests come later.
    const run = processed(5, { workers: 2 }, 3000);
    expect(firstAnswersOf(run).slice(0, 5)).toEqual([400, 400, 800, 800, 1200].map((laterMs) => arrivedAtMs + laterMs));
  });

  it('tells in the trace who waited for one, and for how long', () => {
    const run = processed(3, { workers: 2 });
    expect(eventsOf(run, 'work-queued').map(({ exchangeId }) => exchangeId)).toEqual([2]);
    expect(attemptsOf(run).map(({ wasBacklogged }) => wasBacklogged)).toEqual([false, false, true]);
    expect(requestOf(run, 2).attempts[0]).toMatchObject({ arrivedAtMs: 1180, workStartedAtMs: 1580 });
  });

  it('one for each request that is held: the held ones keep out the others', () => {
    const run = held(3, { workers: 2 });
    // Both workers answer when there is news; the third request was taken up then, and the queue has the news for it.
    expect(attemptsOf(run).slice(0, 3)).toMatchObject([
      { workStartedAtMs: 3 * d, respondedAtMs: 2000 },
      { workStartedAtMs: 3 * d, respondedAtMs: 2000 },
      { workStartedAtMs: 2000, respondedAtMs: 2000, wasBacklogged: true },
    ]);
  });

  it('is never exceeded, whatever the workers, the backlog and the load', () => {
    fc.assert(
      fc.property(
        fc.record({ workers: fc.integer({ min: 1, max: 6 }), backlog: fc.integer({ min: 0, max: 6 }) }),
        fc.integer({ min: 1, max: 12 }),
        (server, clients) => {
          const run = processed(clients, server);
          const works = attemptsOf(run).flatMap(({ workStartedAtMs, workEndedAtMs }) =>
            workStartedAtMs === null ? [] : [{ fromMs: workStartedAtMs, toMs: workEndedAtMs ?? 1900 }],
          );
          expect(Math.max(0, ...countSteps(works).map(({ count }) => count))).toBe(Math.min(clients, server.workers));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('raised by a set: those who wait are taken up at that moment', () => {
    const run = runLane(
      withActs(
        'long-polling',
        [{ atMs: 1000, do: 'set', path: 'server.workers', value: 3 }],
        { clientTimeoutMs: null },
        { ...coldStart, clients: 3, durationMs: 2000, server: { workers: 1 } },
      ),
    );
    expect(attemptsOf(run).map(({ workStartedAtMs }) => workStartedAtMs)).toEqual([180, 1000, 1000]);
  });

  it('are free again after a restart, and nobody who waited is taken up by a server that is down', () => {
    const run = held(3, { workers: 2 }, [{ atMs: 1000, do: 'server-restart', forMs: 100, keepsMemory: true }]);
    expect(attemptsOf(run).slice(0, 3)).toMatchObject([
      { workResult: 'server-stopped' },
      { workResult: 'server-stopped' },
      { workStartedAtMs: null, workEndedAtMs: null },
    ]);
    expect(
      attemptsOf(run)
        .slice(3)
        .filter(({ workStartedAtMs }) => workStartedAtMs !== null).length,
    ).toBe(2);
  });
});

describe('server.backlog', () => {
  it('a request that comes when it is full is turned away with a reset, and a connection is refused', () => {
    const run = processed(5, { workers: 2, backlog: 1 });
    // All five connections were accepted while nothing was asked; two of the requests found no place.
    expect(eventsOf(run, 'connection-closed').slice(0, 2)).toMatchObject([
      { atMs: 1180, closedBy: 'server', reason: 'backlog-full' },
      { atMs: 1180, closedBy: 'server', reason: 'backlog-full' },
    ]);
    expect(run.exchanges.slice(3, 5).map(({ outcome, endedAtMs }) => [outcome, endedAtMs])).toEqual([
      ['network-error', 1180 + d],
      ['network-error', 1180 + d],
    ]);
  });

  it('full: the silent retry (W7) opens a connection, and that is refused', () => {
    const run = runLane(
      withActs(
        'ajax-polling',
        [],
        { answers: 'at-once', pollIntervalMs: 1000 },
        { clients: 2, durationMs: 1900, server: { processingMs: 700, workers: 1, backlog: 0 } },
      ),
    );
    const closes = eventsOf(run, 'connection-closed').map(({ atMs, reason }) => [atMs, reason]);
    expect(closes).toEqual([
      [1000 + d, 'backlog-full'],
      [1000 + RTT + d, 'refused'],
    ]);
    expect(requestOf(run, 1)).toMatchObject({ outcome: 'network-error', attempts: [{ number: 1 }, { number: 2 }] });
  });

  it('0 with a free worker turns nobody away', () => {
    expect(eventsOf(processed(2, { workers: 2, backlog: 0 }), 'connection-closed')).toEqual([]);
  });
});

describe('server.concurrency', () => {
  it('event-loop: what is held needs no worker, so that one holds any number', () => {
    const run = held(3, { workers: 1, concurrency: 'event-loop' });
    expect(attemptsOf(run).slice(0, 3)).toMatchObject(
      Array.from({ length: 3 }, () => ({ workStartedAtMs: 180, workParkedAtMs: 180, respondedAtMs: 2000 })),
    );
  });

  it('event-loop: processing needs one all the same', () => {
    const run = processed(2, { workers: 1, concurrency: 'event-loop' });
    expect(firstAnswersOf(run)).toEqual([1580, null]);
    expect(requestOf(run, 1).attempts[0]).toMatchObject({ workStartedAtMs: 1580, wasBacklogged: true });
  });

  it.each(['sse', 'websocket'])('%s: a stream keeps no worker in either', (id) => {
    const streams = (concurrency: string) =>
      runLane(withActs(id, [], {}, { clients: 3, durationMs: 2000, server: { workers: 1, concurrency } }));
    for (const run of [streams('thread-per-request'), streams('event-loop')]) {
      expect(run.exchanges.map(({ openedAtMs }) => openedAtMs !== null)).toEqual([true, true, true]);
      expect(eventsOf(run, 'work-parked')).toEqual([]);
    }
  });
});

describe('a request that waits for a worker, given up', () => {
  /** One worker, held by the first client. Both give up after 500 ms; of the first, the server hears later. */
  const given = (server: Record<string, unknown>) =>
    runLane(
      withActs(
        'long-polling',
        [
          { atMs: 100, do: 'set', path: 'server.holdLimitMs', value: 800 },
          { on: 'long-polling/connection/0', atMs: 400, do: 'stall-connection', forMs: 1100 },
        ],
        { clientTimeoutMs: 500, retryFirstMs: 60_000 },
        { ...coldStart, clients: 2, durationMs: 3000, server: { workers: 1, ...server } },
      ),
    );

  it('is forgotten by a server that watches for it', () => {
    const run = given({ watchesForClose: true });
    expect(eventsOf(run, 'close-noticed')).toMatchObject([{ atMs: 560, exchangeId: 1, isWatched: true }]);
    expect(requestOf(run, 1).attempts[0]?.workStartedAtMs).toBeNull();
  });

  it('is taken up by one that does not, for nobody', () => {
    const run = given({ watchesForClose: false });
    expect(requestOf(run, 1).attempts[0]).toMatchObject({
      closeNoticedAtMs: 560,
      workStartedAtMs: 180 + 800,
      workResult: 'nobody-listening',
    });
  });
});
