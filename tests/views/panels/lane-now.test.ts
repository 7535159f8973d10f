import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { laneNow } from '../../../src/views/panels/lane-now';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';
import { FIRST_PAGE } from '../../../src/trace/page-id';

const network = { oneWayLatencyMs: 300 };

describe('laneNow(spans, atMs, page) of a long poll', () => {
  const spans = runLane(
    oneLane(
      'long-polling',
      { retryJitterFraction: 0 },
      {
        network,
        messages: { kind: 'at', timesMs: [1000] },
        server: { holdLimitMs: 2000 },
        durationMs: 12_000,
        interventions: [{ on: 'long-polling/request/2', do: 'fail-response' }],
      },
    ),
  );

  it.each([
    [100, { kind: 'asking' }],
    [600, { kind: 'held', forMs: 300 }],
    [1100, { kind: 'answering' }],
    [3700, { kind: 'emptyAnswering' }],
    [4700, { kind: 'retrying', untilNextMs: 800 }],
  ])('at %d ms', (atMs, now) => {
    expect(laneNow(spans, atMs, FIRST_PAGE)).toEqual(now);
  });
});

describe('laneNow(spans, atMs, page) of the others', () => {
  it('polling is idle between its polls, and overlaps where the loop is slow', () => {
    const idle = runLane(oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs: 2000 }, { network }));
    expect(laneNow(idle, 3000, FIRST_PAGE)).toEqual({ kind: 'idle', untilNextMs: 1000, unanswerableCount: 0 });
    const slow = runLane(oneLane('ajax-polling', {}, { network, articleLoop: { draws: [[99, 99, 99, 40]] } }));
    expect(laneNow(slow, 6100, FIRST_PAGE)).toEqual({ kind: 'overlapping', count: 2, queuedCount: 0 });
    expect(laneNow(slow, 4000, FIRST_PAGE)).toEqual({ kind: 'working', forMs: 700 });
  });

  it('a socket connects, listens, is pushed to, is closed, comes back', () => {
    const socket = runLane(
      oneLane(
        'websocket',
        {},
        { network, messages: { kind: 'at', timesMs: [3000] }, interventions: [{ atMs: 5000, do: 'close-streams' }] },
      ),
    );
    expect([600, 2000, 3100, 5100, 5400, 6000, 6500].map((atMs) => laneNow(socket, atMs, FIRST_PAGE).kind)).toEqual([
      'connecting',
      'listening',
      'pushing',
      'closing',
      'closing',
      'reopening',
      'reopening',
    ]);
  });

  it.each(['xhr-streaming', 'iframe-streaming', 'htmlfile'])('%s: what has come of its response grows', (id) => {
    const lane = runLane(oneLane(id, {}, { network, messages: { kind: 'at', timesMs: [3000] } }));
    const [before, after] = [2000, 3400].map((atMs) => laneNow(lane, atMs, FIRST_PAGE));
    expect(before).toMatchObject({ kind: 'growing', receivedBytes: expect.any(Number) });
    const chunk = lane.transits.find(({ content }) => content === 'chunk');
    const [was, is] = [before, after].map((now) => (now?.kind === 'growing' ? now.receivedBytes : NaN));
    expect((is ?? NaN) - (was ?? NaN)).toBe((chunk?.overheadBytes ?? NaN) + 20);
  });

  it('fetch-streaming lets go of what it has read; what a browser keeps back is said to be so', () => {
    const messages = { kind: 'at', timesMs: [3000] };
    expect(laneNow(runLane(oneLane('fetch-streaming', {}, { network, messages })), 3400, FIRST_PAGE)).toEqual({
      kind: 'listening',
    });
    const keptBack = runLane(oneLane('xhr-streaming', { paddingBytes: 0 }, { network, messages }));
    expect(laneNow(keptBack, 3400, FIRST_PAGE)).toEqual({ kind: 'keptBack' });
  });

  it('a request whose connection the server has reset is in vain, then its connection is opened anew', () => {
    const reset = runLane(
      oneLane(
        'long-polling',
        {},
        { network, interventions: [{ on: 'long-polling/request/0', do: 'reset-connection' }] },
      ),
    );
    expect([200, 400, 700].map((atMs) => laneNow(reset, atMs, FIRST_PAGE).kind)).toEqual([
      'asking',
      'failing',
      'opening',
    ]);
  });

  it('a request that waits for a worker, or for a connection of the proxy, is not taken up yet', () => {
    const at = (rest: Record<string, unknown>) =>
      laneNow(
        runLane(
          oneLane(
            'long-polling',
            {},
            { ...rest, network: { oneWayLatencyMs: 60 }, messages: { kind: 'at', timesMs: [3000] }, clients: 2 },
          ),
        ),
        1060,
        { client: 1, tab: 0 },
      );
    expect(at({ server: { workers: 1 } })).toEqual({ kind: 'backlogged', forMs: 1000 });
    expect(at({ proxy: { upstreamConnections: 1 } })).toEqual({ kind: 'proxied', forMs: 1000 });
    expect(at({}).kind).toBe('held');
  });

  it.each([
    ['long-polling', 'asking'],
    ['sse', 'connecting'],
    ['ajax-polling', 'asking'],
  ])('a request of %s that the server never answers is at nobody’s hands there', (technique, before) => {
    const key = `${technique}/request/0` as const;
    const forgotten = runLane(
      oneLane(technique, {}, { network, durationMs: 6000, interventions: [{ on: key, do: 'never-answer' }] }),
    );
    const askedAtMs = must(forgotten.exchanges[0], 'a request').askedAtMs;
    expect([200, 400, 1400].map((ms) => laneNow(forgotten, askedAtMs + ms, FIRST_PAGE).kind)).toEqual([
      before,
      'ignored',
      'ignored',
    ]);
  });

  it('what waits for a server that stalls may still be answered', () => {
    const stalled = runLane(
      oneLane('long-polling', {}, { network, interventions: [{ atMs: 100, do: 'server-stall', forMs: 2000 }] }),
    );
    expect([1000, 2200].map((atMs) => laneNow(stalled, atMs, FIRST_PAGE).kind)).toEqual(['held', 'held']);
  });

  it('a stream on a connection that has served one before is not being closed for that', () => {
    const sse = runLane(
      oneLane(
        'sse',
        {},
        { network, interventions: [{ atMs: 3000, do: 'close-streams' }], server: { keepAliveMs: 20_000 } },
      ),
    );
    expect([3100, 8000].map((atMs) => laneNow(sse, atMs, FIRST_PAGE).kind)).toEqual(['closing', 'listening']);
  });

  it('an answer that has come into the iframe lies there until the next tick', () => {
    const frame = runLane(oneLane('iframe-polling', {}, { network, articleLoop: { draws: [[99], [40]] } }));
    expect(laneNow(frame, 9000, FIRST_PAGE)).toEqual({ kind: 'unread', untilMs: 10_000 });
  });

  it('requests that wait for a connection are not under way', () => {
    const crowded = runLane(
      oneLane(
        'ajax-polling',
        { pollIntervalMs: 500 },
        { network, browser: { connectionsPerHost: 1 }, articleLoop: { draws: [[99, 99, 99, 99]] }, durationMs: 6000 },
      ),
    );
    expect(laneNow(crowded, 2600, FIRST_PAGE)).toEqual({ kind: 'overlapping', count: 5, queuedCount: 4 });
  });

  it('an answer that was dropped by hand: only a timeout tells, and a page without one goes on without', () => {
    const dropped = (id: string, params: Record<string, unknown>) =>
      runLane(oneLane(id, params, { network, interventions: [{ on: `${id}/request/0`, do: 'drop-response' }] }));
    const polling = dropped('ajax-polling', { answers: 'at-once', pollIntervalMs: 2000 });
    expect(laneNow(polling, 3500, FIRST_PAGE)).toEqual({ kind: 'idle', untilNextMs: 500, unanswerableCount: 1 });
    // It is not under way any more, though it still has its connection.
    expect(laneNow(polling, 4100, FIRST_PAGE)).toEqual({ kind: 'opening' });
    // Also where the timeout comes only after the end of the run.
    for (const clientTimeoutMs of [5000, 60_000]) {
      const held = runLane(
        oneLane(
          'long-polling',
          { clientTimeoutMs },
          {
            network,
            messages: { kind: 'at', timesMs: [1000] },
            interventions: [{ on: 'long-polling/request/0', do: 'drop-response' }],
          },
        ),
      );
      expect(laneNow(held, 3000, FIRST_PAGE)).toEqual({ kind: 'unanswered' });
    }
  });

  it('a request waits behind other tabs where they have the connections, a stream too', () => {
    const server = { holdLimitMs: 5000 };
    const nowOf = (id: string, tabs: number, tab: number, atMs = 1000) =>
      laneNow(runLane(oneLane(id, {}, { network, server, messages, browser: { tabs } })), atMs, { client: 0, tab });
    const messages = { kind: 'at', timesMs: [] };
    expect(nowOf('long-polling', 7, 6)).toEqual({ kind: 'behindTabs', tabCount: 6 });
    expect(nowOf('sse', 7, 6)).toEqual({ kind: 'behindTabs', tabCount: 6 });
    expect(nowOf('long-polling', 6, 5).kind).toBe('held');
    expect(nowOf('websocket', 7, 6, 2000)).toEqual({ kind: 'listening' });
  });

  it('a program that has given up for good is closed', () => {
    const closed = runLane(
      oneLane('sse', {}, { network, interventions: [{ on: 'sse/request/0', do: 'fail-response' }] }),
    );
    expect(laneNow(closed, 20_000, FIRST_PAGE)).toEqual({ kind: 'closed' });
  });

  it('a stuck chain asks no more', () => {
    const stuck = runLane(
      oneLane(
        'iframe-chained',
        {},
        { network, interventions: [{ on: 'iframe-chained/request/0', do: 'drop-response' }] },
      ),
    );
    expect(laneNow(stuck, 29_999, FIRST_PAGE)).toEqual({ kind: 'stuck' });
  });
});
