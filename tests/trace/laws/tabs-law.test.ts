import { describe, expect, it } from 'vitest';
import {
  asked,
  changed,
  delivered,
  faultsOf,
  handshake,
  heldPoll,
  lost,
  moved,
  opening,
  published,
  sent,
  type Line,
} from '../../support/history';

const withTabs = (lines: readonly Line[]) => faultsOf(lines, 1, 2);
/** The held poll, asked by the second tab. */
const ofSecondTab = [
  [0, moved({ from: null, to: 'waiting', tab: 1 })] as const,
  ...changed(
    changed(changed(heldPoll, 'request-asked', { tab: 1 }), 'message-delivered', { tab: 1 }),
    'machine-moved',
    { tab: 1 },
  ).slice(1),
];
const request = (exchangeId: number) =>
  sent({ transitId: 2, connectionId: 0, direction: 'up', content: 'request', exchangeId, attempt: 1 });

describe('checkTrace, tabs', () => {
  it('allows a poll of any tab, and tabs that share a connection', () => {
    expect(withTabs(heldPoll)).toEqual([]);
    expect(withTabs(ofSecondTab)).toEqual([]);
    expect(withTabs([[0, asked({ exchangeId: 0, tab: 1 })], ...handshake(0, 0, 0), [120, request(0)]])).toEqual([]);
  });

  it.each<[string, readonly Line[], string]>([
    ['a request of a tab that is not there', [[0, asked({ exchangeId: 0, tab: 2 })]], 'there is no tab 2 of client 0'],
    [
      'two tabs that count their requests apart',
      [
        [0, asked({ exchangeId: 0 })],
        [0, asked({ exchangeId: 0, tab: 1 })],
      ],
      'request 0 should have the next id, 1',
    ],
    [
      'a machine of a tab that is not there',
      [[0, moved({ from: null, to: 'waiting', tab: 2 })]],
      'there is no tab 2 of client 0',
    ],
    [
      'work for another tab than the one that asked',
      changed(heldPoll, 'machine-moved', { tab: 1 }, ({ exchangeId }) => exchangeId !== null),
      'it works for tab 1 of client 0, but request 0 is of client 0',
    ],
    [
      'a delivery to a tab that did not ask',
      [...heldPoll, [600, delivered({ messageId: 1, exchangeId: 0, tab: 1 })]],
      'is delivered on request 0, which tab 1 of client 0 did not ask',
    ],
    [
      'a delivery to another tab than the message is for',
      changed(heldPoll, 'message-published', { toClient: 0, toTab: 1 }),
      'message 1 is not meant for client 0',
    ],
    [
      'a message for a tab that is not there',
      [[0, published({ messageId: 1, toClient: 0, toTab: 2 })]],
      'message 1 is for tab 2 of client 0, who is not there',
    ],
    [
      'a second loss for a tab',
      [
        [0, published({ messageId: 1 })],
        [1, lost({ messageId: 1, tab: 1 })],
        [2, lost({ messageId: 1, tab: 1 })],
        [2, lost({ messageId: 1 })],
      ],
      'message 1 is lost for tab 1 of client 0 twice',
    ],
    [
      'a request on the socket of another tab',
      [
        [0, asked({ exchangeId: 0 })],
        [0, asked({ exchangeId: 1, tab: 1 })],
        ...handshake(0, 0, 0).map(([atMs, body]): Line =>
          body.kind === 'connection-opening'
            ? [atMs, opening({ connectionId: 0, connectionKind: 'websocket', exchangeId: 0, attempt: 1 })]
            : [atMs, body],
        ),
        [120, request(1)],
      ],
      'request 1 of tab 1 of client 0 travels on connection 0 of client 0',
    ],
  ])('finds %s', (_, lines, fault) => {
    expect(withTabs(lines).join()).toContain(fault);
  });
});
