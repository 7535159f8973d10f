import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  clippedToRows,
  convexOverlap,
  cornersOf,
  distancePx,
  type TurnedBox,
} from '../../src/layout/geometry';
import { anyNumber } from '../support/any-number';

const px = anyNumber(-100, 100);
const boxes: fc.Arbitrary<TurnedBox> = fc.record({
  center: fc.record({ xPx: px, yPx: px }),
  widthPx: anyNumber(1, 120),
  heightPx: anyNumber(1, 30),
  angleDeg: anyNumber(-80, 80),
});

/** The slow way: is any of many points of one inside the other? */
function sharesAPoint(one: TurnedBox, other: TurnedBox): boolean {
  for (let along = -0.5; along <= 0.5; along += 0.05) {
    for (let across = -0.5; across <= 0.5; across += 0.1) {
      if (isInside(pointOf(one, along, across), other)) return true;
    }
  }
  return false;
}

function pointOf({ center, widthPx, heightPx, angleDeg }: TurnedBox, along: number, across: number) {
  const angle = (angleDeg * Math.PI) / 180;
  const [byXPx, byYPx] = [along * widthPx, across * heightPx];
  return {
    xPx: center.xPx + byXPx * Math.cos(angle) - byYPx * Math.sin(angle),
    yPx: center.yPx + byXPx * Math.sin(angle) + byYPx * Math.cos(angle),
  };
}

function isInside(
  { xPx, yPx }: { xPx: number; yPx: number },
  { center, widthPx, heightPx, angleDeg }: TurnedBox,
): boolean {
  const angle = (-angleDeg * Math.PI) / 180;
  const [byXPx, byYPx] = [xPx - center.xPx, yPx - center.yPx];
  const alongPx = byXPx * Math.cos(angle) - byYPx * Math.sin(angle);
  const acrossPx = byXPx * Math.sin(angle) + byYPx * Math.cos(angle);
  return Math.abs(alongPx) < widthPx / 2 - 1e-9 && Math.abs(acrossPx) < heightPx / 2 - 1e-9;
}

describe('convexOverlap(corners, corners)', () => {
  it('is true whenever turned boxes share a point', () => {
    fc.assert(
      fc.property(boxes, boxes, (one, other) => {
        if (sharesAPoint(one, other)) expect(convexOverlap(cornersOf(one), cornersOf(other))).toBe(true);
      }),
    );
  });
  it('is symmetric, and false when the boxes about them are apart', () => {
    fc.assert(
      fc.property(boxes, boxes, (one, other) => {
        const [corners, others] = [cornersOf(one), cornersOf(other)];
        expect(convexOverlap(corners, others)).toBe(convexOverlap(others, corners));
        if (boundsOf(corners).rightPx < boundsOf(others).leftPx) expect(convexOverlap(corners, others)).toBe(false);
      }),
    );
  });
  it('is false for turned boxes that only their bounds have in common', () => {
    const one: TurnedBox = { center: { xPx: 0, yPx: 0 }, widthPx: 100, heightPx: 4, angleDeg: 45 };
    expect(convexOverlap(cornersOf(one), cornersOf({ ...one, center: { xPx: 20, yPx: -20 } }))).toBe(false);
  });
  it('takes two points for a line', () => {
    const box = cornersOf({ center: { xPx: 0, yPx: 0 }, widthPx: 20, heightPx: 10, angleDeg: 0 });
    expect(
      convexOverlap(box, [
        { xPx: -50, yPx: -50 },
        { xPx: 50, yPx: 50 },
      ]),
    ).toBe(true);
    expect(
      convexOverlap(box, [
        { xPx: -50, yPx: 6 },
        { xPx: 50, yPx: 6 },
      ]),
    ).toBe(false);
    expect(
      convexOverlap(box, [
        { xPx: 0, yPx: -50 },
        { xPx: 0, yPx: 50 },
      ]),
    ).toBe(true);
  });
});

it('distancePx(point, segment) measures to the nearest point of it, its ends included', () => {
  const segment = { from: { xPx: 0, yPx: 0 }, to: { xPx: 10, yPx: 0 } };
  expect(distancePx({ xPx: 5, yPx: 3 }, segment)).toBe(3);
  expect(distancePx({ xPx: 13, yPx: 4 }, segment)).toBe(5);
});
it('clippedToRows(segment, topPx, bottomPx) tells which part of it lies between, or null', () => {
  const segment = { from: { xPx: 0, yPx: 0 }, to: { xPx: 10, yPx: 100 } };
  expect(clippedToRows(segment, 25, 50)).toEqual({ fromFraction: 0.25, toFraction: 0.5 });
  expect(clippedToRows(segment, 200, 300)).toBeNull();
  expect(clippedToRows({ from: segment.to, to: segment.from }, 25, 50)).toEqual({
    fromFraction: 0.5,
    toFraction: 0.75,
  });
});
