import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../../src/trace/events';
import { arrived, asked, changed, ended, faultsOf, opened, sent, without, type Line } from '../../support/history';

const made = (uplinkId: number, client = 0): EventBody => ({ kind: 'uplink-made', uplinkId, client, payloadBytes: 20 });
const received = (uplinkId: number, isDuplicate = false): EventBody => ({
  ...{ kind: 'uplink-received', uplinkId, client: 0, exchangeId: 0, isDuplicate },
});
const confirmed = (uplinkId: number): EventBody => ({ kind: 'uplink-confirmed', uplinkId, client: 0 });
const lost = (uplinkId: number): EventBody => ({ kind: 'uplink-lost', uplinkId, client: 0, reason: 'connection-lost' });
const up = (transitId: number, uplinkIds: readonly number[]): EventBody =>
  sent({
    ...{ transitId, connectionId: 0, direction: 'up', content: 'request', exchangeId: 0, attempt: 1 },
    ...{ uplinkIds, payloadBytes: 20 },
  });

/** A POST on the warm connection: made at 0, received at 60, confirmed at 120. */
const post: readonly Line[] = [
  [
    -600,
    {
      kind: 'connection-opening',
      ...{ connectionId: 0, client: 0, connectionKind: 'http', exchangeId: null, attempt: null },
    },
  ],
  [-600, opened(0, true)],
  [0, made(1)],
  [0, asked({ exchangeId: 0, requestKind: 'publish' })],
  [0, up(0, [1])],
  [60, arrived(0)],
  [60, { kind: 'work-started', exchangeId: 0, attempt: 1, handler: 'at-once' }],
  [60, received(1)],
  [
    60,
    sent({
      ...{ transitId: 1, connectionId: 0, direction: 'down', content: 'response' },
      exchangeId: 0,
      attempt: 1,
      status: 200,
    }),
  ],
  [60, { kind: 'work-ended', exchangeId: 0, attempt: 1, result: 'responded' }],
  [120, arrived(1)],
  [120, ended({ exchangeId: 0 })],
  [120, confirmed(1)],
];

describe('checkTrace, messages to the server', () => {
  it('finds no fault in one that is made, sent, received and confirmed', () => {
    expect(faultsOf(post)).toEqual([]);
  });

  it.each<[string, readonly Line[], string]>([
    ['one that was never made', [...post, [130, received(2)]], 'uplink message 2 was never made'],
    ['a gap in the ids', [...post, [130, made(3)]], 'uplink message 3 should have the next id, 2'],
    ['one of nobody', [...post, [130, made(2, 7)]], 'there is no client 7'],
    [
      'one that travels unmade',
      [...post, [50, sent({ transitId: 5, connectionId: 0, direction: 'up', content: 'frame', uplinkIds: [4] })]],
      'transit 5 carries uplink message 4, which has not been made',
    ],
    [
      'one that travels down',
      [
        ...post,
        [
          130,
          sent({ transitId: 5, connectionId: 0, direction: 'down', content: 'frame', uplinkIds: [1], exchangeId: 0 }),
        ],
      ],
      'transit 5 carries uplink message 1 down',
    ],
    [
      'one on a connection of nobody',
      [...post, [130, sent({ transitId: 5, connectionId: 0, direction: 'up', content: 'frame', uplinkIds: [1] })]],
      'transit 5 carries uplink message 1 for another client',
    ],
    [
      'a reception before any copy has arrived',
      without(post, 'transit-arrived'),
      'uplink message 1 is received on request 0, where no copy has arrived',
    ],
    [
      'a second reception of one copy',
      [...post, [130, received(1, true)]],
      'uplink message 1 is received on request 0, where no copy has arrived',
    ],
    [
      'a reception too soon',
      changed(post, 'uplink-made', { atMs: 20 }),
      'uplink message 1 is received sooner than one transit after it was made',
    ],
    [
      'a second reception that is no duplicate',
      [...post, [130, received(1)]],
      'uplink message 1 is received again, but not as a duplicate',
    ],
    [
      'a first reception that is a duplicate',
      changed(post, 'uplink-received', { isDuplicate: true }),
      'uplink message 1 is a duplicate of nothing',
    ],
    [
      'another client’s reception',
      changed(post, 'uplink-received', { client: 3 }),
      'uplink message 1 is not of client 3',
    ],
    ['a reception after the loss', [...post, [30, lost(1)]], 'uplink message 1 is received after it was lost'],
    ['a loss after the reception', [...post, [130, lost(1)]], 'uplink message 1 is lost after it was received'],
    [
      'a second loss',
      [...without(post, 'uplink-received'), [130, lost(1)], [140, lost(1)]],
      'uplink message 1 is lost twice',
    ],
    [
      'a confirmation of what never came',
      without(post, 'uplink-received'),
      'uplink message 1 is confirmed, but the server never had it',
    ],
    ['a second confirmation', [...post, [130, confirmed(1)]], 'uplink message 1 is confirmed twice'],
  ])('finds %s', (_, lines, fault) => {
    expect(faultsOf(lines).join('\n')).toContain(fault);
  });

  it('finds what a client says, or hears, in its sleep, and what a stalled server takes', () => {
    const asleep: readonly Line[] = [
      [-1, { kind: 'sleep-started' }],
      [200, { kind: 'sleep-ended' }],
    ];
    const stalled: readonly Line[] = [
      [50, { kind: 'server-stalled' }],
      [200, { kind: 'server-resumed' }],
    ];
    expect(faultsOf([...post, ...asleep]).join('\n')).toMatch(
      /uplink-made at 0 ms: a client does this, but the clients are asleep[^]*uplink-confirmed/,
    );
    expect(faultsOf([...post, ...stalled]).join('\n')).toMatch(
      /uplink-received at 60 ms: the server does this, but the server is stalled/,
    );
  });
});
