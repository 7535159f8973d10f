import { describe, expect, it } from 'vitest';
import { without, asked, ended, sent, heldPoll, faultsOf, type Line } from '../../support/history';

describe('checkTrace, requests', () => {
  const resend = sent({
    transitId: 4,
    connectionId: 0,
    direction: 'up',
    content: 'request',
    exchangeId: 0,
    attempt: 2,
  });

  it.each<[string, readonly Line[], string]>([
    ['an id out of turn', [[0, asked({ exchangeId: 1 })]], 'request 1 should have the next id, 0'],
    ['a request of nobody', [[0, asked({ exchangeId: 0, client: 3 })]], 'there is no client 3'],
    ['an end without a beginning', [[0, ended({ exchangeId: 0, outcome: 'aborted' })]], 'request 0 was never asked'],
    ['a second end', [...heldPoll, [600, ended({ exchangeId: 0 })]], 'request 0 ends twice'],
    [
      'an answer out of nothing',
      [
        [0, asked({ exchangeId: 0 })],
        [10, ended({ exchangeId: 0 })],
      ],
      'request 0 ends as answered, but nothing has arrived for it',
    ],
    [
      'a wait after the end',
      [...heldPoll, [600, { kind: 'request-queued', exchangeId: 0 }]],
      'request 0 waits for a connection after it has ended',
    ],
    [
      'a retry after the end',
      [...heldPoll, [600, { kind: 'request-retried', exchangeId: 0, attempt: 2 }]],
      'request 0 is retried after it has ended',
    ],
    [
      'a retry out of turn',
      [
        [0, asked({ exchangeId: 0 })],
        [1, { kind: 'request-retried', exchangeId: 0, attempt: 3 }],
      ],
      'request 0 is retried as attempt 3, expected 2',
    ],
    [
      'a stream out of nothing',
      [
        [0, asked({ exchangeId: 0 })],
        [9, { kind: 'stream-opened', exchangeId: 0 }],
      ],
      'request 0 opens as a stream, but nothing has arrived for it',
    ],
    [
      'an end of a stream that never opened',
      [...heldPoll, [600, { kind: 'stream-ended', exchangeId: 0, reason: 'ended-by-server', code: null }]],
      'request 0 ends as a stream, but never opened',
    ],
  ])('checkTrace(trace) finds %s', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['handshake', []],
    // To be allowed something takes an answer.
    ['policy', ['request 0 ends as answered, but nothing has arrived for it']],
  ] as const)(
    'checkTrace(trace) lets a raw connection that has opened be the answer to a %s',
    (requestKind, faults) => {
      const lines: readonly Line[] = [
        [0, asked({ exchangeId: 0, requestKind })],
        [
          0,
          { kind: 'connection-opening', connectionId: 0, client: 0, connectionKind: 'raw', exchangeId: 0, attempt: 1 },
        ],
        [120, { kind: 'connection-opened', connectionId: 0, isWarm: false }],
        [120, ended({ exchangeId: 0, status: null })],
      ];
      expect(faultsOf(lines)).toEqual(faults.map((fault) => expect.stringContaining(fault) as string));
    },
  );

  it('checkTrace(trace) finds a request that is sent again without a retry, or after its end', () => {
    const notEnded = without(heldPoll, 'request-ended');
    expect(faultsOf([...notEnded, [570, resend]]).join()).toContain('request 0 is sent as attempt 2, expected 1');
    expect(faultsOf([...notEnded, [570, { ...resend, attempt: 1 } as Line[1]]]).join()).toContain(
      'attempt 1 of request 0 is sent twice',
    );
    expect(faultsOf([...heldPoll, [570, resend]]).join()).toContain('request 0 is sent after it has ended');
    expect(
      faultsOf([...notEnded, [570, { kind: 'request-retried', exchangeId: 0, attempt: 2 }], [570, resend]]),
    ).toEqual([]);
  });
});
