import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../../src/trace/events';
import {
  arrived,
  asked,
  closed,
  delivered,
  faultsOf,
  heldPoll,
  moved,
  opening,
  published,
  sent,
  sentDown,
  sentUp,
  type Line,
} from '../../support/history';

const told = (
  kind: 'tab-hidden' | 'tab-shown' | 'sleep-started' | 'sleep-ended' | 'server-stalled' | 'server-resumed',
) => ({ kind }) as const;
const stalled = { kind: 'connection-stalled', connectionId: 0 } as const;
const resumed = { kind: 'connection-resumed', connectionId: 0 } as const;
const work = (kind: 'work-started' | 'work-ended'): EventBody =>
  kind === 'work-started'
    ? { kind, exchangeId: 0, attempt: 1, handler: 'hold' }
    : { kind, exchangeId: 0, attempt: 1, result: 'responded' };

describe('checkTrace, what lasts', () => {
  it.each<[string, readonly Line[], string]>([
    [
      'a tab hidden twice',
      [told('tab-hidden'), told('tab-hidden')].map((body) => [600, body]),
      'the tab is hidden already',
    ],
    ['a tab shown that is not hidden', [[600, told('tab-shown')]], 'it is not so that the tab is hidden'],
    [
      'a sleep in a sleep',
      [told('sleep-started'), told('sleep-started')].map((body) => [600, body]),
      'the clients are asleep already',
    ],
    [
      'a server that goes on without a stall',
      [[600, told('server-resumed')]],
      'it is not so that the server is stalled',
    ],
    [
      'a stall of a connection in a stall',
      [stalled, stalled].map((body) => [600, body]),
      'connection 0 is stalled already',
    ],
    ['an end of no stall', [[600, resumed]], 'it is not so that connection 0 is stalled'],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf([...heldPoll, ...lines])).toEqual([expect.stringContaining(fault)]);
  });

  it('checkTrace(trace) lets them come in turn, and several at one time', () => {
    const lines: Line[] = [
      ...(['tab-hidden', 'sleep-started', 'tab-shown', 'server-stalled', 'sleep-ended', 'server-resumed'] as const).map(
        (kind, place): Line => [600 + place, told(kind)],
      ),
      ...[stalled, { ...stalled, connectionId: 1 }, resumed, stalled].map((body): Line => [610, body]),
    ];
    expect(faultsOf([...heldPoll, ...lines])).toEqual([]);
  });
});

describe('checkTrace, sleepers', () => {
  const asleep: Line = [600, told('sleep-started')];

  it.each<[string, EventBody]>([
    ['sends', sentUp(4)],
    ['opens a connection', opening({ connectionId: 1 })],
    ['asks', asked({ exchangeId: 1 })],
    ['moves', moved({ from: 'reading', to: 'waiting' })],
  ])('checkTrace(trace) finds a client that %s in its sleep', (_, body) => {
    expect(faultsOf([...heldPoll, asleep, [700, body]])).toEqual([
      expect.stringContaining('but the clients are asleep'),
    ]);
  });

  it('checkTrace(trace) finds what reaches a sleeper, or is sent again by one', () => {
    expect(faultsOf([...heldPoll, [590, sentDown(4)], asleep, [650, arrived(4)]])).toEqual([
      expect.stringContaining('transit 4 arrives, but the clients are asleep'),
    ]);
    expect(faultsOf([...heldPoll, [590, sentUp(4)], asleep, [700, { kind: 'transit-resent', transitId: 4 }]])).toEqual([
      expect.stringContaining('transit 4 is sent up again, but the clients are asleep'),
    ]);
  });

  it('checkTrace(trace) lets a server work meanwhile, and what has left before arrive', () => {
    const lines: Line[] = [
      ...([[590, sentUp(4)], asleep, [650, arrived(4)]] as const),
      [700, published({ messageId: 2 })],
      [700, sentDown(5, [2])],
      [1700, { kind: 'transit-resent', transitId: 5 }],
      [1750, told('sleep-ended')],
      [1760, arrived(5)],
      [1760, delivered({ messageId: 2, exchangeId: 0 })],
    ];
    expect(faultsOf([...heldPoll, ...lines])).toEqual([]);
  });

  it('checkTrace(trace) lets a client use what was lost in its sleep until the moment in which it wakes up', () => {
    const gaveUp: EventBody = { kind: 'transit-dropped', transitId: 4, reason: 'gave-up-resending' };
    const lines = (usedAtMs: number): Line[] => [
      ...([[590, sentDown(4)], asleep, [9000, gaveUp], [9500, told('sleep-ended')]] as const),
      [usedAtMs, sentUp(5)],
    ];
    expect(faultsOf([...heldPoll, ...lines(9500)])).toEqual([]);
    expect(faultsOf([...heldPoll, ...lines(9501)])).toEqual([expect.stringContaining('after it was closed')]);
  });
});

