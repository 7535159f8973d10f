import { describe, expect, it } from 'vitest';
import { arrivalsOf, eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';
import { fatesOf, publishAt, withActs } from '../support/acted-runs';

const d = 60;
type Parts = Record<string, unknown>;

const askedAt = ({ exchanges }: LaneRun) => exchanges.map(({ askedAtMs }) => askedAtMs);
const respondedAt = ({ exchanges }: LaneRun) => exchanges.map(({ attempts }) => attempts[0]?.respondedAtMs);
const polling = (pollIntervalMs: number) => ({ answers: 'at-once', pollIntervalMs });
/** Which acts took effect, on which request and connection. */
const appliedIn = (run: LaneRun) =>
  eventsOf(run, 'intervention-applied').map(({ index, exchangeId, connectionId }) => [index, exchangeId, connectionId]);
const dropsIn = ({ transits }: LaneRun) =>
  transits.flatMap(({ content, direction, droppedAtMs, dropReason }) =>
    droppedAtMs === null ? [] : [[content, direction, droppedAtMs, dropReason]],
  );

describe('sleep', () => {
  const sleep = { atMs: 1500, do: 'sleep', forMs: 3200 };

  it('lets no timer of a client run; what is overdue runs once when it wakes up', () => {
    const run = runLane(withActs('ajax-polling', [sleep], polling(1000), { durationMs: 7000 }));
    expect(run.sleeps).toEqual([{ fromMs: 1500, toMs: 4700 }]);
    expect(askedAt(run)).toEqual([1000, 4700, 5700, 6700]);
  });

  it('loses what comes for a client; the server sends it again after 1, 2, 4 … s, and knows nothing', () => {
    const run = runLane(withActs('websocket', [sleep, ...publishAt(1450, 2000)]));
    // 2000 + 1000 is still asleep, 3000 + 2000 is not. What was on its way arrives at the closed lid: again at 2450, 4450, 8450.
    const frames = run.transits.filter(({ content }) => content === 'frame');
    expect(frames.map(({ resentAtMs }) => resentAtMs)).toEqual([
      [2450, 4450, 8450],
      [3000, 5000],
    ]);
    expect(fatesOf(run)).toEqual([8450 + d, 8450 + d]);
    expect(run.connections.at(-1)).toMatchObject({ kind: 'websocket', closedAtMs: null });
  });

  it('lets arrive at the server what had left before', () => {
    const run = runLane(withActs('ajax-polling', [sleep], polling(1490), { durationMs: 4000 }));
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ sentAtMs: 1490, arrivedAtMs: 1490 + d });
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'open' });
  });

  it('holds back what is still on its way out of the computer', () => {
    // At 8 kbit/s, one byte takes 1 ms: the request is longer than the 10 ms that are left.
    const rest = { network: { bandwidthKbps: 8 }, server: { keepAliveMs: 60_000 }, durationMs: 8000 };
    const run = runLane(withActs('ajax-polling', [sleep], polling(1490), rest));
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ sentAtMs: 1490, arrivedAtMs: 4700 + d });
  });

  it('lets the computer do nothing else either: TCP sends nothing again, and no idle connection is closed', () => {
    const outage = { atMs: 1480, do: 'outage', forMs: 15 };
    const server = { keepAliveMs: 3_600_000 };
    const run = runLane(withActs('ajax-polling', [outage, sleep], polling(1490), { server, durationMs: 5000 }));
    expect(run.transits.find(({ content }) => content === 'request')?.resentAtMs).toEqual([4700]);
    // The browser would drop the page's own connection 300 s after −600 ms.
    const acts = [{ atMs: 200_000, do: 'sleep', forMs: 200_000 }];
    const idle = runLane(withActs('ajax-polling', acts, polling(3_600_000), { server, durationMs: 500_000 }));
    expect(idle.connections[0]).toMatchObject({ closedAtMs: 400_000, closedBy: 'client', closeReason: 'idle' });
  });

  it('lets a page hear of a new parameter when it wakes up', () => {
    const set = { atMs: 2000, do: 'set', path: 'params.pollIntervalMs', value: 500 };
    const run = runLane(withActs('ajax-polling', [sleep, set], polling(1000), { durationMs: 6000 }));
    expect(askedAt(run)).toEqual([1000, 4700, 5200, 5700]);
    expect(eventsOf(run, 'machine-moved').find(({ event }) => event === 'params.changed')?.atMs).toBe(4700);
  });

  it('when TCP gives up meanwhile, ends a connection for the page only when it wakes up', () => {
    const long = { atMs: 1000, do: 'sleep', forMs: 2_000_000 };
    const run = runLane(
      withActs(
        'websocket',
        [long, ...publishAt(2000)],
        { reconnectMs: null },
        {
          durationMs: 4_000_000,
          server: { heartbeatMs: null },
        },
      ),
    );
    // 15 times again, after 1 + 2 + 4 + 8 + 16 + 32 + 64 + 8 · 120 s; and 120 s later it gives up.
    const gaveUpAtMs = 2000 + (127 + 9 * 120) * 1000;
    expect(run.connections.at(-1)).toMatchObject({ closedAtMs: gaveUpAtMs, closedBy: 'network' });
    expect(requestOf(run, 0)).toMatchObject({ streamEndedAtMs: 2_001_000, closeCode: 1006 });
  });

  it('begins a program that should begin in it when it is over', () => {
    const acts = [{ atMs: 0, do: 'sleep', forMs: 700 }];
    expect(askedAt(runLane(withActs('ajax-polling', acts, polling(1000), { durationMs: 3000 })))).toEqual([1700, 2700]);
  });
});

