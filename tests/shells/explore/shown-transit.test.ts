import { describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import type { ItemKey } from '../../../src/layout/item-keys';
import { lanesOf } from '../../../src/shells/explore/run';
import { latestTransit, transitOfItem } from '../../../src/shells/explore/shown-transit';
import { oneLane } from '../../support/scenarios';
import { FIRST_PAGE } from '../../../src/trace/page-id';

const [run] = lanesOf(
  oneLane(
    'long-polling',
    { clientTimeoutMs: 1000 },
    { network: { oneWayLatencyMs: 100 }, messages: { kind: 'at', timesMs: [500] }, durationMs: 2500 },
  ),
);
const { spans } = must(run, 'a lane');
const saidOf = (transit: ReturnType<typeof latestTransit>) => transit && `${transit.content} of ${transit.exchangeId}`;

describe('transitOfItem(key, spans)', () => {
  it.each<[ItemKey, string | undefined]>([
    ['transit/0', 'request of 0'],
    ['transit/1', 'response of 0'],
    ['exchange/0', 'request of 0'],
    ['exchange/0/attempt/1', 'request of 0'],
    ['exchange/1/end', 'request of 1'],
    ['message/1', 'response of 0'],
    ['message/1/client/0', 'response of 0'],
    ['connection/0', undefined],
    ['message/99', undefined],
    ['transit/99', undefined],
  ])('of %s is the %s', (key, said) => {
    expect(saidOf(transitOfItem(key, spans))).toBe(said);
  });
});

describe('latestTransit(spans, page, atMs)', () => {
  it.each([
    [0, 'request of 0'],
    [499, 'request of 0'],
    [500, 'response of 0'],
    [600, 'request of 1'],
    [2500, 'request of 1'], // what TCP closes it with says nothing
  ])('at %i ms is the %s', (atMs, said) => {
    expect(saidOf(latestTransit(spans, FIRST_PAGE, atMs))).toBe(said);
  });

  it('is nothing before the first', () => {
    expect(latestTransit(spans, FIRST_PAGE, -1)).toBeUndefined();
  });
});
