import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { arrivalsOf, eventsOf, requestOf, runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';

const d = 60;
const at = (...timesMs: number[]) => ({ kind: 'at', timesMs });

describe('W5 · the work for an abandoned request', () => {
  const rest = { durationMs: 8000, articleLoop: { draws: [[0, 0, 30], [30]] } };

  it('goes on in the article’s loop, which does not watch: orphan work, whose result is lost', () => {
    const run = runLane(oneLane('ajax-long-polling', { clientTimeoutMs: 1000 }, rest));
    const attempt = must(requestOf(run, 0).attempts[0], 'it was sent');
    expect(attempt).toMatchObject({
      closeNoticedAtMs: 1000 + d,
      workEndedAtMs: d + 300 + 2 * 1600,
      workResult: 'nobody-listening',
    });
    expect(run.messages.find(({ losses }) => losses.length > 0)?.losses[0]).toMatchObject({
      reason: 'nobody-listening',
      atMs: 3560,
    });
  });

  it('stops where the server watches for the close', () => {
    const run = runLane(
      oneLane('ajax-long-polling', { answers: 'hold', clientTimeoutMs: 1000 }, { durationMs: 1500, messages: at() }),
    );
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ workEndedAtMs: 1000 + d, workResult: 'stopped' });
  });

  it('goes on to the hold limit where it does not', () => {
    const server = { watchesForClose: false, holdLimitMs: 4000 };
    const run = runLane(
      oneLane(
        'ajax-long-polling',
        { answers: 'hold', clientTimeoutMs: 1000 },
        { durationMs: 5000, messages: at(), server },
      ),
    );
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ workEndedAtMs: d + 4000, workResult: 'nobody-listening' });
  });
});

describe('W6 · a client timeout', () => {
  it('counts from the call, the wait for a connection included', () => {
    const run = runLane(
      oneLane('ajax-long-polling', { clientTimeoutMs: 100 }, { browser: { warmConnection: false }, durationMs: 1000 }),
    );
    // The handshake alone takes 120 ms: no request ever leaves.
    expect(requestOf(run, 0)).toMatchObject({ askedAtMs: 0, endedAtMs: 100, outcome: 'client-timeout' });
    expect(eventsOf(run, 'transit-sent').filter(({ content }) => content === 'request')).toEqual([]);
  });
});

describe('W9 · EventSource', () => {
  const run = runLane(
    oneLane(
      'sse',
      {},
      { durationMs: 20_000, messages: at(5000, 9000, 15_000), interventions: [{ atMs: 8000, do: 'close-streams' }] },
    ),
  );

  it('asks again 3000 ms after the end of a stream, with Last-Event-ID, on the same connection', () => {
    expect(run.exchanges.map(({ askedAtMs, cursor }) => [askedAtMs, cursor])).toEqual([
      [0, null],
      [8000 + d + 3000, 1],
    ]);
    expect(requestOf(run, 1).attempts[0]).toMatchObject({ connectionId: 0, isNewConnection: false });
  });

  it('gets what was published meanwhile when the stream reopens', () => {
    const reopenedAtMs = 8000 + d + 3000 + 2 * d;
    expect(requestOf(run, 1).openedAtMs).toBe(reopenedAtMs);
    expect(run.messages.map(({ deliveries }) => deliveries[0]?.atMs)).toEqual([5000 + d, reopenedAtMs, 15_000 + d]);
  });

  it('waits as long as the server’s retry: says', () => {
    const hasty = runLane(
      oneLane(
        'sse',
        { reconnectMs: 500 },
        { durationMs: 10_000, messages: at(), interventions: [{ atMs: 8000, do: 'close-streams' }] },
      ),
    );
    expect(requestOf(hasty, 1).askedAtMs).toBe(8000 + d + 500);
  });

  it('is closed for good by an answer that is not 200', () => {
    const refused = runLane(
      oneLane(
        'sse',
        {},
        { durationMs: 60_000, interventions: [{ on: 'sse/request/0', do: 'fail-response', status: 503 }] },
      ),
    );
    expect(refused.exchanges).toHaveLength(1);
    expect(refused.states.at(-1)).toMatchObject({ state: 'closed', leftAtMs: null });
  });
});

