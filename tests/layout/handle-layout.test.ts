import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HandleInverse, stepFor } from '../../src/layout/handle-inverse';
import { handlePoint } from '../../src/layout/handle-layout';
import type { ItemKey } from '../../src/layout/item-keys';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { densityText, words } from './lane-scenes';
import { presetLanes } from './preset-lanes';

const PLOT_PX = 600;

describe('handlePoint(lane, spot)', () => {
  const run = presetLanes('figure-1')[0]!;
  const viewport = new Viewport(0, 12_000);
  const texts = { title: 'Long polling', note: '', client: '', browser: 'browser', server: 'server' };
  const geometry = layoutSequence({
    lanes: [{ key: run.key, index: run.index, texts }],
    ...{ viewport, widthPx: 800, heightPx: PLOT_PX, textPx: 11.5, words, densityText },
  });
  const lane = geometry.lanes[0]!;
  const atMs = ({ yPx }: { readonly yPx: number }) =>
    viewport.msAt(yPx + geometry.shiftYPx - geometry.plot.topPx, geometry.plot.bottomPx - geometry.plot.topPx);

  it('is at an arrow’s tail and tip, at their moments and lifelines', () => {
    const transit = run.spans.transits.find(({ content }) => content === 'request')!;
    const from = handlePoint(lane, { markKey: `transit/${transit.id}`, at: 'from' })!;
    const to = handlePoint(lane, { markKey: `transit/${transit.id}`, at: 'to' })!;
    expect(atMs(from)).toBeCloseTo(transit.sentAtMs, -1);
    expect(atMs(to)).toBeCloseTo(transit.arrivedAtMs!, -1);
    expect([from.xPx, to.xPx]).toEqual([lane.frame.wireFromXPx, lane.frame.wireToXPx]);
  });

  it('is at a disc’s middle, at a bar’s lower end, and nowhere for what is not drawn', () => {
    expect(atMs(handlePoint(lane, { markKey: 'message/1', at: 'mark' })!)).toBeCloseTo(1500, -1);
    const { exchange, attempt } = run.index.work.items[0]!.item;
    const bar: ItemKey = `exchange/${exchange.id}/attempt/${attempt.number}`;
    expect(atMs(handlePoint(lane, { markKey: bar, at: 'mark' })!)).toBeCloseTo(attempt.workEndedAtMs!, -1);
    expect(handlePoint(lane, { markKey: 'message/999', at: 'mark' })).toBeNull();
  });
});

describe('HandleInverse', () => {
  /** A mark that moves `slope` times as far as its value, and jumps by `jumpMs` at one value. */
  const course = fc.record({
    slope: fc.double({ min: 0.05, max: 40, noNaN: true }),
    jumpAt: fc.integer({ min: 0, max: 2000 }),
    jumpMs: fc.constantFrom(0, 0, 300),
    startValue: fc.integer({ min: 0, max: 2000 }),
  });

  it('positionFor(moment) is within half a pixel and within the range, unless the moment lies in a jump or beyond the range', () => {
    fc.assert(
      fc.property(
        course,
        fc.integer({ min: -2000, max: 90_000 }),
        fc.double({ min: 0.02, max: 100, noNaN: true }),
        ({ slope, jumpAt, jumpMs, startValue }, targetMs, msPerPx) => {
          const momentAt = (value: number) => slope * value + (value >= jumpAt ? jumpMs : 0);
          const start = { value: startValue, atMs: momentAt(startValue) };
          const { value, atMs } = new HandleInverse({ start, min: 0, max: 2000, momentAt }).positionFor(
            targetMs,
            msPerPx,
          );
          expect(atMs).toBe(momentAt(value));
          expect(value >= 0 && value <= 2000).toBe(true);
          const [first, beforeJump, afterJump, last] = [momentAt(0), slope * jumpAt, momentAt(jumpAt), momentAt(2000)];
          const isReachable =
            targetMs >= first &&
            targetMs <= last &&
            !(targetMs > beforeJump - msPerPx && targetMs < afterJump + msPerPx);
          // No value is finer than a microsecond, so that a steep mark cannot be put more exactly.
          if (isReachable) expect(Math.abs(atMs - targetMs)).toBeLessThanOrEqual(Math.max(msPerPx / 2, slope * 0.001));
        },
      ),
    );
  });

  it('positionFor(moment) asks for one value only, once the mark has shown how far it moves', () => {
    const asked: number[] = [];
    const momentAt = (value: number) => {
      asked.push(value);
      return 5 * value;
    };
    const inverse = new HandleInverse({ start: { value: 300, atMs: 1500 }, min: 0, max: 60_000, momentAt });
    inverse.positionFor(1700, 10);
    asked.length = 0;
    for (let targetMs = 1750; targetMs < 2500; targetMs += 50) inverse.positionFor(targetMs, 10);
    expect(asked).toHaveLength(15);
  });

  it('positionFor(moment) stays where it is for a mark that no value moves', () => {
    const inverse = new HandleInverse({ start: { value: 300, atMs: 900 }, min: 0, max: 1000, momentAt: () => null });
    expect(inverse.positionFor(700, 10)).toEqual({ value: 300, atMs: 900 });
  });
});

describe('stepFor(most)', () => {
  it.each([
    [7, 5],
    [5, 5],
    [4.9, 2],
    [1.2, 1],
    [0.3, 0.2],
    [0.00001, 0.001],
  ])('%d is %d', (most, step) => {
    expect(stepFor(most)).toBe(step);
  });
});
