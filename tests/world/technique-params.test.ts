import { describe, expect, it } from 'vitest';
import { toWholeMicroseconds } from '../../src/core/units';
import { fatesOf, publishAt, withActs } from '../support/acted-runs';
import { uniformsOf } from '../support/known-draws';
import { requestOf, runLane } from '../support/runs';

const d = 60;
type Parts = Record<string, unknown>;
type Acts = readonly Parts[];

const askedMoments = (id: string, params: Parts, acts: Acts = [], rest: Parts = {}) =>
  runLane(withActs(id, acts, params, rest)).exchanges.map(({ askedAtMs }) => askedAtMs);

/** The article's loop finds news after 1900 ms; a server that holds waits for the message at 1000. */
const bothServers = { articleLoop: { draws: [[0, 30]] }, durationMs: 5000, server: { holdLimitMs: 3500 } };

describe('answers', () => {
  const firstEnd = (id: string, answers: string, params: Parts = {}) => {
    const { endedAtMs, outcome, attempts } = requestOf(
      runLane(withActs(id, publishAt(1000), { answers, ...params }, bothServers)),
      0,
    );
    return [endedAtMs, outcome, attempts[0]?.handler];
  };

  it.each(['ajax-polling', 'iframe-polling', 'iframe-per-request'])(
    '%s: the article’s loop, or a server that answers at once',
    (id) => {
      const params = { pollIntervalMs: 500, ...(id === 'iframe-polling' ? { reloadAfterMs: null } : {}) };
      expect(firstEnd(id, 'at-once', params)).toEqual([500 + 2 * d, 'empty', 'at-once']);
      expect(firstEnd(id, 'article-loop', { ...params, pollIntervalMs: 2100 })).toEqual([
        2100 + 1900 + 2 * d,
        'answered',
        'article-loop',
      ]);
    },
  );

  it.each(['iframe-chained', 'ajax-long-polling'])('%s: the article’s loop, or a server that holds', (id) => {
    expect(firstEnd(id, 'article-loop')).toEqual([1900 + 2 * d, 'answered', 'article-loop']);
    expect(firstEnd(id, 'hold')).toEqual([1000 + d, 'answered', 'hold']);
  });

  it('ajax-long-polling: or one that answers at once, again and again', () => {
    expect(firstEnd('ajax-long-polling', 'at-once')).toEqual([2 * d, 'empty', 'at-once']);
    const rest = { durationMs: 500 };
    expect(askedMoments('ajax-long-polling', { answers: 'at-once' }, [], rest)).toEqual([0, 120, 240, 360, 480]);
  });

  it('long-polling always holds, sse streams, websocket has a socket', () => {
    const handlerOf = (id: string) => requestOf(runLane(withActs(id, [])), 0).attempts[0]?.handler;
    expect(['long-polling', 'sse', 'websocket'].map(handlerOf)).toEqual(['hold', 'stream', 'socket']);
  });
});

describe('pollIntervalMs', () => {
  it.each([
    ['ajax-polling', {}],
    ['iframe-per-request', {}],
    ['iframe-polling', { reloadAfterMs: null }],
  ])('%s asks every so often, first after one interval', (id, params) => {
    const momentsAt = (pollIntervalMs: number) =>
      askedMoments(id, { answers: 'at-once', pollIntervalMs, ...params }, [], { durationMs: 5000 });
    expect(momentsAt(1250.25)).toEqual([1250.25, 2500.5, 3750.75]);
    expect(momentsAt(700)).toEqual([700, 1400, 2100, 2800, 3500, 4200, 4900]);
  });

  it('is 3000 for program 1, 5000 for programs 2 and 3', () => {
    expect(askedMoments('ajax-polling', {}).slice(0, 2)).toEqual([3000, 6000]);
    expect(askedMoments('iframe-polling', {}).slice(0, 3)).toEqual([5000, 6000, 10_000]);
    expect(askedMoments('iframe-per-request', {}).slice(0, 2)).toEqual([5000, 10_000]);
  });
});

