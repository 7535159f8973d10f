import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Viewport } from '../../../src/layout/viewport';
import { valueAt, type Series, type SeriesCorner } from '../../../src/metrics/series';
import {
  linePath,
  mostValueOf,
  nearestPoint,
  pointsInView,
  type ChartFrame,
} from '../../../src/views/charts/chart-geometry';

const UNTIL_MS = 1000;

function seriesWith(corners: readonly (readonly [number, number])[], pointsAtMs: readonly number[] = []): Series {
  return {
    unit: 'count',
    corners: corners.map(([atMs, value]) => ({ atMs, value })),
    points: pointsAtMs.map((atMs, id) => ({ atMs, value: 1, key: `exchange/${id}` })),
  };
}

const frameOf = (fromMs: number, toMs: number, series: Series): ChartFrame => ({
  viewport: new Viewport(fromMs, toMs),
  widthPx: 200,
  heightPx: 20,
  mostValue: mostValueOf([series]),
});

const cornersOf = (path: string): [number, number][] =>
  path === ''
    ? []
    : path
        .slice(1)
        .split('L')
        .map((corner) => corner.split(',').map(Number) as [number, number]);

const anySeries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: UNTIL_MS }), fc.integer({ min: 0, max: 9 })), { maxLength: 1500 })
  .map((pairs) =>
    seriesWith([[0, 0], ...pairs.sort(([one], [other]) => one - other), [UNTIL_MS, 3]], [100, 400, 400, 900]),
  );
const anyWindow = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 900 }))
  .map(([fromMs, spanMs]) => [fromMs, fromMs + spanMs] as const);

describe('linePath(series, frame)', () => {
  it('is cut where the view ends, at the height that the line has there', () => {
    const series = seriesWith([
      [0, 0],
      [1000, 10],
    ]);
    expect(linePath(series, frameOf(250, 750, series))).toBe('M0,15L200,5');
  });

  it('is empty where the run has nothing in view', () => {
    const series = seriesWith([
      [0, 0],
      [1000, 10],
    ]);
    expect(linePath(series, frameOf(1100, 1200, series))).toBe('');
  });

  it('never leaves its frame, goes on from left to right, and keeps to a few corners a pixel however many there are', () => {
    fc.assert(
      fc.property(anySeries, anyWindow, (series, [fromMs, toMs]) => {
        const corners = cornersOf(linePath(series, frameOf(fromMs, toMs, series)));
        expect(corners.length).toBeLessThanOrEqual(4 * 201 + 2);
        for (const [place, [xPx, yPx]] of corners.entries()) {
          expect(xPx).toBeGreaterThanOrEqual(corners[place - 1]?.[0] ?? 0);
          expect(xPx).toBeLessThanOrEqual(200);
          expect(yPx).toBeGreaterThanOrEqual(0);
          expect(yPx).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('thinned, still shows how low and how high it goes in each column of pixels', () => {
    const corners: [number, number][] = Array.from({ length: 5000 }, (_, place) => [
      place / 5,
      place === 2500 ? 50 : 1,
    ]);
    const series = seriesWith(corners);
    const ys = cornersOf(linePath(series, frameOf(0, 1000, series))).map(([, yPx]) => yPx);
    expect(Math.min(...ys)).toBe(0);
    expect(ys.length).toBeLessThan(900);
  });
});

describe('valueAt(series, atMs)', () => {
  it('is on the line between its corners, and after a jump at its later end', () => {
    const series = seriesWith([
      [0, 0],
      [100, 10],
      [100, 2],
      [300, 2],
    ]);
    expect([0, 50, 100, 200, 300, 400].map((atMs) => valueAt(series, atMs))).toEqual([0, 5, 2, 2, 2, 2]);
  });
});

describe('nearestPoint(series, atMs, viewport)', () => {
  const series = seriesWith(
    [
      [0, 0],
      [1000, 1],
    ],
    [100, 400, 400, 900],
  );
  it('is the nearest in view, of several at one moment the last', () => {
    const found = (atMs: number, viewport = new Viewport(0, 1000)) => nearestPoint(series, atMs, viewport)?.key;
    expect([0, 240, 260, 700, 1000].map((atMs) => found(atMs))).toEqual([
      ...['exchange/0', 'exchange/0', 'exchange/2', 'exchange/3', 'exchange/3'],
    ]);
    expect(found(0, new Viewport(300, 800))).toBe('exchange/2');
  });
  it('is null where none is in view', () => {
    expect(nearestPoint(series, 500, new Viewport(500, 800))).toBeNull();
    expect(pointsInView(series, new Viewport(400, 900)).map(({ atMs }: SeriesCorner) => atMs)).toEqual([400, 400, 900]);
  });
});
