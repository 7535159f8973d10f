import { describe, expect, it } from 'vitest';
import { publishAt, withActs } from '../support/acted-runs';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';

const d = 60;
/** A stream on the warm connection opens at 2 d. */
const streamed = (proxy: Record<string, unknown>, acts: readonly Record<string, unknown>[] = [], rest = {}) =>
  runLane(withActs('sse', acts, {}, { proxy, durationMs: 30_000, server: { heartbeatMs: null }, ...rest }));
const held = (proxy: Record<string, unknown>, acts: readonly Record<string, unknown>[] = [], rest = {}) =>
  runLane(withActs('long-polling', acts, { clientTimeoutMs: null, retryJitterFraction: 0 }, { proxy, ...rest }));
const deliveriesOf = ({ messages }: LaneRun) => messages.map(({ deliveries }) => deliveries[0]?.atMs ?? null);
const streamsOf = ({ exchanges }: LaneRun) =>
  exchanges.map(({ openedAtMs, streamEndedAtMs, streamEndReason }) => [openedAtMs, streamEndedAtMs, streamEndReason]);

describe('proxy: null, and one that does nothing', () => {
  it.each(['ajax-polling', 'ajax-long-polling', 'long-polling', 'sse', 'websocket'])(
    '%s runs the same through both',
    (id) => {
      const run = (proxy: Record<string, unknown> | null) =>
        runLane(withActs(id, publishAt(1000, 2500, 2510), {}, { proxy, durationMs: 20_000 })).trace.events;
      expect(run({})).toEqual(run(null));
    },
  );
});

describe('proxy.isBuffering (W15)', () => {
  it('lets nothing of a stream through, not even its head', () => {
    const run = streamed({ isBuffering: true }, publishAt(1000, 2000));
    expect(streamsOf(run)).toEqual([[null, null, null]]);
    expect(deliveriesOf(run)).toEqual([null, null]);
    expect(requestOf(run, 0).attempts[0]?.proxy?.withheld).toMatchObject([
      { fromMs: d, toMs: null, messageIds: [] },
      { fromMs: 1000, toMs: null, messageIds: [1] },
      { fromMs: 2000, toMs: null, messageIds: [2] },
    ]);
  });

  it('lets all go when bufferBytes are there, and begins to collect anew', () => {
    const bytesOf = (run: LaneRun) => requestOf(run, 0).attempts[0]?.proxy?.withheld.map(({ bytes }) => bytes) ?? [];
    const [head = 0, first = 0, second = 0] = bytesOf(streamed({ isBuffering: true }, publishAt(1000, 2000, 3000)));
    const full = streamed({ isBuffering: true, bufferBytes: head + first + second }, publishAt(1000, 2000, 3000));
    expect(deliveriesOf(full)).toEqual([2000 + d, 2000 + d, null]);
    expect(streamsOf(full)).toEqual([[2000 + d, null, null]]);
    const short = streamed({ isBuffering: true, bufferBytes: head + first + second + 1 }, publishAt(1000, 2000, 3000));
    expect(deliveriesOf(short)).toEqual([3000 + d, 3000 + d, 3000 + d]);
  });

  it('lets all go when the response ends', () => {
    const run = streamed({ isBuffering: true }, [...publishAt(1000), { atMs: 4000, do: 'close-streams' }]);
    expect(deliveriesOf(run)).toEqual([4000 + d]);
    expect(streamsOf(run)[0]).toEqual([4000 + d, 4000 + d, 'ended-by-server']);
  });

  it('0 bytes, a whole response, and what follows a 101 are never kept', () => {
    expect(deliveriesOf(streamed({ isBuffering: true, bufferBytes: 0 }, publishAt(1000)))).toEqual([1000 + d]);
    expect(deliveriesOf(held({ isBuffering: true }, publishAt(1000)))).toEqual([1000 + d]);
    const socket = runLane(withActs('websocket', publishAt(1000), {}, { proxy: { isBuffering: true } }));
    expect(deliveriesOf(socket)).toEqual([1000 + d]);
  });

  it('what it keeps when the page goes is lost, unless the server keeps it', () => {
    const cut = { on: 'sse/connection/0', atMs: 2000, do: 'cut-connection' };
    const fateOf = (keepsMessages: boolean) =>
      streamed({ isBuffering: true }, [...publishAt(1000), cut], { server: { heartbeatMs: null, keepsMessages } })
        .messages[0];
    expect(fateOf(true)?.losses).toEqual([]);
    expect(fateOf(false)?.losses).toMatchObject([{ atMs: 2000 + d / 2, reason: 'connection-lost' }]);
  });
});

