import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, convexOverlap } from '../../src/layout/geometry';
import { playheadPath } from '../../src/layout/playhead-line';
import { anyNumber } from '../support/any-number';
import { geometry } from './two-lanes';

const { plot, shiftYPx, lanes } = geometry;
const labels = lanes.flatMap((lane) => lane.labels);
/** The pieces of the line, as pairs of x. */
const piecesAt = (yPx: number) =>
  [...playheadPath(geometry, yPx).matchAll(/M([-\d.]+),[-\d.]+H([-\d.]+)/g)].map(([, from, to]) => [
    Number(from),
    Number(to),
  ]);

describe('playheadPath(geometry, yPx)', () => {
  it('goes from edge to edge where nothing is written', () => {
    const isFree = (yPx: number) =>
      labels.every(({ box }) => Math.abs(box.center.yPx - (yPx - shiftYPx)) > box.heightPx + box.widthPx);
    const yPx = Array.from({ length: 600 }, (_, place) => plot.topPx + place).find(isFree) ?? plot.topPx;
    expect(piecesAt(yPx)).toEqual([[plot.leftPx, plot.rightPx]]);
  });

  it('makes way for a word that it meets, and only for that', () => {
    const held = labels.find(({ text }) => text.startsWith('held'))!;
    const yPx = held.box.center.yPx + shiftYPx;
    const [first, second] = piecesAt(yPx);
    expect(first?.[1]).toBeCloseTo(held.box.center.xPx - held.box.widthPx / 2 - 2, 1);
    expect(second?.[0]).toBeCloseTo(held.box.center.xPx + held.box.widthPx / 2 + 2, 1);
    expect(piecesAt(held.box.center.yPx + held.box.heightPx / 2 + shiftYPx)[0]).not.toEqual(first);
  });

  it('strikes no letters at any height', () => {
    fc.assert(
      fc.property(anyNumber(plot.topPx, plot.bottomPx), (yPx) => {
        for (const [fromXPx, toXPx] of piecesAt(yPx)) {
          expect(toXPx).toBeGreaterThanOrEqual(fromXPx!);
          const line = [fromXPx!, toXPx!].map((xPx) => ({ xPx, yPx: yPx - shiftYPx }));
          const struck = labels.filter(({ box }) =>
            convexOverlap(cornersOf({ ...box, heightPx: box.heightPx * 0.6 }), line),
          );
          expect(struck).toEqual([]);
        }
      }),
    );
  });
});
