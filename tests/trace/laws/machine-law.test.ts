import { describe, expect, it } from 'vitest';
import { moved, faultsOf, type Line, heldPoll } from '../../support/history';

describe('checkTrace, machines', () => {
  it.each<[string, readonly Line[], string]>([
    [
      'a move from another state',
      [...heldPoll, [600, moved({ from: 'waiting', to: 'reading' })]],
      'the machine of client 0 moves from waiting to reading, but it was in reading',
    ],
    [
      'a second start',
      [...heldPoll, [600, moved({ from: null, to: 'waiting' })]],
      'the machine of client 0 moves from nowhere to waiting, but it was in reading',
    ],
    [
      'a move before the start',
      [[0, moved({ from: 'waiting', to: 'reading' })]],
      'moves from waiting to reading, but it was in no state yet',
    ],
    [
      'a broken chain at the server',
      [...heldPoll, [600, moved({ from: 'a', to: 'b', exchangeId: 0, attempt: 1 })]],
      "the server's machine for attempt 1 of request 0 moves from a to b, but it was in holding",
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });
});
