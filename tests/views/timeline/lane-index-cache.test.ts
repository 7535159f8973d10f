import { expect, it } from 'vitest';
import { laneIndexOf } from '../../../src/views/timeline/lane-index-cache';
import { longPollSpans } from '../../layout/hand-made-spans';

it('laneIndexOf(lane) makes one index for all views of a run, another where the run or its length is another', () => {
  const lane = { key: 'a', title: '', note: '', spans: longPollSpans(), untilMs: 6000, clients: 1 };
  const index = laneIndexOf(lane);
  expect(laneIndexOf({ ...lane, key: 'b' })).toBe(index);
  expect(laneIndexOf({ ...lane, spans: longPollSpans() })).not.toBe(index);
  expect(laneIndexOf({ ...lane, untilMs: 7000 }).untilMs).toBe(7000);
});