describe('reloadAfterMs', () => {
  const momentsWith = (reloadAfterMs: number | null, pollIntervalMs = 2000) =>
    askedMoments('iframe-polling', { answers: 'at-once', pollIntervalMs, reloadAfterMs }, [], { durationMs: 5000 });

  it('is how long after a tick the frame is loaded once more: a request of its own', () => {
    expect(momentsWith(350.5)).toEqual([2000, 2350.5, 4000, 4350.5]);
    expect(momentsWith(0)).toEqual([2000, 2000, 4000, 4000]);
    expect(momentsWith(null)).toEqual([2000, 4000]);
  });

  it('longer than the interval: the reload comes between later ticks', () => {
    expect(momentsWith(2500)).toEqual([2000, 4000, 4500]);
  });
});

describe('usesCursor', () => {
  it('ajax-polling: with one it gets all that is new; without, the newest, again and again', () => {
    const polling = { answers: 'at-once', pollIntervalMs: 1000 };
    const rest = { durationMs: 2500 };
    const [withCursor, without] = [true, false].map((usesCursor) =>
      runLane(withActs('ajax-polling', publishAt(100, 200), { ...polling, usesCursor }, rest)),
    );
    expect(withCursor && fatesOf(withCursor)).toEqual([1000 + 2 * d, 1000 + 2 * d]);
    expect(withCursor?.exchanges.map(({ cursor, messageIds }) => [cursor, messageIds])).toEqual([
      [0, [1, 2]],
      [2, []],
    ]);
    expect(without && fatesOf(without)).toEqual(['overwritten', 1000 + 2 * d]);
    expect(without?.exchanges.map(({ cursor, messageIds }) => [cursor, messageIds])).toEqual([
      [null, [2]],
      [null, [2]],
    ]);
  });

  it('long-polling: with one, nothing falls into the gap between answer and next request', () => {
    const fatesWith = (usesCursor: boolean) =>
      fatesOf(runLane(withActs('long-polling', publishAt(1000, 1010), { usesCursor })));
    expect(fatesWith(true)).toEqual([1000 + d, 1000 + 3 * d]);
    expect(fatesWith(false)).toEqual([1000 + d, 'nobody-listening']);
  });
});

describe('clientTimeoutMs', () => {
  it('ajax-long-polling gives up so long after it asked, and asks again in that instant', () => {
    const hold = { answers: 'hold', clientTimeoutMs: 1700.5 };
    const run = runLane(withActs('ajax-long-polling', [], hold, { durationMs: 5000 }));
    expect(run.exchanges.map(({ askedAtMs, endedAtMs, outcome }) => [askedAtMs, endedAtMs, outcome])).toEqual([
      [0, 1700.5, 'client-timeout'],
      [1700.5, 3401, 'client-timeout'],
      [3401, null, 'open'],
    ]);
    expect(askedMoments('ajax-long-polling', { answers: 'hold' })).toEqual([0, 5000, 10_000, 15_000, 20_000]);
  });

  it('long-polling gives up so long after it asked, and backs off', () => {
    const params = { clientTimeoutMs: 2000, retryJitterFraction: 0 };
    expect(askedMoments('long-polling', params, [], { durationMs: 10_000 })).toEqual([0, 3000, 7000]);
  });

  it.each(['long-polling', 'ajax-long-polling'])('%s with null waits as long as it takes', (id) => {
    const params = { clientTimeoutMs: null, ...(id === 'long-polling' ? {} : { answers: 'hold' }) };
    const rest = { server: { holdLimitMs: 3_600_000 }, durationMs: 3_600_000 };
    expect(askedMoments(id, params, [], rest)).toEqual([0]);
  });

  it('is 40 s for long polling', () => {
    const rest = { server: { holdLimitMs: 3_600_000 }, durationMs: 60_000 };
    expect(requestOf(runLane(withActs('long-polling', [], {}, rest)), 0).endedAtMs).toBe(40_000);
  });
});

describe('pauseMs', () => {
  it.each([0, 1, 812.5])('%d ms pass between an answer and the next request', (pauseMs) => {
    const moments = askedMoments('long-polling', { pauseMs }, publishAt(1000, 6000));
    expect(moments).toEqual([0, 1000 + d + pauseMs, 6000 + d + pauseMs]);
  });

  it('do not stand before a retry', () => {
    const acts = [{ on: 'long-polling/request/0', do: 'fail-response' }];
    expect(askedMoments('long-polling', { pauseMs: 5000, retryJitterFraction: 0 }, acts)).toEqual([0, 2 * d + 1000]);
  });
});

