import { describe, expect, it } from 'vitest';
import { compareLanes } from '../../src/metrics/compare-lanes';
import { mapMetrics, metricEntries, type Metrics } from '../../src/metrics/registry';

const base: Metrics = mapMetrics(() => 1);
const lanesWith = (name: keyof Metrics, values: readonly (number | null)[]) =>
  values.map((value) => ({ ...base, [name]: value }));

describe('compareLanes', () => {
  it('compareLanes(lanes) marks the lowest best and the highest worst where lower is better', () => {
    expect(compareLanes(lanesWith('stalenessMaxMs', [60, 2000, 900])).stalenessMaxMs).toEqual(['best', 'worst', null]);
  });

  it('compareLanes(lanes) ranks nobody by what has come so far: the rest may be under way', () => {
    expect(compareLanes(lanesWith('deliveredCount', [3, 9])).deliveredCount).toEqual([null, null]);
  });

  it('compareLanes(lanes) marks equals alike, and nothing where all are equal but for rounding', () => {
    expect(compareLanes(lanesWith('lostCount', [0, 4, 0])).lostCount).toEqual(['best', 'worst', 'best']);
    expect(compareLanes(lanesWith('workersBusyMean', [0.1 + 0.2, 0.3])).workersBusyMean).toEqual([null, null]);
  });

  it('compareLanes(lanes) passes over lanes without a number, and says nothing of one number alone', () => {
    expect(compareLanes(lanesWith('stalenessMedianMs', [null, 10, 20])).stalenessMedianMs).toEqual([
      null,
      'best',
      'worst',
    ]);
    expect(compareLanes(lanesWith('stalenessMedianMs', [null, 10])).stalenessMedianMs).toEqual([null, null]);
  });

  it('compareLanes(lanes) marks nothing where neither direction is better', () => {
    expect(compareLanes(lanesWith('payloadBytes', [10, 20])).payloadBytes).toEqual([null, null]);
  });

  it('compareLanes([]) has every metric, without marks', () => {
    const marks = compareLanes([]);
    for (const { name } of metricEntries) expect(marks[name]).toEqual([]);
  });
});