describe('cut-connection', () => {
  const cut = (lane: string, id: number) => ({ on: `${lane}/connection/${id}`, atMs: 5000, do: 'cut-connection' });

  it('is heard of half a transit later at either end', () => {
    const run = runLane(withActs('websocket', [cut('websocket', 1)], { reconnectMs: null }));
    expect(run.connections[1]).toMatchObject({
      ...{ closedAtMs: 5000, closedBy: 'network', closeReason: 'cut' },
      ...{ closedAtClientMs: 5000 + d / 2, closedAtServerMs: 5000 + d / 2 },
    });
    expect(requestOf(run, 0)).toMatchObject({ streamEndedAtMs: 5000 + d / 2, closeCode: 1006 });
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ closeNoticedAtMs: 5000 + d / 2, workResult: 'stopped' });
    expect(appliedIn(run)).toEqual([[0, null, 1]]);
  });

  it('lets through what has passed the middle, and nothing else', () => {
    const run = runLane(withActs('websocket', [cut('websocket', 1), ...publishAt(4960, 4980, 5010)]));
    // At the cut, the second is a third of the way; the server sends the third before it has heard.
    expect(fatesOf(run)).toEqual([4960 + d, 'connection-lost', 'connection-lost']);
    expect(dropsIn(run)).toEqual([
      ['frame', 'down', 5000, 'connection-cut'],
      ['frame', 'down', 5010 + d / 2, 'connection-cut'],
    ]);
  });

  it('of a connection that is used again and again is healed by the browser (W7); a cursor brings what was lost', () => {
    const run = runLane(withActs('long-polling', [cut('long-polling', 0), ...publishAt(4980)]));
    expect(arrivalsOf(requestOf(run, 0))).toEqual([d, 5000 + d / 2 + 3 * d]);
    expect(fatesOf(run)).toEqual([5000 + d / 2 + 4 * d]);
  });

  it('does nothing to a connection that is not there, or no longer', () => {
    const acts = [
      cut('long-polling', 9),
      { ...cut('long-polling', 0), atMs: 6000 },
      { ...cut('long-polling', 0), atMs: 6010 },
      { ...cut('long-polling', 1), atMs: 7000 },
      { ...cut('long-polling', 1), atMs: 8000 },
    ];
    const run = runLane(withActs('long-polling', acts));
    expect(appliedIn(run)).toEqual([
      [1, null, 0],
      [3, null, 1],
    ]);
  });

  it('in a handshake fails the request that waits for it', () => {
    const acts = [{ ...cut('websocket', 1), atMs: 20 }];
    const run = runLane(withActs('websocket', acts, { reconnectMs: null }));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'network-error', endedAtMs: 20 + d / 2 });
    expect(dropsIn(run)).toEqual([['syn', 'up', 20, 'connection-cut']]);
  });
});

