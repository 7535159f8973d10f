import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledTicks, timeTicks } from '../../src/layout/time-ticks';
import { Viewport } from '../../src/layout/viewport';
import { anyNumber } from '../support/any-number';

const textsOf = (fromMs: number, toMs: number) =>
  labelledTicks(timeTicks(new Viewport(fromMs, toMs), 600, 56)).map(({ text }) => text);

describe('timeTicks(viewport, sizePx, minGapPx)', () => {
  it('counts in seconds, the first with its unit', () => {
    expect(textsOf(0, 10_000)).toEqual(['0\u00a0s', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });
  it('shows as many decimals as its steps have', () => {
    expect(textsOf(3200, 4300)).toEqual(['3.2\u00a0s', '3.4', '3.6', '3.8', '4.0', '4.2']);
  });
  it('counts in milliseconds where seconds are too long', () => {
    expect(textsOf(0, 300).slice(0, 3)).toEqual(['0\u00a0ms', '50', '100']);
  });
  it('counts in minutes where the run is long', () => {
    expect(textsOf(0, 1_200_000).slice(0, 3)).toEqual(['0\u00a0min', '2', '4']);
  });
  it('stands at least the gap apart, at rising moments within the window', () => {
    fc.assert(
      fc.property(anyNumber(0, 1e6), anyNumber(1, 1e6), (fromMs, spanMs) => {
        const ticks = timeTicks(new Viewport(fromMs, fromMs + spanMs), 600, 56);
        expect(ticks.length).toBeLessThanOrEqual(11);
        ticks.forEach(({ yPx }, place) => {
          if (place > 0) expect(yPx - ticks[place - 1]!.yPx).toBeGreaterThanOrEqual(55);
          expect(yPx).toBeGreaterThanOrEqual(-1);
          expect(yPx).toBeLessThanOrEqual(601);
        });
      }),
    );
  });
});

describe('labelledTicks(ticks)', () => {
  const ticks = timeTicks(new Viewport(-600, 9400), 600, 56);
  const firstOf = (from: number) => labelledTicks(ticks.slice(from)).find(({ text }) => text.includes('s'));
  it('gives the unit to the first that is left, of those that are not before the run’s 0', () => {
    expect(labelledTicks(ticks).filter(({ text }) => text.endsWith('\u00a0s'))).toMatchObject([{ atMs: 0 }]);
    expect(firstOf(ticks.findIndex(({ atMs }) => atMs === 2000))).toMatchObject({ text: '2\u00a0s' });
    expect(labelledTicks(timeTicks(new Viewport(-500, -50), 600, 56))[0]?.text).toBe('-500\u00a0ms');
  });
  it('has nothing to say of none', () => {
    expect(labelledTicks([])).toEqual([]);
  });
});
