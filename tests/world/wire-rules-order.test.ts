import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { eventsOf, runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';

const jitter = { kind: 'uniform', spreadMs: 500 };

describe('W12 · data on one connection stays in order', () => {
  it('however much the transits vary', () => {
    const run = runLane(
      oneLane(
        'websocket',
        {},
        { network: { jitter }, messages: { kind: 'poisson', perSecond: 20 }, durationMs: 20_000 },
      ),
    );
    const frames = run.transits.filter(({ content, arrivedAtMs }) => content === 'frame' && arrivedAtMs !== null);
    expect(frames.length).toBeGreaterThan(300);
    const arrivals = frames.map(({ arrivedAtMs }) => must(arrivedAtMs, 'it arrived'));
    expect(arrivals).toEqual([...arrivals].sort((one, other) => one - other));
  });

  it('different connections are not ordered against each other: answers overtake one another', () => {
    const run = runLane(oneLane('ajax-polling', { pollIntervalMs: 1000 }, { durationMs: 60_000 }));
    const ends = run.exchanges.map(({ endedAtMs }) => endedAtMs).filter((endedAtMs) => endedAtMs !== null);
    expect(ends.some((endedAtMs, index) => endedAtMs < (ends[index - 1] ?? 0))).toBe(true);
  });
});

describe('W13 · a lost packet', () => {
  it('delays its connection by retransmission after 1 s, and all that is behind it', () => {
    // The network is down just while message 1 leaves; message 2 leaves 500 ms later and has to wait behind it.
    const run = runLane(
      oneLane(
        'websocket',
        {},
        {
          durationMs: 8000,
          messages: { kind: 'at', timesMs: [5000, 5500] },
          interventions: [{ atMs: 4990, do: 'outage', forMs: 20 }],
        },
      ),
    );
    expect(eventsOf(run, 'transit-resent').map(({ atMs }) => atMs)).toEqual([6000]);
    expect(run.messages.map(({ deliveries }) => deliveries[0]?.atMs)).toEqual([6060, 6060]);
  });

  it('is sent again after 1, 2, 4 … s, each time doubled', () => {
    const run = runLane(
      oneLane(
        'websocket',
        {},
        {
          durationMs: 40_000,
          messages: { kind: 'at', timesMs: [5000] },
          server: { heartbeatMs: null },
          interventions: [{ atMs: 4990, do: 'outage', forMs: 16_000 }],
        },
      ),
    );
    expect(eventsOf(run, 'transit-resent').map(({ atMs }) => atMs - 5000)).toEqual([1000, 3000, 7000, 15_000, 31_000]);
    expect(run.messages[0]?.deliveries[0]?.atMs).toBe(36_060);
  });

  it('does not vanish: with loss, everything still arrives, later', () => {
    const run = runLane(
      oneLane(
        'sse',
        {},
        { network: { lossProbability: 0.3 }, messages: { kind: 'every', periodMs: 500 }, durationMs: 60_000 },
      ),
    );
    const settled = run.messages.filter(({ publishedAtMs }) => publishedAtMs < 30_000);
    expect(settled.every(({ fate }) => fate === 'delivered')).toBe(true);
    expect(eventsOf(run, 'transit-resent').length).toBeGreaterThan(10);
  });

  it('ends its connection when TCP gives up; only then do messages vanish', () => {
    const run = runLane(oneLane('websocket', {}, { network: { lossProbability: 1 }, durationMs: 300_000 }));
    expect(eventsOf(run, 'connection-closed').filter(({ closedBy }) => closedBy === 'network').length).toBeGreaterThan(
      0,
    );
    expect(eventsOf(run, 'message-delivered')).toEqual([]);
  });
});
