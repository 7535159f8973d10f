import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_SPAN_MS, Viewport } from '../../src/layout/viewport';
import { anyNumber } from '../support/any-number';

const viewports = fc
  .record({
    fromMs: anyNumber(-1e5, 1e7),
    spanMs: anyNumber(MIN_SPAN_MS, 1e6),
  })
  .map(({ fromMs, spanMs }) => new Viewport(fromMs, fromMs + spanMs));
const sizes = anyNumber(50, 5000);
const fractions = anyNumber(0, 1);

describe('viewport.pxAt(atMs, sizePx)', () => {
  it('is 0 at the window’s start and sizePx at its end', () => {
    const viewport = new Viewport(1000, 3000);
    expect([viewport.pxAt(1000, 500), viewport.pxAt(2000, 500), viewport.pxAt(3000, 500)]).toEqual([0, 250, 500]);
  });
  it('is undone by viewport.msAt(px, sizePx)', () => {
    fc.assert(
      fc.property(viewports, sizes, fractions, (viewport, sizePx, fraction) => {
        const atMs = viewport.fromMs + fraction * viewport.spanMs;
        expect(viewport.msAt(viewport.pxAt(atMs, sizePx), sizePx)).toBeCloseTo(atMs, 4);
      }),
    );
  });
});

describe('viewport.zoomedAbout(atMs, factor)', () => {
  it('keeps that moment at its place, for any factor', () => {
    fc.assert(
      fc.property(viewports, fractions, anyNumber(0.01, 100), (viewport, fraction, factor) => {
        const atMs = viewport.fromMs + fraction * viewport.spanMs;
        const zoomed = viewport.zoomedAbout(atMs, factor);
        expect(zoomed.pxAt(atMs, 1000)).toBeCloseTo(viewport.pxAt(atMs, 1000), 1);
      }),
    );
  });
  it('shows a time shorter by that factor, but never less than a millisecond', () => {
    expect(new Viewport(0, 1000).zoomedAbout(500, 4).spanMs).toBe(250);
    expect(new Viewport(0, 1000).zoomedAbout(500, 1e9).spanMs).toBe(MIN_SPAN_MS);
  });
  it('is undone by zooming out again', () => {
    fc.assert(
      fc.property(viewports, anyNumber(0.1, 10), (viewport, factor) => {
        fc.pre(viewport.spanMs / factor > MIN_SPAN_MS);
        const back = viewport.zoomedAbout(viewport.fromMs, factor).zoomedAbout(viewport.fromMs, 1 / factor);
        expect(back.toMs).toBeCloseTo(viewport.toMs, 3);
      }),
    );
  });
});

describe('viewport.panned(byMs)', () => {
  it('moves the window without changing how long it is', () => {
    fc.assert(
      fc.property(viewports, anyNumber(-1e5, 1e5), (viewport, byMs) => {
        const panned = viewport.panned(byMs);
        expect(panned.fromMs).toBeCloseTo(viewport.fromMs + byMs, 4);
        expect(panned.spanMs).toBeCloseTo(viewport.spanMs, 4);
      }),
    );
  });
});

describe('viewport.clamped(limits)', () => {
  const limits = { fromMs: 0, toMs: 10_000 };
  it('lies within the limits, is idempotent, and keeps its length where it can', () => {
    fc.assert(
      fc.property(viewports, (viewport) => {
        const clamped = viewport.clamped(limits);
        expect(clamped.fromMs).toBeGreaterThanOrEqual(0);
        expect(clamped.toMs).toBeLessThanOrEqual(10_000 + 1e-6);
        expect(clamped.clamped(limits).equals(clamped)).toBe(true);
        expect(clamped.spanMs).toBeCloseTo(Math.min(viewport.spanMs, 10_000), 3);
      }),
    );
  });
  it('moves a window that is over by a hair back to the very end', () => {
    expect(new Viewport(9000.5, 10_000.5).clamped(limits)).toEqual(new Viewport(9000, 10_000));
  });
  it('returns the same viewport when it is within already', () => {
    const viewport = new Viewport(10, 20);
    expect(viewport.clamped(limits)).toBe(viewport);
  });
});

describe('viewport.showing(atMs)', () => {
  it('moves only when that moment is out of view or near the edge, and then as little as needed', () => {
    const viewport = new Viewport(0, 1000);
    expect(viewport.showing(500)).toBe(viewport);
    expect(viewport.showing(2000, 0.1)).toEqual(new Viewport(1100, 2100));
    expect(viewport.showing(-500, 0.1)).toEqual(new Viewport(-600, 400));
  });
});

it('Viewport.fitted(range, paddingFraction) adds that much of the range at both ends', () => {
  expect(Viewport.fitted({ fromMs: 0, toMs: 1000 }, 0.05)).toEqual(new Viewport(-50, 1050));
});
it('new Viewport(fromMs, toMs) refuses an empty or endless window: that is our mistake', () => {
  expect(() => new Viewport(5, 5)).toThrow('Bug: a viewport from 5 to 5 ms');
  expect(() => new Viewport(0, Infinity)).toThrow('Bug');
});
