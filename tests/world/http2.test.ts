import { describe, expect, it } from 'vitest';
import { checkTrace } from '../../src/trace/check-trace';
import { publishAt, withActs } from '../support/acted-runs';
import { checkedWorldOf } from '../support/any-scenario';
import { arrivalsOf, eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import type { parsed } from '../support/scenarios';

type Parts = Record<string, unknown>;

const d = 60;
const http2 = { httpVersion: '2' };
const cold = { warmConnection: false };
/** Polls at 1000, 2000, … */
const polls = { answers: 'at-once', pollIntervalMs: 1000 };

/** Sound, whatever it is. */
function run(scenario: ReturnType<typeof parsed>): LaneRun {
  const lane = runLane(scenario);
  expect(checkTrace(lane.trace, checkedWorldOf(scenario))).toEqual([]);
  return lane;
}

const lane = (id: string, acts: readonly Parts[] = [], params: Parts = {}, rest: Parts = {}) =>
  run(withActs(id, acts, params, { network: http2, ...rest }));

const connectionsOf = ({ exchanges }: LaneRun) =>
  exchanges.map(({ attempts }) => attempts.map(({ connectionId }) => connectionId));
const contentsOf = ({ transits }: LaneRun, connectionId = 0) =>
  transits.filter((each) => each.connectionId === connectionId).map(({ content }) => content);

describe('network.httpVersion 2', () => {
  it.each([
    ['none', 2],
    ['1.3', 3],
    ['1.2', 4],
  ])(
    'with TLS %s: a new connection costs what it does with HTTP/1.1, %d round trips to the first answer',
    (tls, rtts) => {
      const { exchanges } = lane('ajax-polling', [], polls, { network: { ...http2, tls }, browser: cold });
      expect(exchanges.map(({ askedAtMs, endedAtMs }) => (endedAtMs ?? NaN) - askedAtMs).slice(0, 2)).toEqual([
        ...[rtts * 2 * d, 2 * d],
      ]);
    },
  );

  it('begins with the preface, which waits for nothing, and the SETTINGS of both', () => {
    const first = lane('sse', [], {}, { browser: cold, server: { heartbeatMs: null } });
    expect(contentsOf(first)).toEqual([
      ...['syn', 'syn-ack', 'http2-preface', 'request', 'http2-settings', 'stream-head', 'http2-settings'],
    ]);
    expect(eventsOf(first, 'connection-opening')[0]).toMatchObject({ connectionKind: 'http', httpVersion: '2' });
  });

  it('set in mid-run: who waits for a connection of HTTP/1.1 gets one, and who asks from then on has a stream', () => {
    const toHttp2 = { atMs: 2030, do: 'set', path: 'network.httpVersion', value: '2' };
    const rest = { network: {}, browser: { connectionsPerHost: 1 }, server: { keepAliveMs: 0 } };
    const { connections, transits } = lane('ajax-polling', [toHttp2], { ...polls, pollIntervalMs: 50 }, rest);
    const versionOf = new Map(connections.map(({ id, httpVersion }) => [id, httpVersion]));
    const requests = transits.filter(({ content }) => content === 'request');
    for (const { connectionId, streamId } of requests)
      expect(streamId === null).toBe(versionOf.get(connectionId) === null);
    expect(
      connections.filter(({ openingAtMs, httpVersion }) => openingAtMs > 2030 && httpVersion === null),
    ).not.toEqual([]);
    expect(requests.at(-1)?.streamId).toBeGreaterThan(1);
  });

  it('what a page says to the server is a stream beside the held poll', () => {
    const uplink = { kind: 'at', timesMs: [500, 510, 520] };
    const { uplink: said, transits } = lane('long-polling', [], {}, { uplink });
    expect(said.map(({ receivedAtMs }) => receivedAtMs)).toEqual([500 + d, 510 + d, 520 + d]);
    expect(new Set(transits.map(({ connectionId }) => connectionId)).size).toBe(1);
  });

  it('carries the streams of seven tabs on one connection, where HTTP/1.1 lets the seventh wait for ever', () => {
    const seven = { browser: { tabs: 7 } };
    const [one, six] = [lane('sse', [], {}, seven), lane('sse', [], {}, { ...seven, network: {} })];
    expect(connectionsOf(one)).toEqual(Array.from({ length: 7 }, () => [0]));
    expect(one.exchanges.map(({ openedAtMs }) => openedAtMs)).toEqual(Array.from({ length: 7 }, () => 2 * d));
    expect(six.exchanges.filter(({ openedAtMs }) => openedAtMs === null)).toHaveLength(1);
    expect(one.connections).toHaveLength(1);
    expect(six.connections).toHaveLength(6);
  });

  it('gives each request the next odd stream; the page load had the first', () => {
    const streams = (browser: Parts) =>
      lane('ajax-polling', [], polls, { browser, durationMs: 3500 })
        .transits.filter(({ content }) => content === 'request')
        .map(({ streamId }) => streamId);
    expect(streams({})).toEqual([3, 5, 7]);
    expect(streams(cold)).toEqual([1, 3, 5]);
  });

  it('lets who asks during the handshake wait for it, and not for the answer', () => {
    const two = lane('sse', [], {}, { browser: { ...cold, tabs: 2 } });
    expect(two.exchanges.map(({ wasQueued }) => wasQueued)).toEqual([false, true]);
    expect(two.exchanges.map((exchange) => arrivalsOf(exchange))).toEqual([[3 * d], [3 * d]]);
  });

  it('gives up one request by ending its stream: the connection stays, and the server hears of it d later', () => {
    const params = { answers: 'hold', clientTimeoutMs: 1000 };
    const given = lane('ajax-long-polling', [], params, { durationMs: 2500 });
    expect(given.connections.map(({ closedAtMs }) => closedAtMs)).toEqual([null]);
    expect(given.exchanges.map(({ outcome }) => outcome)).toEqual(['client-timeout', 'client-timeout', 'open']);
    expect(requestOf(given, 0).attempts[0]).toMatchObject({ closeNoticedAtMs: 1000 + d, workResult: 'stopped' });
    expect(arrivalsOf(requestOf(given, 1))).toEqual([1000 + d]);
    const resets = given.transits.filter(({ content }) => content === 'stream-reset');
    expect(resets.map(({ streamId, sentAtMs }) => [streamId, sentAtMs])).toEqual([
      [3, 1000],
      [5, 2000],
    ]);
  });

  it('throws away an answer that crosses the end of its stream', () => {
    const params = { answers: 'hold', clientTimeoutMs: 1000 };
    const crossed = lane('ajax-long-polling', publishAt(1000 + d / 2), params, { durationMs: 1900 });
    expect(eventsOf(crossed, 'transit-dropped').map(({ atMs, reason }) => [atMs, reason])).toEqual([
      [1000 + d / 2 + d, 'stream-closed'],
    ]);
  });

  it('a reset of the connection takes all its streams', () => {
    const reset = run(
      withActs(
        'sse',
        [{ on: 'sse/request/1/attempt/1', do: 'reset-connection' }],
        {},
        {
          network: http2,
          browser: { ...cold, tabs: 3 },
          durationMs: 2000,
        },
      ),
    );
    expect(reset.exchanges[0]).toMatchObject({ streamEndReason: 'connection-lost', streamEndedAtMs: 4 * d });
    // Those that were not the first on it are asked once more by the browser (W7).
    expect(reset.exchanges.slice(1).map(({ attempts }) => attempts.length)).toEqual([2, 2]);
    expect(reset.connections.map(({ closeReason }) => closeReason)).toEqual(['reset', null]);
  });

  it('lets a lost packet hold up all streams behind it', () => {
    const network = { ...http2, lossProbability: 0.2 };
    const lossy = lane(
      'sse',
      publishAt(...Array.from({ length: 20 }, (_, nth) => 500 * nth)),
      {},
      {
        network,
        browser: { tabs: 3 },
      },
    );
    const down = lossy.transits.filter(({ direction, arrivedAtMs }) => direction === 'down' && arrivedAtMs !== null);
    const arrivals = down.map(({ arrivedAtMs }) => arrivedAtMs ?? NaN);
    expect(arrivals).toEqual(arrivals.toSorted((one, other) => one - other));
    const heldUp = down.filter(
      ({ resentAtMs, arrivedAtMs, sentAtMs }) => resentAtMs.length === 0 && (arrivedAtMs ?? 0) > sentAtMs + d,
    );
    const blockers = heldUp.map((late) =>
      down.find(({ arrivedAtMs, resentAtMs }) => resentAtMs.length > 0 && arrivedAtMs === late.arrivedAtMs),
    );
    expect(heldUp.some(({ streamId }, nth) => blockers[nth] && blockers[nth].streamId !== streamId)).toBe(true);
  });

  it('is closed by the server when nothing is asked for the keep-alive time, with a GOAWAY before the FIN', () => {
    const idle = lane(
      'ajax-polling',
      [],
      { ...polls, pollIntervalMs: 2000 },
      { server: { keepAliveMs: 900 }, durationMs: 5500 },
    );
    expect(contentsOf(idle, 1).slice(-2)).toEqual(['goaway', 'fin']);
    expect(idle.connections.map(({ closeReason }) => closeReason)).toEqual(['idle', 'idle', 'idle']);
    expect(idle.connections[1]?.closedAtMs).toBe(2000 + 3 * d + 900);
  });

  it('leaves the connection open while any stream is', () => {
    const held = lane(
      'long-polling',
      [],
      { clientTimeoutMs: null },
      { server: { keepAliveMs: 300 }, browser: { tabs: 2 } },
    );
    expect(held.connections.map(({ closedAtMs }) => closedAtMs)).toEqual([null]);
  });

  it('does not close the connection for `keepAliveMs` 0 before the last answer is out', () => {
    const two = lane('ajax-polling', [], polls, {
      server: { keepAliveMs: 0, processingMs: 200 },
      browser: { ...cold, tabs: 2 },
      durationMs: 1900,
    });
    expect(two.exchanges.map(({ outcome }) => outcome)).toEqual(['empty', 'empty']);
    expect(two.connections.map(({ closeReason }) => closeReason)).toEqual(['not-kept-alive']);
  });

  it('a WebSocket keeps a connection of its own, and HTTP/1.1 on it', () => {
    const socket = lane('websocket');
    expect(
      eventsOf(socket, 'connection-opening').map(({ connectionKind, httpVersion }) => [connectionKind, httpVersion]),
    ).toEqual([
      ['http', '2'],
      ['websocket', undefined],
    ]);
    expect(socket.exchanges.map(({ status }) => status)).toEqual([101]);
  });

  it('costs a poll a sixth of its bytes, since HPACK names what was in an earlier head', () => {
    const requestBytes = (network: Parts) =>
      lane('ajax-polling', [], polls, { network }).exchanges.map((exchange) => exchange.requestBytes);
    const [first = 0, second = 0, ...rest] = requestBytes(http2);
    const [plain = 0] = requestBytes({});
    expect(first).toBeLessThan(0.6 * plain);
    expect(second).toBeLessThan(plain / 6);
    expect(Math.max(...rest)).toBeLessThanOrEqual(second + 1);
  });
});

describe('server.maxConcurrentStreams', () => {
  it('lets who is beyond it wait in the browser until an answer is complete', () => {
    const params = { ...polls, pollIntervalMs: 100 };
    const few = lane('ajax-polling', [], params, {
      server: { maxConcurrentStreams: 2, processingMs: 1000 },
      durationMs: 1500,
    });
    expect(few.exchanges.map(({ wasQueued }) => wasQueued).slice(0, 4)).toEqual([false, false, true, true]);
    expect(arrivalsOf(requestOf(few, 2))).toEqual([100 + 1000 + 3 * d]);
  });

  it('refuses what comes before the browser knows it, and that is asked once more', () => {
    const refused = lane('ajax-polling', [], polls, {
      server: { maxConcurrentStreams: 1, processingMs: 100 },
      browser: { ...cold, tabs: 3 },
      durationMs: 1999,
    });
    const told = refused.transits.filter(({ content }) => content === 'stream-reset');
    expect(told.map(({ direction, exchangeId }) => [direction, exchangeId])).toEqual([
      ['down', 1],
      ['down', 2],
    ]);
    expect(refused.exchanges.map(({ attempts, outcome }) => [attempts.length, outcome])).toEqual([
      [1, 'empty'],
      [2, 'empty'],
      [2, 'empty'],
    ]);
    expect(refused.connections).toHaveLength(1);
  });
});

describe('a server that is full, and a proxy that gives up, with HTTP/2', () => {
  it('refuses a stream where the backlog is full, and not the connection', () => {
    const full = lane('ajax-polling', [], polls, {
      server: { workers: 1, backlog: 0, processingMs: 5000 },
      browser: { tabs: 2 },
      durationMs: 1900,
    });
    expect(full.exchanges.map(({ outcome }) => outcome)).toEqual(['open', 'network-error']);
    expect(full.connections.map(({ closedAtMs }) => closedAtMs)).toEqual([null]);
  });

  it('ends a stream that has begun, and not those beside it', () => {
    const proxy = { idleTimeoutMs: 3000 };
    const given = lane('sse', [], { reconnectMs: 10_000 }, { proxy, server: { heartbeatMs: null }, durationMs: 5000 });
    expect(given.exchanges[0]).toMatchObject({ streamEndReason: 'connection-lost', streamEndedAtMs: 3000 + 2 * d });
    expect(given.connections.map(({ closedAtMs }) => closedAtMs)).toEqual([null]);
  });
});
