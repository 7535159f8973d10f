import { describe, expect, it } from 'vitest';
import { changed, without, sent, heldPoll, faultsOf, type Line } from '../../support/history';

describe('checkTrace, the server’s work', () => {
  it.each<[string, readonly Line[], string]>([
    [
      'work before the arrival',
      changed(heldPoll, 'work-started', { atMs: 170 }),
      'attempt 1 of request 0 is worked on before it has arrived',
    ],
    [
      'work begun twice',
      [...heldPoll, [570, { kind: 'work-started', exchangeId: 0, attempt: 1, handler: 'hold' }]],
      'is begun twice',
    ],
    [
      'a wait for a worker before the arrival',
      [[170, { kind: 'work-queued', exchangeId: 0, attempt: 1 }], ...heldPoll],
      'waits for a worker before it has arrived',
    ],
    [
      'a wait for a worker by what is worked on',
      [...heldPoll, [570, { kind: 'work-queued', exchangeId: 0, attempt: 1 }]],
      'waits for a worker, but has had one',
    ],
    [
      'a worker let go that is not there',
      [...heldPoll, [570, { kind: 'work-parked', exchangeId: 0, attempt: 1 }]],
      'lets a worker go, but has none',
    ],
    [
      'work over twice',
      [...heldPoll, [570, { kind: 'work-ended', exchangeId: 0, attempt: 1, result: 'responded' }]],
      'is over twice',
    ],
    [
      'work over that never began',
      without(heldPoll, 'work-started'),
      'attempt 1 of request 0 is over, but was never begun',
    ],
    [
      'a draw after the end',
      [...heldPoll, [570, { kind: 'draw-made', exchangeId: 0, attempt: 1, draw: 30, isReady: true }]],
      'draws, but is not being worked on',
    ],
    [
      'a close of what never came',
      [...heldPoll, [570, { kind: 'close-noticed', exchangeId: 0, attempt: 2, isWatched: true }]],
      'attempt 2 of request 0 is given up for the server, which never had it',
    ],
    [
      'an answer to what never came',
      [
        ...heldPoll,
        [
          570,
          sent({ transitId: 4, connectionId: 0, direction: 'down', content: 'response', exchangeId: 0, attempt: 2 }),
        ],
      ],
      'attempt 2 of request 0 is answered before it has arrived',
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });
});
