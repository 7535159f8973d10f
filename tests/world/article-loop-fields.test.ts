import { describe, expect, it } from 'vitest';
import { createStream } from '../../src/core/random';
import { takeLoopDraw } from '../../src/world/loop-draw';
import { withActs } from '../support/acted-runs';
import { eventsOf, requestOf, runLane } from '../support/runs';
import { estimate, findDeviation } from '../support/statistics';

const d = 60;
type Parts = Record<string, unknown>;

/** The article's program 4 against this loop: one request after another. */
const chainedWith = (articleLoop: Parts, rest: Parts = {}) =>
  runLane(withActs('iframe-chained', [], {}, { articleLoop, ...rest }));

describe('articleLoop.firstMs and sleepMs', () => {
  it.each([
    [{}, [d + 300, d + 1900, d + 3500]],
    [{ firstMs: 1000 }, [d + 1000, d + 2600, d + 4200]],
    [{ sleepMs: 500 }, [d + 300, d + 800, d + 1300]],
    [{ firstMs: 0, sleepMs: 0.5 }, [d, d + 0.5, d + 1]],
  ])('%o: a draw after the first, then after each further time', (times, drawnAtMs) => {
    const run = chainedWith({ ...times, draws: [[0, 99, 40]] }, { durationMs: 5000 });
    expect(requestOf(run, 0).attempts[0]?.draws).toEqual(
      drawnAtMs.map((atMs, index) => ({ atMs, draw: [0, 99, 40][index], isReady: index === 2 })),
    );
    expect(requestOf(run, 0)).toMatchObject({ outcome: 'answered', endedAtMs: (drawnAtMs[2] ?? NaN) + d });
  });
});

describe('articleLoop.draws', () => {
  it('are ready from 21 to 55, as in the article', () => {
    const draws = [0, 20, 21, 22, 54, 55, 56, 99].map((draw) => [draw, 30]);
    const run = chainedWith({ draws, firstMs: 10, sleepMs: 10 }, { durationMs: 1500 });
    expect(run.exchanges.slice(0, 8).map(({ attempts }) => attempts[0]?.draws.map(({ draw }) => draw))).toEqual([
      [0, 30],
      [20, 30],
      [21],
      [22],
      [54],
      [55],
      [56, 30],
      [99, 30],
    ]);
  });

  it('are given to requests in the order of their arrival in the lane, not of asking', () => {
    // Asked at 110, 220 and 330: the second opens a connection (3 d), the third finds the first one's free (d).
    const articleLoop = { firstMs: 50, draws: [[30], [31], [32]] };
    const run = runLane(withActs('ajax-polling', [], { pollIntervalMs: 110 }, { articleLoop, durationMs: 500 }));
    expect(
      eventsOf(run, 'draw-made')
        .slice(0, 3)
        .map(({ exchangeId, draw }) => [exchangeId, draw]),
    ).toEqual([
      [0, 30],
      [2, 31],
      [1, 32],
    ]);
  });

  it.each(['never-answer', 'fail-response'])('are used up by a request that meets the fault %s, unseen', (fault) => {
    const acts = [{ on: 'iframe-per-request/request/0', do: fault }];
    const rest = { articleLoop: { draws: [[30], [31], [32]] }, durationMs: 3500 };
    const run = runLane(withActs('iframe-per-request', acts, { pollIntervalMs: 1000 }, rest));
    expect(eventsOf(run, 'draw-made').map(({ exchangeId, atMs, draw }) => [exchangeId, atMs, draw])).toEqual([
      [1, expect.any(Number), 31],
      [2, expect.any(Number), 32],
    ]);
  });

  it('count over all clients', () => {
    const rest = { clients: 2, articleLoop: { draws: [[30], [0, 31]] }, durationMs: 2100 };
    const run = runLane(withActs('iframe-chained', [], {}, rest));
    expect(
      run.exchanges.slice(0, 2).map(({ client, attempts }) => [client, attempts[0]?.draws.map(({ draw }) => draw)]),
    ).toEqual([
      [0, [30]],
      [1, [0, 31]],
    ]);
  });

  it('when they run out, go on from the random stream of the request, from its beginning', () => {
    const firstOf = (draws: readonly (readonly number[])[] | null) =>
      requestOf(chainedWith({ draws, probability: 0.35, sleepMs: 100 }), 1).attempts[0]?.draws.map(({ draw }) => draw);
    const random = createStream(7, 'article-loop', 0, 1);
    const drawn = [];
    for (let isReady = false; !isReady;) {
      const taken = takeLoopDraw(0.35, random);
      drawn.push(taken.draw);
      ({ isReady } = taken);
    }
    expect(firstOf(null)).toEqual(drawn);
    expect(firstOf([[30]])).toEqual(drawn);
    expect(firstOf([[30], []])).toEqual(drawn);
    expect(firstOf([[30], [3, 4]])).toEqual([3, 4, ...drawn]);
  });
});

describe('articleLoop.probability', () => {
  const random = createStream(7, 'article-loop', 0, 0);
  const takeMany = (probability: number) => Array.from({ length: 40_000 }, () => takeLoopDraw(probability, random));

  it.each([0.2, 0.35, 0.8])('%d of all draws are ready', (probability) => {
    expect(
      findDeviation(estimate(takeMany(probability).map(({ isReady }) => Number(isReady))), probability),
    ).toBeNull();
  });

  it('0: never; 1: at the first draw', () => {
    const never = chainedWith({ probability: 0 });
    expect(never.exchanges).toHaveLength(1);
    expect(requestOf(never, 0).attempts[0]?.draws).toHaveLength(Math.floor((20_000 - d - 300) / 1600) + 1);
    const always = chainedWith({ probability: 1 }, { durationMs: 1000 });
    expect(always.exchanges.map(({ endedAtMs }) => endedAtMs)).toEqual([420, 840, null]);
  });

  it('draws numbers that the article’s condition would judge alike, each as likely as any other', () => {
    const draws = takeMany(0.35);
    expect(draws.every(({ draw, isReady }) => isReady === (draw > 20 && draw < 56))).toBe(true);
    const counts = new Array<number>(100).fill(0);
    for (const { draw } of draws) counts[draw] = (counts[draw] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0);
    // Of 99 degrees of freedom: 0.1 % of honest draws are farther off, 0.1 % nearer.
    expect(chiSquare).toBeGreaterThan(60);
    expect(chiSquare).toBeLessThan(149);
  });
});

describe('the news of the article’s loop', () => {
  it('is for its own page, as large as the words "result: 35", and published when it is drawn', () => {
    const run = runLane(
      withActs('iframe-chained', [], {}, { clients: 2, articleLoop: { draws: [[30], [0, 30]] }, durationMs: 500 }),
    );
    expect(
      run.messages.map(({ publishedAtMs, toPage, payloadBytes }) => [publishedAtMs, toPage, payloadBytes]),
    ).toEqual([[d + 300, { client: 0, tab: 0 }, 10]]);
    expect(run.messages[0]?.deliveries).toMatchObject([{ client: 0, atMs: d + 300 + d, exchangeId: 0 }]);
  });

  it('is all there is: `messages` does not feed the lane', () => {
    const messages = { kind: 'every', periodMs: 100 };
    const run = runLane(withActs('iframe-chained', [], {}, { messages, articleLoop: { probability: 0 } }));
    expect(run.messages).toEqual([]);
  });
});