describe('retryFirstMs, retryFactor, retryMaxMs, retryJitterFraction', () => {
  /** How long after each failure the next request goes out. Every request fails after one round trip. */
  function pausesMs(params: Parts, count: number): number[] {
    const rest = { server: { failureProbability: 1, keepAliveMs: 3_600_000 }, durationMs: 400_000 };
    const { exchanges } = runLane(withActs('long-polling', [], params, rest));
    return exchanges
      .slice(1, count + 1)
      .map(({ askedAtMs }, nth) => toWholeMicroseconds(askedAtMs - (exchanges[nth]?.endedAtMs ?? NaN)));
  }

  it.each([
    [{}, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]],
    [{ retryFirstMs: 300.5 }, [300.5, 601, 1202, 2404, 4808, 9616, 19_232, 30_000]],
    [{ retryFactor: 1 }, [1000, 1000, 1000, 1000]],
    [{ retryFactor: 3 }, [1000, 3000, 9000, 27_000, 30_000]],
    [{ retryFactor: 1.5 }, [1000, 1500, 2250, 3375]],
    [{ retryMaxMs: 5000 }, [1000, 2000, 4000, 5000, 5000]],
    [{ retryMaxMs: 700 }, [700, 700, 700]],
  ])('%o without jitter: growing by the factor from the first up to the most', (params, expectedMs) => {
    expect(pausesMs({ ...params, retryJitterFraction: 0 }, expectedMs.length)).toEqual(expectedMs);
  });

  it.each([0.2, 0.5, 1])(
    'jitter %d spreads each pause evenly around itself, by the draw of its failure',
    (fraction) => {
      const grownMs = [1000, 2000, 4000, 8000, 16_000];
      const expectedMs = grownMs.map((grown, nth) => grown * (1 + fraction * (2 * uniformsOf('retry', nth)() - 1)));
      expect(pausesMs({ retryJitterFraction: fraction }, 5)).toEqual(
        expectedMs.map((each) => toWholeMicroseconds(Math.min(30_000, each))),
      );
    },
  );

  it('begin anew after a success', () => {
    const acts = [0, 1, 3].map((id) => ({ on: `long-polling/request/${id}`, do: 'fail-response' }));
    const moments = askedMoments('long-polling', { retryJitterFraction: 0 }, [...acts, ...publishAt(10)]);
    const second = 2 * d + 1000;
    const third = second + 2 * d + 2000;
    // It brings the message at once; the next fails, and the pause is the first again.
    expect(moments).toEqual([0, second, third, third + 2 * d, third + 4 * d + 1000]);
  });
});

describe('reconnectMs', () => {
  const cut = [{ atMs: 5000, do: 'close-streams' }];

  it.each([0, 500, 4321])('sse: %d is what the server’s retry: says', (reconnectMs) => {
    expect(askedMoments('sse', { reconnectMs }, cut)).toEqual([0, 5000 + d + reconnectMs]);
  });

  it('sse: null leaves the browser’s own 3000', () => {
    expect(askedMoments('sse', { reconnectMs: null }, cut)).toEqual([0, 5000 + d + 3000]);
  });

  it('sse: nothing has been said before the first stream opens', () => {
    const acts = [{ on: 'sse/request/0', do: 'reset-connection' }];
    const rest = { browser: { warmConnection: false } };
    expect(askedMoments('sse', { reconnectMs: 500 }, acts, rest)).toEqual([0, 4 * d + 3000]);
  });

  it.each([0, 500, 4321.5])('websocket: the application opens another %d ms after the close', (reconnectMs) => {
    expect(askedMoments('websocket', { reconnectMs }, cut)).toEqual([0, 5000 + 3 * d + reconnectMs]);
  });

  it('websocket: 1000 unless told; null: it never does', () => {
    expect(askedMoments('websocket', {}, cut)).toEqual([0, 5000 + 3 * d + 1000]);
    expect(askedMoments('websocket', { reconnectMs: null }, cut)).toEqual([0]);
  });
});
