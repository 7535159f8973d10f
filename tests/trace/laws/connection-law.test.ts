import { describe, expect, it } from 'vitest';
import {
  asked,
  sent,
  arrived,
  opening,
  opened,
  closed,
  handshake,
  faultsOf,
  sentUp,
  sentDown,
  type Line,
  heldPoll,
} from '../../support/history';

describe('checkTrace, connections', () => {
  const openings = (count: number): Line[] =>
    Array.from({ length: count }, (_, id) => [0, opening({ connectionId: id })] as Line);
  const fin = sent({ transitId: 9, connectionId: 0, direction: 'down', content: 'fin' });

  it.each<[string, readonly Line[], string]>([
    ['a seventh connection', openings(7), 'connection 6 is number 7 of client 0, who may have 6'],
    [
      'a connection opened twice',
      [...openings(1), [1, opening({ connectionId: 0 })]],
      'connection 0 has been opened before',
    ],
    ['a handshake that ends twice', [...heldPoll, [600, opened(0)]], 'connection 0 is open already'],
    [
      'a handshake that ends after the close',
      [
        [0, opening({ connectionId: 0 })],
        [10, closed({ connectionId: 0 })],
        [120, opened(0)],
      ],
      'connection 0 opens after it was closed',
    ],
    ['a connection of nobody', [[0, opening({ connectionId: 0, client: 1 })]], 'there is no client 1'],
    ['a close of nothing', [[0, closed({ connectionId: 4 })]], 'connection 4 was never opened'],
    [
      'a second close by the same side',
      [...heldPoll, [600, closed({ connectionId: 0 })], [601, closed({ connectionId: 0 })]],
      'connection 0 has been closed by the client before',
    ],
    [
      'a sending on no connection',
      [[0, sent({ transitId: 0, connectionId: 3, direction: 'up', content: 'frame' })]],
      'connection 3 was never opened',
    ],
    [
      'a sending before the handshake is over',
      [...openings(1), [1, sent({ transitId: 0, connectionId: 0, direction: 'up', content: 'frame' })]],
      'the client sends transit 0 (frame) on connection 0 before it is open',
    ],
    [
      'a sending by the side that closed',
      [...heldPoll, [600, closed({ connectionId: 0 })], [601, sentUp(4)]],
      'the client sends transit 4 (frame) on connection 0 after it was closed',
    ],
    [
      'a sending by the side that has heard of the close',
      [
        ...heldPoll,
        [600, closed({ connectionId: 0, closedBy: 'server' })],
        [600, fin],
        [660, arrived(9)],
        [661, sentUp(10)],
      ],
      'the client sends transit 10 (frame) on connection 0 after it was closed',
    ],
    [
      'a request on the connection of another client',
      [
        [0, asked({ exchangeId: 0, client: 1 })],
        ...handshake(0, 0, 0),
        [120, sent({ transitId: 2, connectionId: 0, direction: 'up', content: 'request', exchangeId: 0, attempt: 1 })],
      ],
      'request 0 of client 1 travels on connection 0 of client 0',
    ],
  ])('checkTrace(trace) finds %s', (title, lines, fault) => {
    expect(faultsOf(lines, title.includes('another client') ? 2 : 1)).toEqual([expect.stringContaining(fault)]);
  });

  it('checkTrace(trace) counts per client, http only, and not what is closed at the browser', () => {
    const others: Line[] = [
      [0, opening({ connectionId: 6, client: 1 })],
      [0, opening({ connectionId: 7, connectionKind: 'websocket' })],
    ];
    expect(faultsOf([...openings(6), ...others], 2)).toEqual([]);
    expect(faultsOf([...openings(6), [10, closed({ connectionId: 3 })], [10, opening({ connectionId: 6 })]])).toEqual(
      [],
    );
    const closedByServer: Line[] = [
      [10, closed({ connectionId: 0, closedBy: 'server' })],
      [10, fin],
      [70, arrived(9)],
    ];
    expect(faultsOf([...openings(6), ...closedByServer, [70, opening({ connectionId: 6 })]])).toEqual([]);
    expect(faultsOf([...openings(6), ...closedByServer, [69, opening({ connectionId: 6 })]])).toHaveLength(1);
  });

  it('checkTrace(trace) ends a connection for both sides when TCP gives up', () => {
    const lines: Line[] = [
      [570, sentDown(4)],
      [9000, { kind: 'transit-dropped', transitId: 4, reason: 'gave-up-resending' }],
      [9001, sentDown(5)],
    ];
    expect(faultsOf([...heldPoll, ...lines])).toEqual([expect.stringContaining('the server sends transit 5')]);
  });

  it('checkTrace(trace) ends a connection that is cut in the middle for each side when the cut arrives', () => {
    const cut = (transitId: number, direction: 'up' | 'down') =>
      sent({ transitId, connectionId: 0, direction, content: 'cut' });
    const lines: Line[] = [
      [600, closed({ connectionId: 0, closedBy: 'network', reason: 'cut' })],
      ...([
        [600, cut(4, 'up')],
        [600, cut(5, 'down')],
        [610, sentUp(6)],
        [610, sentDown(7)],
      ] as const),
      ...([
        [630, arrived(4)],
        [630, arrived(5)],
      ] as const),
    ];
    expect(faultsOf([...heldPoll, ...lines])).toEqual([]);
    expect(faultsOf([...heldPoll, ...lines, [631, sentUp(8)]])).toEqual([
      expect.stringContaining('the client sends transit 8 (frame) on connection 0 after it was closed'),
    ]);
    expect(faultsOf([...heldPoll, ...lines, [631, sentDown(8)]])).toEqual([
      expect.stringContaining('the server sends transit 8 (chunk) on connection 0 after it was closed'),
    ]);
  });

  it('checkTrace(trace) allows an answer on its way while the client closes', () => {
    expect(faultsOf([...heldPoll, [600, closed({ connectionId: 0 })], [630, sentDown(4)]])).toEqual([]);
  });
});