describe('stall-connection', () => {
  it('sends nothing again that was lost with its connection', () => {
    const on = 'websocket/connection/0';
    const acts = [
      { on, atMs: 4900, do: 'stall-connection', forMs: 60_000 },
      { on, atMs: 5500, do: 'cut-connection' },
    ];
    const rest = { browser: { warmConnection: false }, server: { heartbeatMs: null } };
    const run = runLane(withActs('websocket', [...publishAt(5000), ...acts], { reconnectMs: null }, rest));
    expect(dropsIn(run)).toEqual([['frame', 'down', 5500, 'connection-cut']]);
    const frame = run.transits.find(({ content }) => content === 'frame');
    expect(frame?.resentAtMs).toEqual([]);
  });

  const stall = (lane: string, id: number, atMs: number, forMs: number) => ({
    ...{ on: `${lane}/connection/${id}`, atMs, do: 'stall-connection', forMs },
  });

  it('is an outage of that connection alone: what is under way or leaves meanwhile comes later, in order (W13)', () => {
    const run = runLane(
      withActs('websocket', [stall('websocket', 1, 3000, 2500), ...publishAt(2950, 3500, 5499, 5500)]),
    );
    expect(run.connections[1]?.stalls).toEqual([{ fromMs: 3000, toMs: 5500 }]);
    expect(run.transits.filter(({ content }) => content === 'frame').map(({ resentAtMs }) => resentAtMs)).toEqual([
      [3950, 5950],
      [4500, 6500],
      [6499],
      [],
    ]);
    expect(fatesOf(run)).toEqual([5950 + d, 6500 + d, 6500 + d, 6500 + d]);
    expect(appliedIn(run)).toContainEqual([0, null, 1]);
  });

  it('leaves other connections alone', () => {
    const acts = [stall('ajax-polling', 0, 1010, 1990)];
    const run = runLane(withActs('ajax-polling', acts, polling(1000), { durationMs: 6000 }));
    // The first request goes again at 2000 and 4000; the second one has a connection of its own.
    expect(requestOf(run, 0)).toMatchObject({ endedAtMs: 4000 + 2 * d });
    expect(requestOf(run, 1)).toMatchObject({ askedAtMs: 2000, endedAtMs: 2000 + 4 * d });
  });

  it('during another only makes it longer; of no length it does nothing', () => {
    const acts = [1000, 1500, 1600].map((atMs, place) => stall('websocket', 1, atMs, [1000, 1500, 100][place] ?? 0));
    const run = runLane(withActs('websocket', [...acts, stall('websocket', 1, 9000, 0)]));
    expect(run.connections[1]?.stalls).toEqual([{ fromMs: 1000, toMs: 3000 }]);
    expect(eventsOf(run, 'connection-resumed').map(({ atMs }) => atMs)).toEqual([3000]);
  });
});

describe('server-slow', () => {
  const slow = { atMs: 1500, do: 'server-slow', forMs: 2000, byMs: 300 };
  const respondedWith = (acts: readonly Parts[], server: Parts) =>
    respondedAt(runLane(withActs('ajax-polling', acts, polling(1000), { server, durationMs: 5500 })));

  it('adds to the work on every request that is taken up meanwhile', () => {
    expect(respondedWith([slow], {})).toEqual([1060, 2360, 3360, 4060, 5060]);
    expect(respondedWith([slow], { processingMs: 50 })).toEqual([1110, 2410, 3410, 4110, 5110]);
  });

  it('adds up with another', () => {
    const more = { ...slow, atMs: 3000, byMs: 0.1 };
    expect(respondedWith([slow, more], {})).toEqual([1060, 2360, 3360.1, 4060.1, 5060]);
    const run = runLane(withActs('ajax-polling', [slow, more]));
    expect(run.slowdowns).toEqual([
      { fromMs: 1500, toMs: 3500, byMs: 300 },
      { fromMs: 3000, toMs: 5000, byMs: 0.1 },
    ]);
  });
});

