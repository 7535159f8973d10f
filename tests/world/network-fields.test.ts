import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { toWholeMicroseconds } from '../../src/core/units';
import type { Jitter } from '../../src/scenario/schema';
import type { Direction } from '../../src/trace/events';
import { publishAt, withActs } from '../support/acted-runs';
import { normalFrom, uniformsOf } from '../support/known-draws';
import { requestOf, runLane, type LaneRun } from '../support/runs';

const d = 60;
/** Nothing on the wire but what a test sends. */
const silent = { browser: { warmConnection: false }, server: { heartbeatMs: null } };

/** Everything that went one way on the socket of a lane, in order of sending: when, and how long it was under way. */
function flightsOf({ transits }: LaneRun, direction: Direction): { sentAtMs: number; arrivedAtMs: number }[] {
  return transits
    .filter((transit) => transit.direction === direction)
    .map(({ sentAtMs, arrivedAtMs }) => ({ sentAtMs, arrivedAtMs: must(arrivedAtMs, 'it has arrived') }));
}

describe('network.oneWayLatencyMs', () => {
  it.each([0, 12.3456, 60, 250])('%d is how long each message is under way, to the microsecond', (oneWayLatencyMs) => {
    const run = runLane(withActs('websocket', publishAt(2000), {}, { ...silent, network: { oneWayLatencyMs } }));
    const flights = [...flightsOf(run, 'up'), ...flightsOf(run, 'down')];
    expect(flights).toHaveLength(5);
    for (const { sentAtMs, arrivedAtMs } of flights)
      expect(arrivedAtMs).toBe(toWholeMicroseconds(sentAtMs + oneWayLatencyMs));
  });
});

describe('network.jitter', () => {
  const kinds: readonly [Jitter, extraMs: (random01: () => number) => number][] = [
    [{ kind: 'none' }, () => 0],
    [{ kind: 'uniform', spreadMs: 200 }, (random01) => 200 * random01()],
    [{ kind: 'normal', deviationMs: 30 }, (random01) => 30 * normalFrom(random01)],
    [{ kind: 'logNormal', medianMs: 40, sigma: 0.8 }, (random01) => 40 * Math.exp(0.8 * normalFrom(random01))],
    [{ kind: 'pareto', scaleMs: 15, shape: 3 }, (random01) => 15 * (1 - random01()) ** (-1 / 3)],
  ];

  it.each(kinds)('%o adds what the nth draw of its direction says to the nth transit', (jitter, extraMs) => {
    const acts = publishAt(3000, 6000, 9000, 12_000, 15_000);
    const run = runLane(withActs('websocket', acts, {}, { ...silent, network: { jitter } }));
    for (const direction of ['up', 'down'] as const) {
      const flights = flightsOf(run, direction);
      expect(flights).toHaveLength(direction === 'up' ? 2 : 7);
      expect(flights.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual(
        flights.map(({ sentAtMs }, nth) =>
          toWholeMicroseconds(sentAtMs + (d + extraMs(uniformsOf(`jitter-${direction}`, nth)))),
        ),
      );
    }
  });

  it('never makes a transit arrive before it was sent, however negative the draw', () => {
    const network = { oneWayLatencyMs: 10, jitter: { kind: 'normal', deviationMs: 200 } };
    const acts = publishAt(...Array.from({ length: 17 }, (_, index) => 3000 + 1000 * index));
    const flights = flightsOf(runLane(withActs('websocket', acts, {}, { ...silent, network })), 'down');
    const drawnMs = flights.map((_, nth) => 10 + 200 * normalFrom(uniformsOf('jitter-down', nth)));
    expect(drawnMs.filter((delayMs) => delayMs < 0).length).toBeGreaterThan(3);
    expect(flights.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual(
      flights.map(({ sentAtMs }, nth) => toWholeMicroseconds(sentAtMs + Math.max(0, drawnMs[nth] ?? NaN))),
    );
  });
});

describe('network.lossProbability', () => {
  /** How long a transit waits to be sent for the last time: each draw of its stream below the probability is one loss more. */
  function waitMsOf(direction: Direction, nth: number, probability: number): number {
    const random01 = uniformsOf(`loss-${direction}`, nth);
    let waitMs = 0;
    for (let timeoutMs = 1000; random01() < probability; timeoutMs = Math.min(120_000, 2 * timeoutMs))
      waitMs += timeoutMs;
    return waitMs;
  }

  it.each([0.3, 0.5])(
    '%d of all sendings are lost; each costs its timeout of 1, 2, 4 … 120 s (W13)',
    (lossProbability) => {
      const acts = publishAt(...Array.from({ length: 40 }, (_, index) => 500_000 * (index + 1)));
      const run = runLane(
        withActs('websocket', acts, {}, { ...silent, durationMs: 21_000_000, network: { lossProbability } }),
      );
      for (const direction of ['up', 'down'] as const) {
        const flights = flightsOf(run, direction);
        expect(flights.map(({ sentAtMs, arrivedAtMs }) => arrivedAtMs - sentAtMs)).toEqual(
          flights.map((_, nth) => waitMsOf(direction, nth, lossProbability) + d),
        );
      }
      expect(flightsOf(run, 'down')).toHaveLength(42);
    },
  );

  it('1: a SYN is sent again after 1, 3, 7, 15, 31 and 63 s, and given up after 127 s in all', () => {
    const rest = { ...silent, durationMs: 200_000, network: { lossProbability: 1 } };
    const run = runLane(withActs('websocket', [], { reconnectMs: null }, rest));
    expect(run.transits[0]?.resentAtMs).toEqual([1000, 3000, 7000, 15_000, 31_000, 63_000]);
    expect(run.connections[0]).toMatchObject({
      closedAtMs: 127_000,
      closedBy: 'network',
      closeReason: 'gave-up-resending',
    });
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'network-error', endedAtMs: 127_000 });
  });

  it('gives data up after 15 resendings, the last nine two minutes apart; what waited behind is lost with it', () => {
    const acts = [{ atMs: 5000, do: 'outage', forMs: 3_000_000 }, ...publishAt(6000, 100_000)];
    const run = runLane(withActs('websocket', acts, { reconnectMs: null }, { ...silent, durationMs: 3_000_000 }));
    const resentAfterMs = [1, 3, 7, 15, 31, 63, 127, 247, 367, 487, 607, 727, 847, 967, 1087].map((s) => 1000 * s);
    const [first, behind] = run.transits.filter(({ content }) => content === 'frame');
    expect(first?.resentAtMs).toEqual(resentAfterMs.map((afterMs) => 6000 + afterMs));
    expect([first?.droppedAtMs, behind?.droppedAtMs]).toEqual([6000 + 1_207_000, 6000 + 1_207_000]);
    expect(run.messages.map(({ losses }) => losses[0]?.reason)).toEqual(['connection-lost', 'connection-lost']);
  });
});

