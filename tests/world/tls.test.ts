import { describe, expect, it } from 'vitest';
import { measure } from '../../src/metrics/measure';
import { checkTrace } from '../../src/trace/check-trace';
import { withActs } from '../support/acted-runs';
import { checkedWorldOf } from '../support/any-scenario';
import { arrivalsOf, eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import type { parsed } from '../support/scenarios';
import { oneLane } from '../support/scenarios';

type Parts = Record<string, unknown>;

const d = 60;
/** Round trips before the first byte of an answer on a new connection. */
const VERSIONS = [
  { tls: 'none', roundTrips: 2 },
  { tls: '1.3', roundTrips: 3 },
  { tls: '1.2', roundTrips: 4 },
] as const;
const ENCRYPTED = VERSIONS.filter(({ tls }) => tls !== 'none');
const cold = { browser: { warmConnection: false } };
const silence = { kind: 'at', timesMs: [] };

/** Sound, whatever it is. */
function run(scenario: ReturnType<typeof parsed>): LaneRun {
  const lane = runLane(scenario);
  expect(checkTrace(lane.trace, checkedWorldOf(scenario))).toEqual([]);
  return lane;
}

/** Polls at 1000, 2000, …, answered at once. */
function polls(tls: string, { network = {}, ...rest }: Parts & { network?: Parts } = {}): LaneRun {
  const params = { answers: 'at-once', pollIntervalMs: 1000 };
  const parts = { durationMs: 3900, messages: silence, ...rest, network: { tls, ...network } };
  return run(oneLane('ajax-polling', params, parts));
}

/** One long poll, asked at 0 on a new connection, with these acts. It is tried again after a minute. */
function longPoll(tls: string, acts: readonly Parts[], rest: Parts = {}): LaneRun {
  const params = { retryFirstMs: 60_000, retryMaxMs: 60_000 };
  return run(withActs('long-polling', acts, params, { ...cold, network: { tls }, ...rest }));
}

const tookMs = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs, endedAtMs }) => (endedAtMs ?? NaN) - askedAtMs);
const flightsOf = ({ transits }: LaneRun, connectionId = 0) =>
  transits
    .filter((transit) => transit.connectionId === connectionId && !['fin', 'reset'].includes(transit.content))
    .map(({ content, direction, sentAtMs, arrivedAtMs }) => [content, direction, sentAtMs, arrivedAtMs]);

describe('network.tls', () => {
  it.each(VERSIONS)(
    '$tls: the first byte of an answer comes after $roundTrips round trips, then after one',
    ({ tls, roundTrips }) => {
      expect(tookMs(polls(tls, cold))).toEqual([roundTrips * 2 * d, 2 * d, 2 * d]);
    },
  );

  it.each(VERSIONS)('$tls: the warm connection has its handshake behind it', ({ tls }) => {
    const lane = polls(tls);
    expect(tookMs(lane)).toEqual([2 * d, 2 * d, 2 * d]);
    expect(lane.transits.some(({ content }) => content.startsWith('tls'))).toBe(false);
    expect(lane.connections.map((each) => each.tls)).toEqual([tls === 'none' ? null : tls]);
  });

  it.each(VERSIONS)('$tls: without keep-alive every answer takes $roundTrips round trips', ({ tls, roundTrips }) => {
    const lane = polls(tls, { ...cold, server: { keepAliveMs: 0 } });
    expect(tookMs(lane)).toEqual([roundTrips, roundTrips, roundTrips].map((count) => count * 2 * d));
  });

  it.each(VERSIONS)('$tls: a socket opens after $roundTrips round trips', ({ tls, roundTrips }) => {
    const lane = run(oneLane('websocket', {}, { network: { tls }, messages: silence, durationMs: 2000 }));
    expect(requestOf(lane, 0).openedAtMs).toBe(roundTrips * 2 * d);
  });

  it('1.3 makes one round trip, and its last flight leaves with the request', () => {
    expect(flightsOf(polls('1.3', cold)).slice(0, 6)).toEqual([
      ['syn', 'up', 1000, 1060],
      ['syn-ack', 'down', 1060, 1120],
      ['tls-client-hello', 'up', 1120, 1180],
      ['tls-server-hello', 'down', 1180, 1240],
      ['tls-finished', 'up', 1240, 1300],
      ['request', 'up', 1240, 1300],
    ]);
  });

  it('1.2 makes two round trips', () => {
    expect(flightsOf(polls('1.2', cold)).slice(2, 7)).toEqual([
      ['tls-client-hello', 'up', 1120, 1180],
      ['tls-server-hello', 'down', 1180, 1240],
      ['tls-key-exchange', 'up', 1240, 1300],
      ['tls-finished', 'down', 1300, 1360],
      ['request', 'up', 1360, 1420],
    ]);
  });

  it('counts the bytes of each handshake as overhead, and of no request', () => {
    const bytesOf = (tls: string) => measure(polls(tls, cold), 3900).headerBytes ?? NaN;
    expect(bytesOf('1.3') - bytesOf('none')).toBe(1924 + 1577 + 80);
    expect(bytesOf('1.2') - bytesOf('none')).toBe(1924 + 1418 + 93 + 258);
    const requestBytes = (tls: string) => polls(tls, cold).exchanges.map((exchange) => exchange.requestBytes);
    expect(requestBytes('1.2')).toEqual(requestBytes('none'));
  });

  it('takes its bytes’ time on a narrow link', () => {
    // 8 kbps: a byte in a ms.
    const lane = polls('1.2', { ...cold, network: { bandwidthKbps: 8 }, durationMs: 9000 });
    const arrivalOf = (content: string) => lane.transits.find((each) => each.content === content)?.arrivedAtMs;
    expect(arrivalOf('tls-client-hello')).toBe(1120 + 1924 + d);
    expect(arrivalOf('tls-server-hello')).toBe(1120 + 1924 + d + 1418 + d);
  });

  it('counts for connections that are opened later, by the version of then', () => {
    const act = (atMs: number, value: string) => ({ atMs, do: 'set', path: 'network.tls', value });
    const lane = polls('none', {
      ...cold,
      server: { keepAliveMs: 0 },
      // At 2060 the second handshake is under way already.
      interventions: [act(1500, '1.2'), act(2060, '1.3')],
    });
    expect(tookMs(lane)).toEqual([4 * d, 8 * d, 6 * d]);
  });

  it('is made with a proxy, which answers though the server is stalled or stopped', () => {
    const stall = { atMs: 0, do: 'server-stall', forMs: 5000 };
    const restart = { atMs: 0, do: 'server-restart', forMs: 5000, keepsMemory: true };
    const proxy = { idleTimeoutMs: 60_000 };
    expect(arrivalsOf(requestOf(longPoll('1.3', [stall], { proxy }), 0))).toEqual([5 * d]);
    expect(requestOf(longPoll('1.3', [restart], { proxy }), 0)).toMatchObject({ outcome: 'http-error', status: 502 });
    expect(arrivalsOf(requestOf(longPoll('1.3', [stall]), 0))).toEqual([5000 + 2 * d]);
  });
});

