import { describe, expect, it } from 'vitest';
import { fatesOf, publishAt, withActs } from '../support/acted-runs';
import { uniformsOf } from '../support/known-draws';
import { eventsOf, requestOf, runLane, type LaneRun } from '../support/runs';

const d = 60;
/** Answered at once, every 1000 ms. */
const polling = { answers: 'at-once', pollIntervalMs: 1000 };

const sentMoments = ({ transits }: LaneRun, content: string) =>
  transits.filter((transit) => transit.content === content).map(({ sentAtMs }) => sentAtMs);

describe('server.keepAliveMs', () => {
  /** One poll at 1000; its answer leaves the server at 1180. */
  const closesOf = (keepAliveMs: number) =>
    runLane(
      withActs('ajax-polling', [], polling, {
        server: { keepAliveMs },
        browser: { warmConnection: false },
        durationMs: 1900,
      }),
    ).connections.map(({ closedAtMs, closedBy, closeReason }) => [closedAtMs, closedBy, closeReason]);

  it.each([1, 250.5, 600])('%d ms after its last answer the server closes a connection', (keepAliveMs) => {
    expect(closesOf(keepAliveMs)).toEqual([[1000 + 3 * d + keepAliveMs, 'server', 'idle']]);
  });

  it('0: at once, and 1000: not yet', () => {
    expect(closesOf(0)).toEqual([[1000 + 3 * d, 'server', 'not-kept-alive']]);
    expect(closesOf(1000)).toEqual([[null, null, null]]);
  });

  it('counts from the arrival of the page for the warm connection, which is 600 ms old at 0', () => {
    const closeOfWarm = (keepAliveMs: number) =>
      runLane(withActs('ajax-polling', [], { ...polling, pollIntervalMs: 60_000 }, { server: { keepAliveMs } }))
        .connections[0]?.closedAtMs;
    expect([600, 601, 5000].map(closeOfWarm)).toEqual([0, 1, 4400]);
    // The browser hears of that end 60 ms later: only if it does so before the program begins, nothing is left of it.
    expect([540, 599].map(closeOfWarm)).toEqual([-60, -1]);
    expect(closeOfWarm(539)).toBeUndefined();
  });

  it('does not run while a request is worked on', () => {
    const run = runLane(withActs('long-polling', publishAt(9000), {}, { server: { keepAliveMs: 2000 } }));
    expect(run.connections).toHaveLength(1);
    expect(run.connections[0]?.closedAtMs).toBeNull();
  });
});

describe('server.processingMs', () => {
  it.each([0, 1.5, 100, 900])('%d ms pass from the arrival of a request to its answer', (processingMs) => {
    const run = runLane(withActs('ajax-polling', [], polling, { server: { processingMs } }));
    expect(requestOf(run, 0).attempts[0]).toMatchObject({
      arrivedAtMs: 1000 + d,
      workStartedAtMs: 1000 + d,
      respondedAtMs: 1000 + d + processingMs,
      workEndedAtMs: 1000 + d + processingMs,
    });
  });

  it('pass before a hold begins, a stream opens, a handshake is answered, the article’s server sleeps', () => {
    const server = { processingMs: 400, holdLimitMs: 2000 };
    const answeredAtMs = (id: string, params = {}) =>
      requestOf(runLane(withActs(id, [], params, { server, articleLoop: { probability: 1 } })), 0).attempts[0]
        ?.respondedAtMs;
    expect(answeredAtMs('long-polling')).toBe(d + 400 + 2000);
    expect(answeredAtMs('sse')).toBe(d + 400);
    expect(answeredAtMs('websocket')).toBe(3 * d + 400);
    expect(answeredAtMs('iframe-chained')).toBe(d + 400 + 300);
  });

  it('gather news meanwhile for the answer', () => {
    const run = runLane(withActs('long-polling', publishAt(100, 300), {}, { server: { processingMs: 400 } }));
    expect(fatesOf(run)).toEqual([d + 400 + d, d + 400 + d]);
  });
});

