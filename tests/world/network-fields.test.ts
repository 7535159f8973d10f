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

  it.each([
    ['up', ['request', 'syn', 'fin']],
    ['down', ['syn-ack', 'fin']],
  ] as const)('is shared by the connections of a client, %s, in the order of sending: %j wait', (direction, kinds) => {
    const acts = [0, 7, 8, 9].map((id) => ({ on: `ajax-polling/request/${id}`, do: 'duplicate-response' }));
    const rest = { ...slow, ...silent, server: { keepAliveMs: 700 }, durationMs: 20_000 };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 300 }, rest));
    const flights = run.transits.filter((each) => each.direction === direction);
    expect(new Set(flights.map(({ connectionId }) => connectionId)).size).toBeGreaterThan(3);
    const waiting = new Set<string>();
    let leftAtMs = 0;
    for (const { sentAtMs, content, overheadBytes, payloadBytes, copyOf, arrivedAtMs } of flights) {
      if (leftAtMs > sentAtMs && copyOf === null) waiting.add(content);
      // A byte takes a ms; TCP's own packets have none.
      leftAtMs = Math.max(sentAtMs, leftAtMs) + overheadBytes + payloadBytes;
      if (arrivedAtMs !== null) expect(arrivedAtMs).toBe(leftAtMs + d);
    }
    expect([...waiting]).toEqual(expect.arrayContaining([...kinds]));
  });

  it('lets a new connection open only when what is leaving on another has left', () => {
    const rest = { ...slow, ...silent, browser: {}, durationMs: 3000 };
    const run = runLane(withActs('ajax-polling', [], { answers: 'at-once', pollIntervalMs: 300 }, rest));
    const [first, second] = run.transits.filter(({ direction }) => direction === 'up');
    expect(first).toMatchObject({ content: 'request', sentAtMs: 300, overheadBytes: 363, arrivedAtMs: 663 + d });
    expect(second).toMatchObject({ content: 'syn', sentAtMs: 600, arrivedAtMs: 663 + d });
  });

  it('lets a reset wait for the answer that is leaving on another connection', () => {
    const acts = [{ on: 'ajax-polling/request/1', do: 'reset-connection' }];
    const messages = { kind: 'at', timesMs: [100], payloadBytes: 5000 };
    const rest = { network: { bandwidthKbps: 80 }, server: { processingMs: 400 }, messages };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 300 }, rest));
    const answer = must(
      run.transits.find(({ content }) => content === 'response'),
      'an answer',
    );
    const reset = must(
      run.transits.find(({ content }) => content === 'reset'),
      'a reset',
    );
    expect(reset.connectionId).not.toBe(answer.connectionId);
    expect(reset.arrivedAtMs).toBe(answer.arrivedAtMs);
    expect(reset.sentAtMs).toBeLessThan(must(answer.arrivedAtMs, 'it arrives') - d);
  });

  it('keeps what is leaving in its place when the link becomes unlimited', () => {
    const acts = [{ atMs: 500, do: 'set', path: 'network.bandwidthKbps', value: null }];
    const rest = { ...slow, ...silent, browser: {}, durationMs: 3000 };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 300 }, rest));
    const [first, second] = run.transits.filter(({ direction }) => direction === 'up');
    expect(first).toMatchObject({ sentAtMs: 300, arrivedAtMs: 663 + d });
    expect(second).toMatchObject({ content: 'syn', sentAtMs: 600, arrivedAtMs: 663 + d });
  });

  it('holds up no cut, which comes from the middle of the path', () => {
    const acts = [{ on: 'ajax-polling/connection/0', atMs: 500, do: 'cut-connection' }];
    const rest = { ...slow, ...silent, browser: {} };
    const run = runLane(withActs('ajax-polling', acts, { answers: 'at-once', pollIntervalMs: 300 }, rest));
    const cuts = run.transits.filter(({ content }) => content === 'cut');
    expect(cuts.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual([500 + d / 2, 500 + d / 2]);
  });

  it('is each client’s own', () => {
    const rest = { ...slow, ...silent, clients: 2, messages: { kind: 'at', timesMs: [8000], payloadBytes: 498 } };
    const run = runLane(withActs('websocket', [], {}, rest));
    expect(run.messages[0]?.deliveries.map(({ atMs }) => atMs)).toEqual([8000 + 502 + d, 8000 + 502 + d]);
  });
});
