import { describe, expect, it } from 'vitest';
import { arrived, asked, faultsOf, handshake, opening, sent, type Line } from '../../support/history';

const up = { connectionId: 0, direction: 'up', exchangeId: 0, attempt: 1 } as const;
const down = { ...up, direction: 'down' } as const;
const request = (atMs: number, transitId: number, streamId?: number): Line => [
  atMs,
  sent({ ...up, transitId, content: 'request', ...(streamId === undefined ? {} : { streamId }) }),
];

/** Connection 0 of HTTP/2, opened for request 0 by transits 0 and 1. */
function session(...lines: readonly Line[]): string[] {
  const [, ...rest] = handshake(0, 0, 0);
  const opened: Line[] = [[0, asked({ exchangeId: 0 })], [0, opening({ connectionId: 0, httpVersion: '2' })], ...rest];
  return faultsOf([...opened, ...lines]).map((fault) => fault.replace(/^.*ms: /, ''));
}
const preface: Line = [120, sent({ transitId: 2, connectionId: 0, direction: 'up', content: 'http2-preface' })];

describe('checkTrace(trace with HTTP/2)', () => {
  it('finds nothing wrong with a request after the preface, and its answer', () => {
    const answer: Line = [180, sent({ ...down, transitId: 4, content: 'response', streamId: 1 })];
    expect(session(preface, request(120, 3, 1), [180, arrived(2)], [180, arrived(3)], answer)).toEqual([]);
  });

  it('finds a request before the preface, on no stream, or on an even one', () => {
    expect(session(request(120, 3, 1))).toEqual(['transit 3 (request) is sent before the preface of HTTP/2']);
    expect(session(preface, request(120, 3))).toEqual(['transit 3 (request) is sent on no stream']);
    expect(session(preface, request(120, 3, 2))).toEqual(['transit 3 (request) is sent as stream 2, after stream -1']);
  });

  it('finds an answer on a stream that nothing was asked on, and one after the end', () => {
    const answer = (transitId: number, streamId: number): Line => [
      180,
      sent({ ...down, transitId, content: 'response', streamId }),
    ];
    const requested: readonly Line[] = [preface, request(120, 3, 1), [180, arrived(2)], [180, arrived(3)]];
    expect(session(...requested, answer(4, 3))[0]).toBe(
      'transit 4 (response) is sent on stream 3, which nothing was asked on',
    );
    expect(session(...requested, answer(4, 1), answer(5, 1))[0]).toBe(
      'transit 5 (response) is sent on stream 1 after the server ended it',
    );
  });
});