describe('server.holdLimitMs', () => {
  it.each([1, 700.25, 3000])('%d ms after its arrival a request without news is answered empty', (holdLimitMs) => {
    const run = runLane(withActs('long-polling', [], {}, { server: { holdLimitMs }, durationMs: 4000 }));
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'empty', endedAtMs: d + holdLimitMs + d });
  });

  it('0: at once, though news that is there already is given', () => {
    const run = runLane(
      withActs('long-polling', publishAt(200), { pauseMs: 500 }, { server: { holdLimitMs: 0 }, durationMs: 1500 }),
    );
    expect(run.exchanges.map(({ askedAtMs, endedAtMs, outcome }) => [askedAtMs, endedAtMs, outcome])).toEqual([
      [0, 2 * d, 'empty'],
      [620, 620 + 2 * d, 'answered'],
      [1240, 1240 + 2 * d, 'empty'],
    ]);
  });

  it('is no limit for a stream, nor for the article’s loop', () => {
    const server = { holdLimitMs: 100, heartbeatMs: null };
    expect(requestOf(runLane(withActs('sse', [], {}, { server })), 0).endedAtMs).toBeNull();
    const loop = { draws: [[0, 30]] };
    expect(requestOf(runLane(withActs('iframe-chained', [], {}, { server, articleLoop: loop })), 0).endedAtMs).toBe(
      d + 300 + 1600 + d,
    );
  });
});

describe('server.heartbeatMs', () => {
  const beatsOf = (id: string, content: string, heartbeatMs: number | null) =>
    sentMoments(runLane(withActs(id, publishAt(2500), {}, { server: { heartbeatMs }, durationMs: 5500 })), content);

  it('is how long a stream or socket is silent before it shows life; news begins the time anew', () => {
    expect(beatsOf('sse', 'comment', 1000)).toEqual([d + 1000, d + 2000, 3500, 4500, 5500]);
    expect(beatsOf('websocket', 'ping', 1000)).toEqual([3 * d + 1000, 3 * d + 2000, 3500, 4500, 5500]);
    expect(beatsOf('sse', 'comment', 1250.5)).toEqual([d + 1250.5, 3750.5, 5001]);
    expect(beatsOf('sse', 'comment', 3000)).toEqual([5500]);
  });

  it('null: never', () => {
    expect(beatsOf('sse', 'comment', null)).toEqual([]);
    expect(beatsOf('websocket', 'ping', null)).toEqual([]);
  });

  it('has the browser answer each ping with a pong, and nobody a comment', () => {
    const run = runLane(withActs('websocket', [], {}, { server: { heartbeatMs: 1000 }, durationMs: 2500 }));
    expect(sentMoments(run, 'pong')).toEqual([4 * d + 1000, 4 * d + 2000]);
    const comments = runLane(withActs('sse', [], {}, { server: { heartbeatMs: 1000 }, durationMs: 2500 }));
    expect(comments.transits.filter(({ direction }) => direction === 'up')).toHaveLength(1);
  });
});

describe('server.keepsMessages', () => {
  const fatesWith = (keepsMessages: boolean, id: string, acts: readonly Record<string, unknown>[], params = {}) =>
    fatesOf(runLane(withActs(id, acts, params, { server: { keepsMessages } })));
  /** The second is published while the answer with the first is under way. */
  const inGap = publishAt(1000, 1010);
  const whileAway = [{ atMs: 3000, do: 'close-streams' }, ...publishAt(4000)];

  it('true: a client with a cursor gets everything it has not seen', () => {
    expect(fatesWith(true, 'ajax-polling', publishAt(100, 200), polling)).toEqual([1000 + 2 * d, 1000 + 2 * d]);
    expect(fatesWith(true, 'long-polling', inGap)).toEqual([1000 + d, 1000 + 3 * d]);
    expect(fatesWith(true, 'sse', whileAway)).toEqual([3000 + d + 3000 + 2 * d]);
  });

  it('false: the newest to who asks, to the others what comes while they listen', () => {
    expect(fatesWith(false, 'ajax-polling', publishAt(100, 200), polling)).toEqual(['overwritten', 1000 + 2 * d]);
    expect(fatesWith(false, 'long-polling', inGap)).toEqual([1000 + d, 'nobody-listening']);
    expect(fatesWith(false, 'sse', whileAway)).toEqual(['nobody-listening']);
  });

  it('makes no difference to a socket, which has no cursor', () => {
    for (const keepsMessages of [true, false])
      expect(fatesWith(keepsMessages, 'websocket', whileAway, { reconnectMs: 5000 })).toEqual(['nobody-listening']);
  });
});

