import { describe, expect, it } from 'vitest';
import { changed, published, delivered, lost, heldPoll, faultsOf, sentDown, type Line } from '../../support/history';

describe('checkTrace, messages', () => {
  it.each<[string, readonly Line[], string]>([
    [
      'a message published twice',
      [...heldPoll, [600, published({ messageId: 1 })]],
      'message 1 has been published before',
    ],
    [
      'a message for nobody',
      [[0, published({ messageId: 1, toClient: 5 })]],
      'message 1 is for client 5, who is not there',
    ],
    [
      'a transit with an unknown message',
      [...heldPoll, [600, sentDown(4, [9])]],
      'transit 4 carries message 9, which has not been published',
    ],
    [
      'a delivery of nothing',
      [...heldPoll, [600, delivered({ messageId: 9, exchangeId: 0 })]],
      'message 9 was never published',
    ],
    [
      'a delivery before the arrival',
      [
        ...heldPoll,
        [600, published({ messageId: 2 })],
        [610, sentDown(4, [2])],
        [620, delivered({ messageId: 2, exchangeId: 0 })],
      ],
      'message 2 is delivered to client 0 before it has arrived there',
    ],
    [
      'a delivery on a request of nobody',
      [...heldPoll, [600, delivered({ messageId: 1, exchangeId: 4, isDuplicate: true })]],
      'message 1 is delivered on request 4, which client 0 did not ask',
    ],
    [
      'a second delivery that is no duplicate',
      [...heldPoll, [600, delivered({ messageId: 1, exchangeId: 0 })]],
      'message 1 is delivered to client 0 again, but not as a duplicate',
    ],
    [
      'a first delivery that is a duplicate',
      changed(heldPoll, 'message-delivered', { isDuplicate: true }),
      'message 1 is a duplicate for client 0, who never had it',
    ],
    [
      'a delivery after the loss',
      [...heldPoll, [530, lost({ messageId: 1 })]],
      'message 1 is delivered to client 0 after it was lost',
    ],
    [
      'a loss after the delivery',
      [...heldPoll, [600, lost({ messageId: 1 })]],
      'message 1 is lost for client 0 after it was delivered',
    ],
    [
      'a second loss',
      [
        [0, published({ messageId: 1 })],
        [1, lost({ messageId: 1 })],
        [2, lost({ messageId: 1 })],
      ],
      'message 1 is lost for client 0 twice',
    ],
    [
      'a loss without a reason',
      [
        [0, published({ messageId: 1 })],
        [1, { kind: 'message-lost', messageId: 1, client: 0 } as Line[1]],
      ],
      'message 1 is lost for client 0 without a reason',
    ],
    ['a loss before the publication', [[0, lost({ messageId: 1 })]], 'message 1 was never published'],
    [
      'a loss for a client that is not there',
      [
        [0, published({ messageId: 1 })],
        [1, lost({ messageId: 1, client: 1 })],
      ],
      'message 1 is not meant for client 1',
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });

  it('checkTrace(trace) finds a delivery to another client than the message is for', () => {
    expect(faultsOf(changed(heldPoll, 'message-published', { toClient: 1 }), 2)).toEqual([
      expect.stringContaining('message 1 is not meant for client 0'),
    ]);
  });

  it('checkTrace(trace) allows one client to lose what another has', () => {
    expect(faultsOf([...heldPoll, [600, lost({ messageId: 1, client: 1 })]], 2)).toEqual([]);
  });

  it('checkTrace(trace) finds a delivery before the publication', () => {
    expect(faultsOf(changed(heldPoll, 'message-published', { atMs: 559 })).join()).toContain(
      'transit 3 carries message 1, which has not been published',
    );
  });
});
