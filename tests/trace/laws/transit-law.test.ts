import { describe, expect, it } from 'vitest';
import { checkTrace } from '../../../src/trace/check-trace';
import {
  historyOf,
  opening,
  arrived,
  sent,
  faultsOf,
  sentUp,
  sentDown,
  type Line,
  checkedWorld,
  heldPoll,
} from '../../support/history';

describe('checkTrace, transits', () => {
  it.each<[string, readonly Line[], string]>([
    ['an arrival without a sending', [[0, arrived(7)]], 'transit 7 was never sent'],
    [
      'a drop without a sending',
      [[0, { kind: 'transit-dropped', transitId: 7, reason: 'connection-closed' }]],
      'transit 7 was never sent',
    ],
    ['a second sending', [...heldPoll, [560, sentUp(2)]], 'transit 2 has been sent before'],
    ['a second arrival', [...heldPoll, [600, arrived(3)]], 'transit 3 has arrived or been dropped before'],
    [
      'a drop after the arrival',
      [...heldPoll, [600, { kind: 'transit-dropped', transitId: 3, reason: 'connection-closed' }]],
      'transit 3 has arrived or been dropped before',
    ],
    [
      'a resend after the arrival',
      [...heldPoll, [600, { kind: 'transit-resent', transitId: 3 }]],
      'transit 3 has arrived or been dropped before',
    ],
    [
      'an arrival faster than the network',
      [...heldPoll, [570, sentUp(4)], [629, arrived(4)]],
      'transit 4 took 59 ms, the network takes at least 60 ms',
    ],
    [
      'an arrival too soon after the last sending',
      [...heldPoll, [570, sentUp(4)], [1570, { kind: 'transit-resent', transitId: 4 }], [1600, arrived(4)]],
      'transit 4 took 30 ms',
    ],
    [
      'an overtaking on one connection',
      [...heldPoll, [570, sentUp(4)], [571, sentUp(5)], [640, arrived(5)], [650, arrived(4)]],
      'transit 5 overtakes transit 4, sent before it up connection 0',
    ],
    [
      'a cut that is faster than half of the way',
      [
        ...heldPoll,
        [570, sent({ transitId: 4, connectionId: 0, direction: 'down', content: 'cut' })],
        [599, arrived(4)],
      ],
      'transit 4 took 29 ms, the network takes at least 30 ms',
    ],
    [
      'bytes below 0',
      [...heldPoll, [570, { ...sentUp(4), overheadBytes: -1 } as Line[1]]],
      'transit 4 has less than 0 bytes',
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });

  it('checkTrace(trace) allows both directions to cross, and a drop to be overtaken', () => {
    const crossing: Line[] = [
      [570, sentUp(4)],
      [580, sentDown(5)],
      [640, arrived(5)],
      [645, arrived(4)],
    ];
    const dropped: Line[] = [
      [700, sentDown(6)],
      [701, sentDown(7)],
      [730, { kind: 'transit-dropped', transitId: 6, reason: 'dropped-by-hand' }],
      [761, arrived(7)],
    ];
    expect(faultsOf([...heldPoll, ...crossing, ...dropped])).toEqual([]);
  });

  it('checkTrace(trace) allows any transit time of at least 0 with normal jitter, and rounding to a microsecond', () => {
    const quick = historyOf([...heldPoll, [570, sentUp(4)], [571, arrived(4)]]);
    expect(checkTrace(quick, { ...checkedWorld, jitterKind: 'normal' })).toEqual([]);
    const rounded = historyOf([...heldPoll, [570, sentUp(4)], [630, arrived(4)]]);
    expect(checkTrace(rounded, { ...checkedWorld, oneWayLatencyMs: 60.0004 })).toEqual([]);
  });

  /** A byte in a ms; the request of `heldPoll` has 100, which end at 280, and its answer another 100. */
  const narrow = (lines: readonly Line[]) => checkTrace(historyOf(lines), { ...checkedWorld, bandwidthKbps: 8 });
  const slowPoll = heldPoll.map(([atMs, body]): Line => [
    atMs < 180 ? atMs : atMs < 560 ? atMs + 100 : atMs + 200,
    body,
  ]);
  const other = { transitId: 8, connectionId: 1, direction: 'up' } as const;

  it.each<[string, readonly Line[], string]>([
    [
      'an arrival faster than its bytes leave',
      [...slowPoll, [800, { ...sentUp(4), overheadBytes: 50 } as Line[1]], [909, arrived(4)]],
      'transit 4 took 109 ms, of which its link alone takes at least 50 ms',
    ],
    [
      "bytes that leave before those of the client's other connection",
      [
        ...slowPoll,
        [800, { ...sentUp(4), overheadBytes: 50 } as Line[1]],
        [800, opening({ connectionId: 1 })],
        [810, sent({ ...other, content: 'syn', payloadBytes: 7 })],
        [910, arrived(4)],
        [916, arrived(8)],
      ],
      'transit 8 took 106 ms, of which its link alone takes at least 47 ms',
    ],
    [
      "a SYN that leaves before what the client's other connection has sent",
      [
        ...slowPoll,
        [800, { ...sentUp(4), overheadBytes: 50 } as Line[1]],
        [810, opening({ connectionId: 1 })],
        [810, sent({ ...other, content: 'syn' })],
        [870, arrived(8)],
        [910, arrived(4)],
      ],
      'transit 8 took 60 ms, of which its link alone takes at least 40 ms',
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(narrow(lines)).toEqual([expect.stringContaining(fault)]);
  });

  it('checkTrace(trace) lets the other direction, other clients, a cut and what is sent again go past the bytes that leave', () => {
    const lines: Line[] = [
      ...slowPoll,
      [800, { ...sentUp(4), overheadBytes: 50 } as Line[1]],
      [805, sentDown(5)],
      [805, opening({ connectionId: 1, client: 1 })],
      [805, sent({ ...other, content: 'syn' })],
      [865, arrived(5)],
      [865, arrived(8)],
      [910, arrived(4)],
      [1000, { ...sentUp(6), overheadBytes: 500 } as Line[1]],
      [2500, { kind: 'transit-resent', transitId: 6 }],
      [2560, arrived(6)],
      [3000, { ...sentDown(9), overheadBytes: 500 } as Line[1]],
      [3010, sent({ transitId: 10, connectionId: 0, direction: 'up', content: 'cut' })],
      [3040, arrived(10)],
      [3560, arrived(9)],
    ];
    const world = { ...checkedWorld, bandwidthKbps: 8 };
    expect(checkTrace(historyOf(lines, { clients: 2 }), world)).toEqual([]);
  });
});