describe('W10 · WebSocket', () => {
  const run = runLane(
    oneLane(
      'websocket',
      {},
      { durationMs: 12_000, messages: at(150, 5000, 8500), interventions: [{ atMs: 8000, do: 'close-streams' }] },
    ),
  );

  it('has a connection of its own, open after 4 d', () => {
    expect(requestOf(run, 0)).toMatchObject({ askedAtMs: 0, openedAtMs: 4 * d, status: 101 });
    expect(run.connections.find(({ kind }) => kind === 'websocket')).toMatchObject({ openedAtMs: 2 * d });
  });

  it('is outside the six', () => {
    const narrow = runLane(oneLane('websocket', {}, { durationMs: 1000, browser: { connectionsPerHost: 1 } }));
    expect(requestOf(narrow, 0).openedAtMs).toBe(4 * d);
  });

  it('may bring a frame right behind the 101', () => {
    const early = runLane(oneLane('websocket', {}, { durationMs: 1000, messages: at(3 * d + 1) }));
    expect(early.messages[0]).toMatchObject({ fate: 'delivered' });
    expect(early.messages[0]?.deliveries[0]?.atMs).toBe(4 * d + 1);
  });

  it('closed by the server is closed for the page 3 d later, with its code', () => {
    expect(requestOf(run, 0)).toMatchObject({
      streamEndedAtMs: 8000 + 3 * d,
      streamEndReason: 'ended-by-server',
      closeCode: 1012,
    });
  });

  it('gets nothing again that was published in between', () => {
    expect(run.messages.map(({ fate }) => fate)).toEqual(['lost', 'delivered', 'lost']);
    expect(run.messages[2]?.losses[0]?.reason).toBe('nobody-listening');
  });

  it('with 1006 tells of a connection that broke', () => {
    const cut = runLane(
      oneLane('websocket', {}, { durationMs: 6000, interventions: [{ atMs: 5000, do: 'server-restart', forMs: 100 }] }),
    );
    expect(requestOf(cut, 0)).toMatchObject({
      streamEndedAtMs: 5000 + d,
      closeCode: 1006,
      streamEndReason: 'connection-lost',
    });
  });
});

describe('W11 · messages published while nobody is connected or asking', () => {
  // Published in the gap between an answer and the next request.
  const rest = { durationMs: 5000, messages: at(1000, 1000 + d) };

  it('are delivered where the server keeps a queue and the client a cursor', () => {
    const run = runLane(oneLane('long-polling', {}, rest));
    expect(run.messages.map(({ fate }) => fate)).toEqual(['delivered', 'delivered']);
    expect(run.messages[1]?.deliveries[0]?.atMs).toBe(1000 + 3 * d);
  });

  it('are missed without a cursor, or where the server keeps nothing', () => {
    const [withoutCursor, withoutQueue] = [
      runLane(oneLane('long-polling', { usesCursor: false }, rest)),
      runLane(oneLane('long-polling', {}, { ...rest, server: { keepsMessages: false } })),
    ];
    for (const run of [withoutCursor, withoutQueue]) {
      expect(run.messages.map(({ fate }) => fate)).toEqual(['delivered', 'lost']);
      expect(run.messages[1]?.losses[0]?.reason).toBe('nobody-listening');
    }
  });
});

describe('W14 · setInterval and chains', () => {
  it('an interval first fires after T, then every T, whatever is in flight', () => {
    const run = runLane(
      oneLane('ajax-polling', { pollIntervalMs: 700 }, { durationMs: 3000, articleLoop: { probability: 0 } }),
    );
    expect(run.exchanges.map(({ askedAtMs }) => askedAtMs)).toEqual([700, 1400, 2100, 2800]);
  });

  it('a chained client asks at time 0, and again in the same instant as the answer arrives', () => {
    const run = runLane(oneLane('iframe-chained', {}, { durationMs: 2000, articleLoop: { probability: 1 } }));
    expect(run.exchanges.slice(0, 3).map(({ askedAtMs }) => askedAtMs)).toEqual([0, 420, 840]);
    expect(arrivalsOf(requestOf(run, 1))).toEqual([420 + d]);
  });
});
