import { describe, expect, it } from 'vitest';
import { clientCharts, serverCharts } from '../../src/generated/statecharts';
import { layoutStates } from '../../src/layout/state-layout';

const charts = { ...clientCharts, ...serverCharts };

describe('layoutStates(machine)', () => {
  it('puts states below each other, each with its transitions as rows', () => {
    const { states, height, initial } = layoutStates({
      initial: 'asking',
      states: ['asking', 'waiting'],
      transitions: [
        { from: 'asking', to: 'waiting', event: 'sent', guard: null },
        { from: 'waiting', to: 'asking', event: 'after pause', guard: null },
      ],
    });
    expect(initial).toBe('asking');
    expect(states.map(({ id, top }) => [id, top])).toEqual([
      ['asking', 0],
      ['waiting', 2.4],
    ]);
    expect(states.map(({ transitions }) => transitions.map(({ fromY }) => fromY))).toEqual([[1.5], [3.9]]);
    expect(height).toBe(4.4);
  });

  it.each(Object.entries(charts))('%s: each arc ends at the box of its state, and all stay inside', (_, chart) => {
    const topOf = new Map(chart.states.map(({ id, top }) => [id, top]));
    for (const { to, fromY, toY, lane } of chart.states.flatMap(({ transitions }) => transitions)) {
      const top = topOf.get(to)!;
      expect(toY).toBeGreaterThan(top);
      expect(toY).toBeLessThan(top + 1);
      expect(fromY).toBeLessThan(chart.height);
      expect(lane).toBeLessThan(chart.laneCount);
    }
  });

  it.each(Object.entries(charts))(
    '%s: no two arcs share a piece of a lane, and no two end at one place',
    (id, chart) => {
      const arcs = chart.states.flatMap(({ transitions }) => transitions);
      for (const [index, one] of arcs.entries())
        for (const two of arcs.slice(index + 1)) {
          // Where there are too many, those that come to a state from one side are one trunk.
          if (one.to === two.to && one.toY === two.toY && one.lane === two.lane) {
            expect(id).toMatch(/^(flash-socket|upgrade|session-socket)$/);
            continue;
          }
          expect(one.to === two.to && one.toY === two.toY).toBe(false);
          if (one.lane !== two.lane) continue;
          const [oneTop, oneBottom] = [Math.min(one.fromY, one.toY), Math.max(one.fromY, one.toY)];
          const [twoTop, twoBottom] = [Math.min(two.fromY, two.toY), Math.max(two.fromY, two.toY)];
          expect(oneBottom < twoTop || twoBottom < oneTop).toBe(true);
        }
    },
  );
});