describe('proxy.idleTimeoutMs (W16)', () => {
  it('a held request without news: 504 to the client, and the server is told at once', () => {
    const run = held({ idleTimeoutMs: 3000 });
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'http-error', status: 504, endedAtMs: 3000 + 2 * d });
    expect(requestOf(run, 0).attempts[0]).toMatchObject({
      closeNoticedAtMs: 3000 + d,
      workEndedAtMs: 3000 + d,
      proxy: { gaveUpAtMs: 3000 + d, gaveUpStatus: 504 },
    });
    // The connection between browser and proxy lives on: the next request goes out on it.
    expect(requestOf(run, 1)).toMatchObject({ askedAtMs: 3000 + 2 * d + 1000, attempts: [{ connectionId: 0 }] });
  });

  it('a server that does not watch works on for nobody', () => {
    const run = held({ idleTimeoutMs: 3000 }, [], { server: { watchesForClose: false, holdLimitMs: 8000 } });
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ workEndedAtMs: 8000 + d, workResult: 'nobody-listening' });
  });

  it('a stream that has begun: the connection ends, and EventSource asks again', () => {
    const run = streamed({ idleTimeoutMs: 3000 }, publishAt(1000));
    expect(streamsOf(run)[0]).toEqual([2 * d, 4000 + d, 'connection-lost']);
    expect(eventsOf(run, 'connection-closed')[0]).toMatchObject({ closedBy: 'server', reason: 'proxy-gave-up' });
    expect(requestOf(run, 1).askedAtMs).toBe(4000 + d + 3000);
  });

  it('a WebSocket: close 1006', () => {
    const run = runLane(
      withActs(
        'websocket',
        [],
        { reconnectMs: null },
        { proxy: { idleTimeoutMs: 3000 }, server: { heartbeatMs: null } },
      ),
    );
    expect(requestOf(run, 0)).toMatchObject({ streamEndedAtMs: 3000 + 4 * d, closeCode: 1006 });
  });

  it('counts anew with every byte; one that comes less than 300 ms after the last changes nothing', () => {
    const endOf = (...momentsMs: number[]) =>
      streamsOf(streamed({ idleTimeoutMs: 3000 }, publishAt(...momentsMs)))[0]?.[1];
    expect(endOf(2000)).toBe(5000 + d);
    expect(endOf(2000, 2299)).toBe(5000 + d);
    expect(endOf(2000, 2300)).toBe(5300 + d);
  });

  it('heartbeats keep a stream alive, whether they pass or are withheld', () => {
    const rest = { server: { heartbeatMs: 2000 } };
    expect(streamsOf(streamed({ idleTimeoutMs: 3000 }, [], rest))).toEqual([[2 * d, null, null]]);
    expect(eventsOf(streamed({ idleTimeoutMs: 3000, isBuffering: true }, [], rest), 'proxy-gave-up')).toEqual([]);
  });
});

describe('proxy.firstByteTimeoutMs', () => {
  it('is for an answer that has not begun; idleTimeoutMs for what comes after', () => {
    const patience = { idleTimeoutMs: 3000, firstByteTimeoutMs: 1000 };
    expect(requestOf(held(patience), 0)).toMatchObject({ status: 504, endedAtMs: 1000 + 2 * d });
    expect(streamsOf(streamed(patience, publishAt(1000)))[0]).toEqual([2 * d, 4000 + d, 'connection-lost']);
    const slow = { server: { heartbeatMs: null, processingMs: 1200 } };
    expect(requestOf(streamed(patience, [], slow), 0)).toMatchObject({ status: 504, endedAtMs: 1000 + 2 * d });
  });

  it('null: as long as between two bytes; it may be the longer one', () => {
    expect(requestOf(held({ idleTimeoutMs: 3000, firstByteTimeoutMs: null }), 0).endedAtMs).toBe(3000 + 2 * d);
    expect(requestOf(held({ idleTimeoutMs: 1000, firstByteTimeoutMs: 4000 }), 0).endedAtMs).toBe(4000 + 2 * d);
  });
});

describe('proxy.passesUpgrade (W17)', () => {
  it('false: the handshake is a plain request, and the page hears of close 1006 four transits after it asked', () => {
    const run = runLane(withActs('websocket', [], { reconnectMs: null }, { proxy: { passesUpgrade: false } }));
    expect(requestOf(run, 0).attempts[0]?.proxy?.strippedAtMs).toBe(requestOf(run, 0).attempts[0]?.arrivedAtMs);
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'http-error', status: 426, endedAtMs: 4 * d });
  });

  it('false: nothing else is changed by it', () => {
    expect(deliveriesOf(streamed({ passesUpgrade: false }, publishAt(1000)))).toEqual([1000 + d]);
  });
});

