import { describe, expect, it } from 'vitest';
import type { Spans } from '../../../src/trace/spans';
import { hasRanks, metricRows } from '../../../src/views/panels/metric-rows';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const rest = {
  network: { oneWayLatencyMs: 300 },
  messages: { kind: 'at', timesMs: [1000, 2000, 5500] },
  interventions: [{ atMs: 5000, do: 'close-streams' }],
  durationMs: 12_000,
};
const polling = runLane(oneLane('ajax-polling', { answers: 'at-once' }, rest));
const long = runLane(oneLane('long-polling', {}, rest));
const loop = runLane(oneLane('ajax-polling', {}, rest));

const shared = (spans: Spans) => ({ spans, hasOwnNews: false });
const marksOf = (lanes: Parameters<typeof metricRows>[0], name: string, atMs: number) =>
  metricRows(lanes, atMs)
    .find((row) => row.name === name)
    ?.cells.map(({ mark }) => mark);

describe('metricRows(lanes, untilMs)', () => {
  it('ranks lanes that carry the same messages', () => {
    expect(marksOf([shared(polling), shared(long)], 'stalenessMedianMs', 4000)).toEqual(['worst', 'best']);
  });

  it('ranks no lane that makes its own messages, and the others as if it were not there', () => {
    const own = { spans: loop, hasOwnNews: true };
    expect(marksOf([shared(polling), own, shared(long)], 'stalenessMedianMs', 4000)).toEqual(['worst', null, 'best']);
    expect(hasRanks(metricRows([own, shared(long)], 12_000))).toBe(false);
  });
});