describe('checkTrace, stalls and outages', () => {
  const stall: Line = [190, told('server-stalled')];
  const poll = heldPoll.filter(([atMs]) => atMs < 500);

  it.each<[string, readonly Line[]]>([
    ['answers', [[300, sentDown(4)]]],
    ['ends its work', [[300, work('work-ended')]]],
    ['moves', [[300, moved({ from: 'holding', to: 'answered', exchangeId: 0, attempt: 1 })]]],
    ['hears of a close', [[300, { kind: 'close-noticed', exchangeId: 0, attempt: 1, isWatched: true }]]],
  ])('checkTrace(trace) finds a stalled server that %s', (_, lines) => {
    expect(faultsOf([...poll, stall, ...lines])).toEqual([expect.stringContaining('but the server is stalled')]);
  });

  it('checkTrace(trace) finds a stalled server that takes up work', () => {
    const lines = poll.filter(([, { kind }]) => kind !== 'work-started' && kind !== 'machine-moved');
    expect(faultsOf([...lines, stall, [300, work('work-started')]])).toEqual([
      expect.stringContaining('but the server is stalled'),
    ]);
  });

  it('checkTrace(trace) lets a kernel answer for its stalled server, and news come', () => {
    const syn = { transitId: 4, connectionId: 1, direction: 'up', content: 'syn' } as const;
    const lines: Line[] = [
      [200, opening({ connectionId: 1 })],
      [200, sent(syn)],
      [260, arrived(4)],
      [260, sent({ ...syn, transitId: 5, direction: 'down', content: 'syn-ack' })],
      [300, published({ messageId: 1 })],
    ];
    expect(faultsOf([...poll, stall, ...lines])).toEqual([]);
  });

  it('checkTrace(trace) lets a server answer a client that has gone in the moment in which it goes on, and not later', () => {
    const fin = sent({ transitId: 4, connectionId: 0, direction: 'up', content: 'fin' });
    const lines = (answeredAtMs: number): Line[] => [
      ...([
        [200, closed({ connectionId: 0 })],
        [200, fin],
        [260, arrived(4)],
        [400, told('server-resumed')],
      ] as const),
      [answeredAtMs, sentDown(5)],
    ];
    expect(faultsOf([...poll, stall, ...lines(400)])).toEqual([]);
    expect(faultsOf([...poll, stall, ...lines(401)])).toEqual([expect.stringContaining('after it was closed')]);
  });

  it('checkTrace(trace) finds what arrives on a stalled connection, or in an outage', () => {
    expect(faultsOf([...heldPoll, [600, stalled], [600, sentUp(4)], [660, arrived(4)], [700, resumed]])).toEqual([
      expect.stringContaining('transit 4 arrives, but connection 0 is stalled'),
    ]);
    const outage: Line[] = [
      [600, { kind: 'outage-started' }],
      [660, arrived(4)],
      [700, { kind: 'outage-ended' }],
    ];
    expect(faultsOf([...heldPoll, [600, sentUp(4)], ...outage])).toEqual([
      expect.stringContaining('transit 4 arrives, but the network is down'),
    ]);
    const none: Line[] = [
      [660, { kind: 'outage-started' }],
      [660, arrived(4)],
      [660, { kind: 'outage-ended' }],
    ];
    expect(faultsOf([...heldPoll, [600, sentUp(4)], ...none])).toEqual([]);
  });

  it('checkTrace(trace) lets everything end when nothing lasts any more', () => {
    expect(
      faultsOf([...poll, stall, [400, told('server-resumed')], ...heldPoll.filter(([atMs]) => atMs >= 500)]),
    ).toEqual([]);
  });
});
