import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { techniques } from '../../src/techniques/index';
import { runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

type Parts = Record<string, unknown>;
const d = 60;

/** A lane without news, in which a page says something at these moments. */
function saying(id: string, timesMs: readonly number[], params: Parts = {}, rest: Parts = {}): LaneRun {
  return runLane(
    oneLane(id, params, {
      durationMs: 10_000,
      messages: { kind: 'at', timesMs: [] },
      uplink: { kind: 'at', timesMs },
      ...rest,
    }),
  );
}
const receivedAt = ({ uplink }: LaneRun) => uplink.map(({ receivedAtMs }) => receivedAtMs);
const fates = ({ uplink }: LaneRun) =>
  uplink.map(({ receivedAtMs, lossReason, fate }) => receivedAtMs ?? lossReason ?? fate);
const posts = ({ exchanges }: LaneRun) => exchanges.filter(({ kind }) => kind === 'publish');

const BY_REQUEST = techniques
  .map(({ id }) => id)
  .filter((id) => !['websocket', 'flash-socket', 'webtransport', 'upgrade'].includes(id));

describe('uplink, by requests of their own', () => {
  it.each(BY_REQUEST)(
    '%s: a POST beside what is under way, there after one transit on a connection that is open',
    (id) => {
      // The first opens a second connection beside the poll or stream; the next finds it idle.
      const run = saying(id, [2010, 2410], {}, { server: { keepAliveMs: 60_000 }, articleLoop: { probability: 0 } });
      const [first, second] = receivedAt(run);
      expect([d, 3 * d]).toContain((first ?? NaN) - 2010);
      expect((second ?? NaN) - 2410).toBe(d);
      expect(posts(run).map(({ uplinkIds, outcome, initiator }) => [uplinkIds, outcome, initiator])).toEqual(
        [1, 2].map((uplinkId) => [
          [uplinkId],
          'answered',
          { 'jsonp-polling': 'script', 'fetch-streaming': 'fetch' }[id] ?? 'xhr',
        ]),
      );
      expect(run.uplink.map(({ confirmedAtMs }) => confirmedAtMs)).toEqual([(first ?? NaN) + d, (second ?? NaN) + d]);
    },
  );

  it('wait for a connection where the poll has the only one: until it is answered', () => {
    const run = saying(
      'long-polling',
      [1000],
      {},
      { browser: { connectionsPerHost: 1 }, server: { holdLimitMs: 3000 } },
    );
    // The poll was held from d to d + 3000; the POST was asked before the next poll.
    expect(receivedAt(run)).toEqual([d + 3000 + d + d]);
    expect(posts(run)[0]?.wasQueued).toBe(true);
  });

  it('are for the server only: no page gets them, and a poll stays held', () => {
    const run = saying('long-polling', [1000, 2000]);
    expect(run.messages).toEqual([]);
    expect(run.exchanges.filter(({ kind, outcome }) => kind === 'poll' && outcome !== 'open')).toEqual([]);
  });

  it('leave the news to the poll, also where the server keeps nothing', () => {
    const run = saying(
      'long-polling',
      [1000],
      { usesCursor: false },
      { server: { processingMs: 500 }, messages: { kind: 'at', timesMs: [1200] } },
    );
    expect(run.messages.map(({ fate }) => fate)).toEqual(['delivered']);
  });

  it('are told to the server’s program only when a worker has taken them up and the processing is over', () => {
    expect(
      receivedAt(saying('sse', [2000], {}, { server: { processingMs: 700 }, browser: { warmConnection: false } })),
    ).toEqual([2000 + 3 * d + 700]);
  });

  it('are not sent again by the page when their request fails: the message is lost', () => {
    const fail = (id: number) => [{ on: `long-polling/request/${id}`, do: 'fail-response' }];
    const run = saying('long-polling', [1000], {}, { interventions: fail(1) });
    expect(fates(run)).toEqual(['request-failed']);
    expect(posts(run).map(({ outcome }) => outcome)).toEqual(['http-error']);
  });

  it('are received twice where the browser sends the request again by itself, on a connection that was used before (W7)', () => {
    // The server takes it up, and its answer is cut off before it can leave.
    const run = saying(
      'long-polling',
      [1000, 3000],
      {},
      {
        server: { processingMs: 10, keepAliveMs: 60_000 },
        interventions: [{ on: 'long-polling/connection/1', atMs: 3080, do: 'cut-connection' }],
      },
    );
    const [, second] = run.uplink;
    expect(posts(run)[1]?.attempts.map(({ number }) => number)).toEqual([1, 2]);
    expect(second?.receivedAtMs).toBe(3000 + d + 10);
    expect(second?.duplicatesAtMs).toHaveLength(1);
    expect(second?.confirmedAtMs).not.toBeNull();
  });

  it('reach a server whose answer never comes: the page is not told, and the message is not lost', () => {
    const run = saying(
      'long-polling',
      [1000],
      {},
      { interventions: [{ on: 'long-polling/request/1', do: 'drop-response' }] },
    );
    expect(run.uplink).toMatchObject([{ fate: 'received', confirmedAtMs: null }]);
  });

  it('keep the order of scripts: the page hears that it came when the poll before it has returned', () => {
    const run = (keepsScriptOrder: boolean) =>
      saying(
        'jsonp-polling',
        [1000],
        { keepsScriptOrder },
        { browser: { warmConnection: false }, server: { holdLimitMs: 3000 } },
      );
    const polledUntilMs = 2 * d + d + 3000 + d;
    expect(run(true).uplink).toMatchObject([{ receivedAtMs: 1000 + 3 * d, confirmedAtMs: polledUntilMs }]);
    expect(run(false).uplink).toMatchObject([{ receivedAtMs: 1000 + 3 * d, confirmedAtMs: 1000 + 4 * d }]);
  });
});

describe('uplink, on a socket', () => {
  it.each([
    ['websocket', 4 * d],
    ['flash-socket', 6 * d],
    ['webtransport', 4 * d],
  ])('%s: waits until it is open, then goes up at once, once a transit', (id, openAtMs) => {
    const run = saying(id, [10, 2000, 2010]);
    expect(receivedAt(run)).toEqual([openAtMs + d, 2000 + d, 2010 + d]);
    expect(posts(run)).toEqual([]);
    expect(run.uplink.every(({ confirmedAtMs }) => confirmedAtMs === null)).toBe(true);
  });

  it('is lost with the connection that it was on, and what is said meanwhile waits for the next socket', () => {
    const run = saying(
      'websocket',
      [3000, 3500],
      { reconnectMs: 1000 },
      {
        interventions: [{ on: 'websocket/connection/1', atMs: 3010, do: 'cut-connection' }],
      },
    );
    const reopenedAtMs = run.exchanges[1]?.openedAtMs ?? NaN;
    expect(fates(run)).toEqual(['connection-lost', reopenedAtMs + d]);
  });

  it('is not sent on a socket that is closing: it waits for the next', () => {
    // The server’s close frame leaves at 3000; the page hears of the end three transits later.
    const run = saying(
      'websocket',
      [3000 + d + 10],
      { reconnectMs: 500 },
      { interventions: [{ atMs: 3000, do: 'close-streams' }] },
    );
    expect(receivedAt(run)).toEqual([(run.exchanges[1]?.openedAtMs ?? NaN) + d]);
  });
});

describe('uplink, in a session', () => {
  it('goes by POST while the session is polled, waits for the change, and by the socket from then on', () => {
    const run = saying('upgrade', [0, 2 * d + 5, 8 * d + 5, 5000]);
    const carriers = run.uplink.map(({ receivedOn }) => run.exchanges[receivedOn ?? -1]?.kind);
    expect(carriers).toEqual(['publish', 'publish', 'handshake', 'handshake']);
    const upgradedAtMs = run.states.find(
      ({ exchangeId, state }) => exchangeId === null && state === 'upgraded',
    )?.enteredAtMs;
    expect(run.uplink[2]?.receivedAtMs).toBe((upgradedAtMs ?? NaN) + d);
    expect(receivedAt(run)[3]).toBe(5000 + d);
  });

  it('sends one request at a time: what is said meanwhile goes together', () => {
    const run = saying('upgrade', [1000, 1010, 1020], {}, { proxy: { passesUpgrade: false } });
    expect(
      posts(run)
        .filter(({ uplinkIds }) => uplinkIds.length > 0)
        .map(({ uplinkIds }) => uplinkIds),
    ).toEqual([[1], [2, 3]]);
  });

  it('is over when its POST fails, as Engine.IO’s is: a new one is opened', () => {
    const run = saying(
      'upgrade',
      [1000, 1010],
      {},
      {
        proxy: { passesUpgrade: false },
        interventions: [{ on: 'upgrade/request/3', do: 'fail-response' }],
      },
    );
    expect(run.exchanges[3]).toMatchObject({ kind: 'publish', outcome: 'http-error' });
    expect(fates(run)[0]).toBe('request-failed');
    expect(run.uplink[1]?.fate).toBe('received');
    expect(run.exchanges.filter(({ kind, session }) => kind === 'poll' && session === null)).toHaveLength(2);
  });
});

describe('uplink, who says it and when', () => {
  it('the first tab of each client, in its own rhythm, the same in every lane', () => {
    const rest = { clients: 3, browser: { tabs: 2 }, uplink: { kind: 'poisson', perSecond: 1 } };
    const made = (id: string) => saying(id, [], {}, rest).uplink.map(({ client, madeAtMs }) => [client, madeAtMs]);
    const socket = made('websocket');
    expect(made('ajax-polling')).toEqual(socket);
    expect(new Set(socket.map(([client]) => client))).toEqual(new Set([0, 1, 2]));
    const momentsOf = (one: number) => socket.filter(([client]) => client === one).map(([, atMs]) => atMs);
    expect(momentsOf(0)).not.toEqual(momentsOf(1));
    const run = saying('ajax-polling', [], {}, rest);
    expect(posts(run).every(({ tab }) => tab === 0)).toBe(true);
  });

  it('while the computer sleeps, nothing: what was due comes when it wakes up', () => {
    const run = saying(
      'websocket',
      [2000, 2500, 6000],
      {},
      { interventions: [{ atMs: 1500, do: 'sleep', forMs: 2000 }] },
    );
    expect(run.uplink.map(({ madeAtMs }) => madeAtMs)).toEqual([3500, 3500, 6000]);
  });

  it('none: not a single event differs from a run that knows nothing of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...techniques.map(({ id }) => id)), fc.nat(1000), (id, seed) => {
        const run = runLane(oneLane(id, {}, { seed, durationMs: 3000, uplink: { kind: 'none' } }));
        expect(run.trace.events.filter((event) => JSON.stringify(event).includes('uplink'))).toEqual([]);
        expect(runLane(oneLane(id, {}, { seed, durationMs: 3000 })).trace.events).toEqual(run.trace.events);
      }),
      { numRuns: 20 },
    );
  });
});