describe('server-stall', () => {
  const stall = { atMs: 2000, do: 'server-stall', forMs: 1500 };

  it('lets wait what arrives, and goes on in order; its kernel takes connections meanwhile', () => {
    const run = runLane(withActs('ajax-polling', [stall], polling(700), { durationMs: 4000 }));
    expect(run.serverStalls).toEqual([{ fromMs: 2000, toMs: 3500 }]);
    expect(run.exchanges.map(({ attempts }) => attempts[0]?.arrivedAtMs)).toEqual([
      760,
      1460,
      2160,
      2800 + 3 * d,
      3500 + 3 * d,
    ]);
    expect(respondedAt(run)).toEqual([760, 1460, 3500, 3500, 3680]);
    expect(run.connections.map(({ openedAtMs }) => openedAtMs)).toEqual([-600, 2800 + 2 * d, 3500 + 2 * d]);
  });

  it('lets its timers and its news wait, in the order in which they were due', () => {
    const runWith = (holdLimitMs: number, publishedAtMs: number) =>
      runLane(withActs('long-polling', [stall, ...publishAt(publishedAtMs)], {}, { server: { holdLimitMs } }));
    // The limit of 2500 is due at 2560: the first answer is empty, and the message comes with the next one.
    const limitFirst = runWith(2500, 3000);
    expect(requestOf(limitFirst, 0)).toMatchObject({ outcome: 'empty', endedAtMs: 3500 + d });
    expect(fatesOf(limitFirst)).toEqual([3500 + 3 * d]);
    // The limit of 3000 would be due at 3060: by then the answer has brought the message.
    const newsFirst = runWith(3000, 2500);
    expect(requestOf(newsFirst, 0)).toMatchObject({ outcome: 'answered', endedAtMs: 3500 + d });
    expect(newsFirst.messages[0]).toMatchObject({ publishedAtMs: 2500, deliveries: [{ atMs: 3500 + d }] });
  });

  it('hears of a client that has gone only afterwards, when it has taken up what came before', () => {
    const run = runLane(
      withActs('ajax-long-polling', [stall], { answers: 'hold', clientTimeoutMs: 1100 }, { durationMs: 4000 }),
    );
    expect(askedAt(run)).toEqual([0, 1100, 2200, 3300]);
    expect(requestOf(run, 2).attempts[0]).toMatchObject({ workStartedAtMs: 3500, closeNoticedAtMs: 3500 });
  });

  it('keeps the order of a connection to the very end', () => {
    // The request has waited since 60; the close of its connection, sent at 40, arrives when the stall ends.
    const acts = [{ ...stall, atMs: 50, forMs: 50 }];
    const given = { answers: 'hold', clientTimeoutMs: 40 };
    const run = runLane(withActs('ajax-long-polling', acts, given, { durationMs: 500 }));
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ workStartedAtMs: 100, closeNoticedAtMs: 100 });
  });

  it('lets streams and sockets wait that are to be closed', () => {
    const closing = (id: string, atMs: number) =>
      requestOf(runLane(withActs(id, [stall, { atMs, do: 'close-streams' }], { reconnectMs: 5000 })), 0);
    expect(closing('sse', 2500).streamEndedAtMs).toBe(3500 + d);
    // The page's close frame is at the server at 2050, which closes the connection afterwards.
    expect(closing('websocket', 1930).streamEndedAtMs).toBe(3500 + d);
  });

  it('ends with its process', () => {
    const restart = { atMs: 3000, do: 'server-restart', forMs: 500 };
    const run = runLane(withActs('long-polling', [{ ...stall, forMs: 9000 }, restart, ...publishAt(2500)]));
    expect(run.serverStalls).toEqual([{ fromMs: 2000, toMs: 3000 }]);
    expect(run.serverStops).toEqual([{ fromMs: 3000, toMs: 3500 }]);
    expect(fatesOf(run)).toEqual([expect.any(Number)]);
  });

  it('ends with its process, which takes along the requests that have waited for it', () => {
    const restart = { atMs: 3000, do: 'server-restart', forMs: 500 };
    const acts = [{ ...stall, atMs: 1500 }, restart];
    const run = runLane(withActs('ajax-polling', acts, polling(2000), { durationMs: 3500 }));
    expect(requestOf(run, 0).attempts[0]).toMatchObject({ arrivedAtMs: 2060, workStartedAtMs: null });
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'network-error' });
  });
});

