import { describe, expect, it } from 'vitest';
import { clientCharts } from '../../src/generated/statecharts';
import { layoutStates, type ChartDescription } from '../../src/layout/state-layout';

const chart: ChartDescription = {
  states: [
    { id: 'asking', xPx: 50, yPx: 40, widthPx: 70, heightPx: 32 },
    { id: 'waiting', xPx: 190, yPx: 40, widthPx: 80, heightPx: 32 },
  ],
  transitions: [
    {
      from: 'asking',
      to: 'waiting',
      event: 'sent',
      points: [
        { xPx: 85, yPx: 40 },
        { xPx: 150, yPx: 40 },
      ],
      labelXPx: 118,
      labelYPx: 32,
      labelWidthPx: 30,
    },
    {
      from: 'asking',
      to: 'waiting',
      event: 'tried',
      points: [
        { xPx: 85, yPx: 50 },
        { xPx: 150, yPx: 50 },
      ],
      labelXPx: 118,
      labelYPx: 60,
      labelWidthPx: 30,
    },
  ],
};

describe('layoutStates(chart)', () => {
  it('moves the chart to 0, 0 with a small margin, sizes unchanged', () => {
    const { states, widthPx, heightPx } = layoutStates(chart);
    expect(states[0]).toEqual({ id: 'asking', leftPx: 6, topPx: 14, widthPx: 70, heightPx: 32 });
    expect([widthPx, heightPx]).toEqual([227, 56]);
  });
  it('gives each transition a key of its own, also two between the same states', () => {
    expect(new Set(layoutStates(chart).transitions.map(({ key }) => key)).size).toBe(2);
  });
  it.each(Object.keys(clientCharts))('keeps all of %s inside', (id) => {
    const { states, transitions, widthPx, heightPx } = layoutStates(clientCharts[id]!);
    for (const { leftPx, topPx, widthPx: boxPx, heightPx: boxHeightPx } of states) {
      expect(Math.min(leftPx, topPx)).toBeGreaterThanOrEqual(0);
      expect(leftPx + boxPx).toBeLessThanOrEqual(widthPx);
      expect(topPx + boxHeightPx).toBeLessThanOrEqual(heightPx);
    }
    for (const { linePath, headPath } of transitions) expect(linePath + headPath).not.toMatch(/NaN|undefined/);
  });
});