describe('a TLS handshake in trouble', () => {
  it.each(ENCRYPTED)(
    '$tls: a flight that is lost is sent again after a second, and all that follows is later',
    ({ tls, roundTrips }) => {
      // Nothing passes from 130 to 170, when the ClientHello is on its way.
      const lane = longPoll(tls, [{ atMs: 130, do: 'outage', forMs: 40 }]);
      expect(lane.transits.filter(({ resentAtMs }) => resentAtMs.length > 0).map(({ content }) => content)).toEqual([
        'tls-client-hello',
      ]);
      expect(arrivalsOf(requestOf(lane, 0))).toEqual([2 * d + 1000 + (roundTrips * 2 - 3) * d]);
    },
  );

  it('1.3: what is lost of its last flight takes the request with it', () => {
    const lane = longPoll('1.3', [{ atMs: 250, do: 'outage', forMs: 10 }]);
    expect(arrivalsOf(requestOf(lane, 0))).toEqual([4 * d + 1000 + d]);
  });

  it.each(ENCRYPTED)('$tls: a client timeout closes the connection, and the server hears so', ({ tls }) => {
    const lane = run(
      oneLane(
        'long-polling',
        { clientTimeoutMs: 200, retryFirstMs: 60_000, retryMaxMs: 60_000 },
        {
          ...cold,
          network: { tls },
          messages: silence,
          durationMs: 2000,
        },
      ),
    );
    expect(requestOf(lane, 0)).toMatchObject({ outcome: 'client-timeout', endedAtMs: 200 });
    expect(lane.connections[0]).toMatchObject({ closeReason: 'given-up', closedAtServerMs: 200 + d });
    expect(flightsOf(lane).at(-1)).toEqual(['tls-server-hello', 'down', 180, null]);
  });

  it.each([
    ['a restart of the server', { atMs: 150, do: 'server-restart', forMs: 3000, keepsMemory: true }, 150 + d],
    ['a cut', { atMs: 150, on: 'long-polling/connection/0', do: 'cut-connection' }, 150 + d / 2],
  ])('%s fails the request: the connection is a fresh one (W7)', (_, act, endedAtMs) => {
    for (const { tls } of ENCRYPTED) {
      const lane = longPoll(tls, [act]);
      expect(requestOf(lane, 0)).toMatchObject({ outcome: 'network-error', endedAtMs });
      expect(eventsOf(lane, 'request-retried')).toEqual([]);
      expect(lane.transits.some(({ content }) => content === 'request')).toBe(false);
    }
  });

  it.each(ENCRYPTED)('$tls: the silent retry of W7 makes a handshake of its own', ({ tls, roundTrips }) => {
    const reset = { on: 'long-polling/request/0/attempt/1', do: 'reset-connection' };
    const lane = run(withActs('long-polling', [reset], {}, { network: { tls } }));
    expect(arrivalsOf(requestOf(lane, 0))).toEqual([d, 2 * d + (roundTrips * 2 - 1) * d]);
  });

  it('waits for a server that stalls, and comes to nothing where the connection goes meanwhile', () => {
    const stall = { atMs: 150, do: 'server-stall', forMs: 1000 };
    expect(arrivalsOf(requestOf(longPoll('1.3', [stall]), 0))).toEqual([1150 + 2 * d]);
    const cut = { atMs: 500, on: 'long-polling/connection/0', do: 'cut-connection' };
    const lane = longPoll('1.3', [stall, cut]);
    expect(lane.transits.find(({ content }) => content === 'tls-server-hello')?.dropReason).toBe('connection-cut');
    expect(requestOf(lane, 0)).toMatchObject({ outcome: 'network-error', endedAtMs: 500 + d / 2 });
  });
});