describe('network.bandwidthKbps', () => {
  /** 8 kbit/s is one byte in a ms. */
  const slow = { network: { bandwidthKbps: 8 } };

  it.each([8, 64, 1000])('%d kbit/s: a message leaves for 8 bits a byte before it travels', (bandwidthKbps) => {
    const acts = [{ atMs: 8000, do: 'publish', payloadBytes: 998 }];
    const run = runLane(withActs('websocket', acts, {}, { ...silent, network: { bandwidthKbps } }));
    const sendingMs = (bytes: number) => (8 * bytes) / bandwidthKbps;
    // TCP's own packets are not counted. A frame of 998 bytes has a head of 4.
    const writtenBytes = {
      up: [0, requestOf(run, 0).requestBytes],
      down: [0, requestOf(run, 0).responseBytes - 1002, 1002],
    };
    for (const direction of ['up', 'down'] as const) {
      const flights = flightsOf(run, direction);
      expect(flights.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual(
        flights.map(({ sentAtMs }, nth) =>
          toWholeMicroseconds(sentAtMs + sendingMs(writtenBytes[direction][nth] ?? NaN) + d),
        ),
      );
    }
  });

  it('is shared by the connections of a client, one direction at a time, in the order of sending', () => {
    const rest = { ...slow, ...silent, durationMs: 20_000 };
    const run = runLane(withActs('ajax-polling', [], { answers: 'at-once', pollIntervalMs: 300 }, rest));
    const requests = run.transits.filter(({ content }) => content === 'request').slice(0, 3);
    const bytes = must(requests[0]?.overheadBytes, 'a request');
    expect(bytes).toBeGreaterThan(300);
    expect(new Set(requests.map(({ connectionId }) => connectionId)).size).toBe(3);
    // Each is longer than 300 ms: it waits until the one before it has left.
    const firstLeavesAtMs = must(requests[0]?.sentAtMs, 'a request');
    const lengths = requests.map(({ overheadBytes }) => overheadBytes);
    expect(requests.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual(
      lengths.map((_, index) => firstLeavesAtMs + lengths.slice(0, index + 1).reduce((sum, each) => sum + each, 0) + d),
    );
  });

  it('is each client’s own', () => {
    const rest = { ...slow, ...silent, clients: 2, messages: { kind: 'at', timesMs: [8000], payloadBytes: 498 } };
    const run = runLane(withActs('websocket', [], {}, rest));
    expect(run.messages[0]?.deliveries.map(({ atMs }) => atMs)).toEqual([8000 + 502 + d, 8000 + 502 + d]);
  });
});
