import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../src/layout/collect-facts';
import { fateKey, laneItemKey, parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../src/layout/item-keys';
import { indexLane } from '../../src/layout/lane-index';
import { firstInView, navigate, type NavigationStep } from '../../src/layout/navigation';
import { handMadeSpans, longPollSpans, transit } from './hand-made-spans';
import { FIRST_PAGE } from '../../src/trace/page-id';

const index = indexLane(longPollSpans(), FIRST_PAGE, 6000);
const other = indexLane(
  handMadeSpans({
    transits: [
      transit({ id: 7, sentAtMs: 100, arrivedAtMs: 200 }),
      transit({ id: 8, sentAtMs: 2900, arrivedAtMs: 3000 }),
    ],
  }),
  FIRST_PAGE,
  6000,
);
const lanes = [
  { key: 'long', index },
  { key: 'other', index: other },
];

function walk(from: LaneItemKey, step: NavigationStep): readonly string[] {
  const visited: string[] = [];
  for (let at: LaneItemKey | null = from; at !== null && visited.length < 50; at = navigate(lanes, at, step))
    visited.push(splitLaneItemKey(at).itemKey);
  return visited;
}

const inTime = [
  'transit/0',
  'message/1',
  'transit/1',
  'message/1/client/0',
  'transit/2',
  'message/2',
  'transit/3',
  'message/2/client/0',
  'exchange/1/end',
];

describe('navigate(lanes, from, step)', () => {
  it('next and previous walk through every mark in time, causes before what follows, and stop at the ends', () => {
    expect(walk('long/transit/0', 'next')).toEqual(inTime);
    expect(walk('long/exchange/1/end', 'previous')).toEqual([...inTime].reverse());
  });
  it('first and last go to the ends', () => {
    expect(navigate(lanes, 'long/transit/2', 'first')).toBe('long/transit/0');
    expect(navigate(lanes, 'long/transit/2', 'last')).toBe('long/exchange/1/end');
  });
  it('next-cycle goes from request to request', () => {
    expect(navigate(lanes, 'long/transit/0', 'next-cycle')).toBe('long/transit/2');
    expect(navigate(lanes, 'long/transit/2', 'next-cycle')).toBeNull();
    expect(navigate(lanes, 'long/transit/2', 'previous-cycle')).toBe('long/transit/0');
  });
  it('next-lane goes to the mark that is nearest in time', () => {
    expect(navigate(lanes, 'long/transit/3', 'next-lane')).toBe('other/transit/8');
    expect(navigate(lanes, 'long/transit/0', 'next-lane')).toBe('other/transit/7');
    expect(navigate(lanes, 'other/transit/8', 'next-lane')).toBeNull();
  });
  it('partner goes from request to answer, from publication to delivery, from a given-up end to its request, and back', () => {
    const partners: readonly (readonly [LaneItemKey, LaneItemKey | null])[] = [
      ['long/transit/0', 'long/transit/1'],
      ['long/transit/1', 'long/transit/0'],
      ['long/message/1', 'long/message/1/client/0'],
      ['long/message/1/client/0', 'long/message/1'],
      ['long/exchange/1/end', 'long/transit/2'],
    ];
    for (const [from, to] of partners) expect(navigate(lanes, from, 'partner'), from).toBe(to);
  });
  it('leads nowhere from a mark that is not on the walk', () => {
    expect(navigate(lanes, 'long/connection/0', 'next')).toBeNull();
    expect(navigate(lanes, 'nowhere/transit/0', 'next')).toBeNull();
  });
});

it('firstInView(lanes, fromMs, toMs) finds the first mark that begins in view, in the first lane that has one', () => {
  expect(firstInView(lanes, 0, 500)).toBe('other/transit/7');
  expect(firstInView(lanes, 1500, 2500)).toBe('long/message/1');
  expect(firstInView(lanes, 5000, 6000)).toBeNull();
});

describe('collectFacts(index, key)', () => {
  it('says of an answer what it brought, how long it was held, and when it came', () => {
    expect(collectFacts(index, 'transit/1')).toMatchObject([
      {
        ordinal: 3,
        kind: 'transit',
        direction: 'down',
        content: 'response',
        requestKind: 'poll',
        status: 200,
        messageIds: [1],
        sentAtMs: 2000,
        arrivedAtMs: 2100,
        heldMs: 900,
      },
    ]);
  });
  it('says of a message when it was published and what became of it', () => {
    expect(collectFacts(index, 'message/1')).toEqual([
      { ordinal: 2, kind: 'published', messageId: 1, atMs: 2000, deliveredAtMs: 2100, lossCause: null },
    ]);
    expect(collectFacts(index, 'message/1/client/0')).toEqual([
      { ordinal: 4, kind: 'delivered', messageId: 1, atMs: 2100, stalenessMs: 100 },
    ]);
    expect(collectFacts(index, 'message/2/client/0')).toEqual([
      { ordinal: 8, kind: 'lost', messageId: 2, atMs: 3050, cause: 'response-dropped' },
    ]);
  });
  it('says of a given-up request after how long', () => {
    expect(collectFacts(index, 'exchange/1/end')).toEqual([
      { ordinal: 9, kind: 'ended', exchangeId: 1, outcome: 'client-timeout', atMs: 4000, afterMs: 1900 },
    ]);
  });
  it('says nothing of marks that are not listed', () => {
    expect(collectFacts(index, 'connection/0')).toEqual([]);
  });
});

describe('item keys', () => {
  it('laneItemKey(laneKey, itemKey) is undone by splitLaneItemKey(key)', () => {
    expect(splitLaneItemKey(laneItemKey('long-polling', 'message/4/client/0'))).toEqual({
      laneKey: 'long-polling',
      itemKey: 'message/4/client/0',
    });
  });
  it('parseItemKey(key) tells what a key names, and refuses what is none', () => {
    expect(parseItemKey('message/4/client/2')).toEqual({
      kind: 'message',
      id: 4,
      attempt: null,
      page: { client: 2, tab: 0 },
    });
    expect(parseItemKey('exchange/3/end')).toEqual({ kind: 'exchange', id: 3, attempt: null, page: null });
    expect(parseItemKey(fateKey(4, { client: 2, tab: 3 }))).toEqual({
      kind: 'message',
      id: 4,
      attempt: null,
      page: { client: 2, tab: 3 },
    });
    expect(parseItemKey('exchange/3/attempt/2')).toMatchObject({ attempt: 2, page: null });
    expect([parseItemKey('elephant/3'), parseItemKey('transit/'), parseItemKey('transit/x'), parseItemKey('')]).toEqual(
      [null, null, null, null],
    );
  });
});
