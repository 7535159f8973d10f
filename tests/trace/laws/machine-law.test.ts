import { describe, expect, it } from 'vitest';
import { timerCancelled, timerFired, timerSet, moved, faultsOf, type Line, heldPoll } from '../../support/history';

const started: readonly Line[] = [[0, moved({ from: null, to: 'waiting' })]];

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
    ['a timer before the start', [[0, timerSet({})]], 'sets a timer before its start'],
    [
      'a timer of no length',
      [...started, [0, timerSet({ delayMs: NaN })]],
      'its delay of NaN ms is not a time to wait',
    ],
    [
      'a delay that runs twice',
      [...started, [0, timerSet({})], [10, timerSet({})]],
      'the same timer, set at #1, is still running',
    ],
    [
      'a timer that fires too early',
      [...started, [0, timerSet({ delayMs: 50 })], [49, timerFired({ setSequence: 1 })]],
      'it fires before 50 ms, when it is due',
    ],
    [
      'a timer that fires after its end',
      [...started, [0, timerSet({})], [10, timerCancelled({ setSequence: 1 })], [90, timerFired({ setSequence: 1 })]],
      'no timer that was set at #1 is running',
    ],
    [
      'a timer that ends as another one',
      [...started, [0, timerSet({})], [90, timerCancelled({ setSequence: 1, event: 'after patience' })]],
      'the timer that was set at #1 is another one',
    ],
    [
      'a delay that nothing has set',
      [...started, [90, moved({ from: 'waiting', to: 'asking', event: 'after pause' })]],
      'the machine of client 0 answers after pause, but no such timer made it',
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });
});