describe('server.watchesForClose', () => {
  const attemptWith = (watchesForClose: boolean, params: Record<string, unknown>, rest = {}) =>
    requestOf(
      runLane(
        withActs(
          'ajax-long-polling',
          [],
          { clientTimeoutMs: 1000, ...params },
          {
            server: { watchesForClose, holdLimitMs: 3000 },
            durationMs: 4000,
            ...rest,
          },
        ),
      ),
      0,
    ).attempts[0];

  it('true: the work for a request that was given up stops when the close arrives', () => {
    expect(attemptWith(true, { answers: 'hold' })).toMatchObject({
      closeNoticedAtMs: 1000 + d,
      workEndedAtMs: 1000 + d,
      workResult: 'stopped',
    });
  });

  it('false: it goes on to its end, for nobody', () => {
    expect(attemptWith(false, { answers: 'hold' })).toMatchObject({
      closeNoticedAtMs: 1000 + d,
      workEndedAtMs: d + 3000,
      workResult: 'nobody-listening',
    });
  });

  it('true: the article’s loop does not watch all the same', () => {
    const articleLoop = { draws: [[0, 30]] };
    expect(attemptWith(true, { answers: 'article-loop' }, { articleLoop })).toMatchObject({
      closeNoticedAtMs: 1000 + d,
      workEndedAtMs: d + 300 + 1600,
      workResult: 'nobody-listening',
    });
  });

  it('stops work that is still being processed', () => {
    const server = { watchesForClose: true, processingMs: 2000 };
    expect(attemptWith(true, { answers: 'hold' }, { server })).toMatchObject({
      workEndedAtMs: 1000 + d,
      workResult: 'stopped',
    });
  });

  it('false: a stream is given up all the same when its connection breaks', () => {
    const server = { watchesForClose: false, heartbeatMs: 5000 };
    const acts = [{ atMs: 1000, do: 'outage', forMs: 1_300_000 }];
    // The first comment is sent in vain, 15 times more, for 1,207 s in all.
    expect(
      requestOf(runLane(withActs('sse', acts, {}, { server, durationMs: 1_300_000 })), 0).attempts[0],
    ).toMatchObject({
      closeNoticedAtMs: d + 5000 + 1_207_000,
      workEndedAtMs: d + 5000 + 1_207_000,
      workResult: 'stopped',
    });
  });
});

describe('server.failureProbability', () => {
  it.each([0, 0.3, 0.5, 1])('%d: the nth request of a client fails when its draw is below', (failureProbability) => {
    const run = runLane(
      withActs(
        'ajax-polling',
        [],
        { ...polling, pollIntervalMs: 250 },
        {
          server: { failureProbability },
          durationMs: 60_000,
        },
      ),
    );
    expect(run.exchanges.length).toBeGreaterThan(150);
    const statusOfNth = (nth: number) => (uniformsOf('server-failure', nth)() < failureProbability ? 500 : 200);
    const settled = run.exchanges.filter(({ endedAtMs }) => endedAtMs !== null);
    expect(settled.map(({ status }) => status)).toEqual(settled.map((_, nth) => statusOfNth(nth)));
  });

  it('is drawn for each client by itself', () => {
    const rest = { clients: 2, server: { failureProbability: 0.5 }, durationMs: 19_500 };
    const run = runLane(withActs('ajax-polling', [], polling, rest));
    for (const client of [0, 1]) {
      const statuses = run.exchanges.filter((each) => each.client === client).map(({ status }) => status);
      expect(statuses).toHaveLength(19);
      expect(statuses).toEqual(
        statuses.map((_, nth) => (uniformsOf('server-failure', nth, { client })() < 0.5 ? 500 : 200)),
      );
    }
  });

  it('fails at once, whatever the processing takes, and the connection stays', () => {
    const server = { failureProbability: 1, processingMs: 500 };
    const run = runLane(withActs('ajax-polling', [], polling, { server, durationMs: 3500 }));
    expect(run.exchanges.map(({ endedAtMs, outcome }) => [endedAtMs, outcome])).toEqual([
      [1000 + 2 * d, 'http-error'],
      [2000 + 2 * d, 'http-error'],
      [3000 + 2 * d, 'http-error'],
    ]);
    expect(eventsOf(run, 'connection-opening')).toHaveLength(1);
  });
});