describe('proxy.upstreamConnections', () => {
  const many = (upstreamConnections: number | null, clients: number) =>
    held({ upstreamConnections }, publishAt(5000), { clients, durationMs: 9000, browser: { warmConnection: true } });

  it('as many held polls as there are connections keep out all others until one is answered', () => {
    const run = many(2, 3);
    expect(requestOf(run, 2).attempts[0]).toMatchObject({
      arrivedAtMs: d,
      workStartedAtMs: 5000,
      respondedAtMs: 5000,
      proxy: { wait: { fromMs: d, toMs: 5000 } },
    });
  });

  it('null: nobody waits', () => {
    expect(eventsOf(many(null, 5), 'proxy-queued')).toEqual([]);
  });

  it('a client that goes makes room at once, even where the server works on', () => {
    const run = runLane(
      withActs(
        'ajax-long-polling',
        [],
        { answers: 'hold', clientTimeoutMs: 1000 },
        {
          ...{ proxy: { upstreamConnections: 1 }, clients: 2, durationMs: 3000 },
          server: { watchesForClose: false },
        },
      ),
    );
    const waits = run.exchanges.flatMap(({ attempts }) =>
      attempts.flatMap(({ proxy }) => (proxy?.wait ? [proxy.wait] : [])),
    );
    expect(waits[0]).toEqual({ fromMs: d, toMs: 1000 + d });
  });
});

describe('the browser’s side of a proxy (W18)', () => {
  it('stays kept alive, whatever the proxy does with its own connections to the server', () => {
    const run = held({}, publishAt(1000, 2000, 3000), { durationMs: 4000 });
    expect(run.exchanges.slice(0, 3).map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered']);
    expect(
      new Set(run.exchanges.flatMap(({ attempts }) => attempts.map(({ connectionId }) => connectionId))).size,
    ).toBe(1);
  });
});

describe('a server that stops behind a proxy', () => {
  const restart = { atMs: 2000, do: 'server-restart', forMs: 3000, keepsMemory: true };

  it('a held request is told 502, and so is whoever asks while it is down; the connection lives on', () => {
    const run = held({}, [restart], { durationMs: 4000 });
    expect(requestOf(run, 0)).toMatchObject({ status: 502, endedAtMs: 2000 + d });
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ workResult: 'server-stopped', workEndedAtMs: 2000 });
    expect(requestOf(run, 1)).toMatchObject({ status: 502, askedAtMs: 3000 + d, endedAtMs: 3000 + 3 * d });
    expect(run.connections.map(({ closedAtMs }) => closedAtMs)).toEqual([null]);
  });

  it('a stream that has begun ends', () => {
    expect(streamsOf(streamed({}, [restart]))[0]).toEqual([2 * d, 2000 + d, 'connection-lost']);
  });

  it('a full one: 502 instead of a reset', () => {
    const run = held({}, [], { clients: 2, server: { workers: 1, backlog: 0 }, durationMs: 900 });
    expect(requestOf(run, 1)).toMatchObject({ status: 502, endedAtMs: 2 * d });
  });
});

describe('a `set` of the whole proxy', () => {
  const setProxy = (atMs: number, value: Record<string, unknown> | null) => ({ atMs, do: 'set', path: 'proxy', value });
  const stop = { atMs: 4000, do: 'server-restart', forMs: 500, keepsMemory: true };

  it('put there: what is under way goes on without it, and dies with the server; what comes after goes through it', () => {
    const run = runLane(
      withActs('long-polling', [setProxy(1000, { idleTimeoutMs: 2000 }), ...publishAt(3500)], {}, { durationMs: 7000 }),
    );
    expect(requestOf(run, 0)).toMatchObject({ status: 200, endedAtMs: 3500 + d });
    expect(requestOf(run, 1)).toMatchObject({ status: 504, endedAtMs: 3500 + 3 * d + 2000 });
    const cut = runLane(withActs('long-polling', [setProxy(1000, {}), stop], { retryJitterFraction: 0 }));
    expect(cut.connections[0]).toMatchObject({ closedAtMs: 4000, closeReason: 'server-stopped' });
    // The browser asks again by itself, and this time the proxy answers.
    expect(requestOf(cut, 0)).toMatchObject({ status: 502, endedAtMs: 4000 + d + 4 * d });
  });

  it('taken away: what is under way goes on through it; who waits there goes on at once', () => {
    const away = setProxy(3000, null);
    expect(deliveriesOf(streamed({ isBuffering: true }, [away, ...publishAt(5000)]))).toEqual([null]);
    const many = runLane(
      withActs('long-polling', [away], {}, { proxy: { upstreamConnections: 1 }, clients: 2, durationMs: 5000 }),
    );
    expect(requestOf(many, 1).attempts[0]?.proxy?.wait).toEqual({ fromMs: d, toMs: 3000 });
    // A connection that was the proxy's is there when the server is down: what comes on it then is not left without an end.
    const down = runLane(
      withActs(
        'ajax-polling',
        [stop, setProxy(4100, null)],
        { answers: 'at-once', pollIntervalMs: 2100 },
        { proxy: {} },
      ),
    );
    expect(requestOf(down, 1)).toMatchObject({ outcome: 'network-error' });
  });
});
