import { describe, expect, it } from 'vitest';
import { checkTrace } from '../../../src/trace/check-trace';
import type { Trace, TraceEvent } from '../../../src/trace/events';
import { historyOf, heldPoll, checkedWorld } from '../../support/history';

describe('checkTrace, order', () => {
  const sound = historyOf(heldPoll);
  const withEvent = (index: number, patch: Partial<TraceEvent>): Trace => ({
    ...sound,
    events: sound.events.map((event, at) => (at === index ? ({ ...event, ...patch } as TraceEvent) : event)),
  });

  it.each([
    ['a gap in the sequences', withEvent(3, { sequence: 9 }), '#9 transit-sent at 0 ms: expected sequence 3'],
    [
      'time that goes back',
      withEvent(12, { atMs: 100 }),
      '#12 message-published at 100 ms: time goes back from 180 ms',
    ],
    [
      'a time that is no number',
      withEvent(5, { atMs: NaN }),
      '#5 transit-sent at NaN ms: its time is not a finite number',
    ],
    ['an event beyond the end', { ...sound, untilMs: 550 }, 'at 560 ms: the run goes only to 550 ms'],
    [
      'a cause that comes later',
      withEvent(4, { cause: 5 }),
      '#4 transit-arrived at 60 ms: its cause #5 does not come before it',
    ],
    ['an event that causes itself', withEvent(4, { cause: 4 }), 'its cause #4 does not come before it'],
    [
      'a cause that does not exist',
      withEvent(4, { cause: 99 }),
      '#4 transit-arrived at 60 ms: its cause #99 does not exist',
    ],
  ])('checkTrace(trace) finds %s', (_, trace, fault) => {
    expect(checkTrace(trace, checkedWorld).join('\n')).toContain(fault);
  });
});