describe('duplicate-response', () => {
  const double = (lane: string) => ({ on: `${lane}/request/0`, do: 'duplicate-response' });

  it('of a poll: the browser throws the second copy away, and the connection with it', () => {
    const run = runLane(withActs('long-polling', [double('long-polling'), ...publishAt(1000, 3000)]));
    const [first, copy] = run.transits.filter(({ content }) => content === 'response');
    expect(first).toMatchObject({ sentAtMs: 1000, arrivedAtMs: 1000 + d, messageIds: [1], copyOf: null });
    expect(copy).toMatchObject({ sentAtMs: 1000, arrivedAtMs: null, messageIds: [1], copyOf: first?.id });
    expect(copy).toMatchObject({ droppedAtMs: 1000 + d, dropReason: 'unsolicited' });
    expect(run.connections[0]).toMatchObject({ closedAtMs: 1000 + d, closeReason: 'unsolicited-bytes' });
    expect(arrivalsOf(requestOf(run, 1))).toEqual([1000 + d + 3 * d]);
    expect(run.messages.map(({ deliveries, duplicates }) => [deliveries.length, duplicates.length])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(appliedIn(run)[0]).toEqual([0, 0, null]);
  });

  it.each(['sse', 'websocket'])('on %s: the next news comes twice, and what follows once', (id) => {
    const run = runLane(withActs(id, [double(id), ...publishAt(1000, 3000)]));
    expect(
      run.messages.map(({ deliveries, duplicates }) => [deliveries[0]?.atMs, duplicates.map(({ atMs }) => atMs)]),
    ).toEqual([
      [1000 + d, [1000 + d]],
      [3000 + d, []],
    ]);
    expect(requestOf(run, 0).streamEndedAtMs).toBeNull();
  });

  it('doubles a failure too, and an answer that is too late is dropped twice', () => {
    const failing = { on: 'long-polling/request/0', do: 'fail-response' };
    const failed = runLane(withActs('long-polling', [double('long-polling'), failing], {}, { durationMs: 500 }));
    expect(dropsIn(failed)).toEqual([['response', 'down', 2 * d, 'unsolicited']]);
    const late = { on: 'long-polling/request/0', do: 'delay-response', byMs: 5000 };
    const given = { clientTimeoutMs: 2000 };
    const tooLate = runLane(withActs('long-polling', [double('long-polling'), late, ...publishAt(1000)], given));
    expect(dropsIn(tooLate)).toEqual([
      ['response', 'down', 6000 + d, 'connection-closed'],
      ['response', 'down', 6000 + d, 'connection-closed'],
    ]);
    expect(fatesOf(tooLate)).toEqual([expect.any(Number)]);
  });

  it('draws no delay of its own: everything else is as it would be without it', () => {
    const network = { jitter: { kind: 'uniform', spreadMs: 300 }, lossProbability: 0.3 };
    const runOf = (...acts: readonly Parts[]) =>
      runLane(withActs('websocket', [...acts, ...publishAt(1000, 1500, 2000, 2500)], {}, { network }));
    const arrivals = ({ transits }: LaneRun) =>
      transits.flatMap(({ copyOf, sentAtMs, arrivedAtMs }) => (copyOf === null ? [[sentAtMs, arrivedAtMs]] : []));
    expect(arrivals(runOf(double('websocket')))).toEqual(arrivals(runOf()));
  });
});
