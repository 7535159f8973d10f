import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { toWholeMicroseconds } from '../../src/core/units';
import { simulate } from '../../src/simulate';
import { buildSpans } from '../../src/trace/build-spans';
import { Draws } from '../../src/world/draws';
import { publicationTimes } from '../../src/world/message-source';
import { exponentialFrom, uniformsOf } from '../support/known-draws';
import { runLane } from '../support/runs';
import { oneLane, parsed } from '../support/scenarios';
import { estimate, findDeviation } from '../support/statistics';

type Parts = Record<string, unknown>;

function publishedBy(messages: Parts, rest: Parts = {}) {
  return runLane(oneLane('websocket', {}, { messages, durationMs: 10_000, ...rest })).messages;
}

const momentsOf = (messages: Parts, rest: Parts = {}) =>
  publishedBy(messages, rest).map(({ publishedAtMs }) => publishedAtMs);

const sortedUp = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

/** Each with all that were before it. */
function runningSums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((each) => (sum += each));
}

describe('messages at', () => {
  it('are published at those moments, in their order, with ids from 1', () => {
    const messages = publishedBy({ kind: 'at', timesMs: [7000, 250.5, 250.5, 0, 9999.9996, 3000.0004] });
    expect(messages.map(({ id, publishedAtMs }) => [id, publishedAtMs])).toEqual([
      [1, 0],
      [2, 250.5],
      [3, 250.5],
      [4, 3000],
      [5, 7000],
      [6, 10_000],
    ]);
  });

  it('beyond the end of the run are not', () => {
    expect(momentsOf({ kind: 'at', timesMs: [10_000, 10_000.001] })).toEqual([10_000]);
  });
});

describe('messages every', () => {
  it.each([
    [{ periodMs: 3000 }, [3000, 6000, 9000]],
    [{ periodMs: 3000, firstMs: null }, [3000, 6000, 9000]],
    [{ periodMs: 3000, firstMs: 0 }, [0, 3000, 6000, 9000]],
    [{ periodMs: 3000, firstMs: 500 }, [500, 3500, 6500, 9500]],
    [{ periodMs: 1000, firstMs: 8500.25 }, [8500.25, 9500.25]],
    [{ periodMs: 2500.5, firstMs: 1 }, [1, 2501.5, 5002, 7502.5]],
    [{}, [2000, 4000, 6000, 8000, 10_000]],
  ])('%o', (parts, moments) => {
    expect(momentsOf({ kind: 'every', ...parts })).toEqual(moments);
  });
});

describe('messages poisson', () => {
  it.each([0.6, 2, 25])('%d a second: each comes an exponential waiting time after the one before', (perSecond) => {
    const moments = momentsOf({ kind: 'poisson', perSecond });
    expect(moments.length).toBeGreaterThan(1);
    const waitsMs = moments.map((_, nth) => exponentialFrom(uniformsOf('messages', nth), 1000 / perSecond));
    expect(moments).toEqual(runningSums(waitsMs).map(toWholeMicroseconds));
    const next = exponentialFrom(uniformsOf('messages', moments.length), 1000 / perSecond);
    expect(must(runningSums([...waitsMs, next]).at(-1), 'the next')).toBeGreaterThan(10_000);
  });

  it('are as many as it says, and as spread out: what comes in a second has its mean as its variance', () => {
    const counts = new Array<number>(2000).fill(0);
    for (const atMs of publicationTimes(
      { kind: 'poisson', perSecond: 20, payloadBytes: 20 },
      { draws: new Draws(7), purpose: 'messages', client: 0 },
      0,
    )) {
      const second = Math.floor(atMs / 1000);
      if (second >= counts.length) break;
      counts[second] = (counts[second] ?? 0) + 1;
    }
    expect(findDeviation(estimate(counts), 20)).toBeNull();
    const { mean, standardError } = estimate(counts.map((count) => (count - 20) ** 2));
    expect(Math.abs(mean - 20)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(1);
  });

  it('0: none', () => {
    expect(momentsOf({ kind: 'poisson', perSecond: 0 })).toEqual([]);
  });

  it('differ by seed, and are the same in every lane', () => {
    const scenario = parsed({
      version: 1,
      durationMs: 10_000,
      messages: { kind: 'poisson', perSecond: 2 },
      techniques: [{ id: 'sse' }, { id: 'long-polling' }, { id: 'ajax-polling', params: { answers: 'at-once' } }],
    });
    const inLanes = simulate(scenario).lanes.map((trace) =>
      buildSpans(trace).messages.map(({ publishedAtMs }) => publishedAtMs),
    );
    expect(inLanes[0]?.length).toBeGreaterThan(5);
    for (const moments of inLanes) expect(moments).toEqual(momentsOf({ kind: 'poisson', perSecond: 2 }));
    expect(momentsOf({ kind: 'poisson', perSecond: 2 }, { seed: 8 })).not.toEqual(inLanes[0]);
  });
});

describe('messages in bursts', () => {
  it.each([
    { everyMs: 4000, count: 3, withinMs: 1000 },
    { everyMs: 2500, count: 7, withinMs: 0 },
    { everyMs: 3000.5, count: 1, withinMs: 2999 },
  ])('%o: so many within that time of each beginning, evenly drawn', ({ everyMs, count, withinMs }) => {
    const bursts = Array.from({ length: Math.floor(10_000 / everyMs) }, (_, nth) => {
      const random01 = uniformsOf('messages', nth);
      const offsetsMs = sortedUp(Array.from({ length: count }, () => random01() * withinMs));
      return offsetsMs.map((offsetMs) => toWholeMicroseconds(everyMs * (nth + 1) + offsetMs));
    });
    const expected = bursts.flat().filter((atMs) => atMs <= 10_000);
    expect(expected.length).toBeGreaterThan(1);
    expect(momentsOf({ kind: 'bursts', everyMs, count, withinMs })).toEqual(expected);
  });

  it('never run into the next burst', () => {
    const random01 = uniformsOf('messages', 0);
    const offsetsMs = sortedUp([random01() * 3000, random01() * 3000]);
    const moments = momentsOf({ kind: 'bursts', everyMs: 3000, count: 2, withinMs: 50_000 });
    expect(moments.slice(0, 2)).toEqual(offsetsMs.map((offsetMs) => toWholeMicroseconds(3000 + offsetMs)));
    expect(moments).toEqual(sortedUp(moments));
    expect(moments.filter((atMs) => atMs < 6000)).toHaveLength(2);
  });
});

describe('payloadBytes', () => {
  it.each([
    { kind: 'at', timesMs: [1000, 5000] },
    { kind: 'every', periodMs: 4000 },
    { kind: 'poisson', perSecond: 1 },
    { kind: 'bursts', everyMs: 4000 },
  ])('of messages $kind is the size of each, 20 unless told', (messages) => {
    const sizesOf = (parts: Parts) =>
      new Set(publishedBy({ ...messages, ...parts }).map(({ payloadBytes }) => payloadBytes));
    expect([sizesOf({}), sizesOf({ payloadBytes: 0 }), sizesOf({ payloadBytes: 4321 })]).toEqual([
      new Set([20]),
      new Set([0]),
      new Set([4321]),
    ]);
  });

  it('is what a transit carries for each message in it', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once' },
        { messages: { kind: 'at', timesMs: [1, 2, 3], payloadBytes: 77 } },
      ),
    );
    const answers = run.transits.filter(({ content }) => content === 'response');
    expect(answers.map(({ payloadBytes, messageIds }) => [payloadBytes, messageIds]).slice(0, 2)).toEqual([
      [3 * 77, [1, 2, 3]],
      [0, []],
    ]);
  });
});
