import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestStopIndex, sliderStops } from '../../../src/views/controls/slider-stops';

describe('sliderStops(slider, range)', () => {
  it('gives a short whole span all of its numbers', () => {
    expect(sliderStops([1, 12], { unit: 'count', isWhole: true })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('gives a share whole and half percents', () => {
    const stops = sliderStops([0, 0.5], { unit: 'fraction', isWhole: false });
    expect(stops.slice(0, 4)).toEqual([0, 0.005, 0.01, 0.015]);
    expect(stops.at(-1)).toBe(0.5);
  });

  it('gives a wide span fine steps where it is small, and numbers that a person would say', () => {
    const stops = sliderStops([0, 1000], { unit: 'ms', isWhole: false });
    expect(stops.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(stops).toContain(60);
    expect(stops).toContain(300);
    for (const stop of stops) expect(Number(stop.toPrecision(2))).toBe(stop);
  });

  it('runs from the least to the most, always upwards, with at most one stop for each pixel of the track', () => {
    const spans = fc.record({
      min: fc.integer({ min: 0, max: 100 }),
      width: fc.integer({ min: 1, max: 1_000_000 }),
      isWhole: fc.boolean(),
    });
    fc.assert(
      fc.property(spans, ({ min, width, isWhole }) => {
        const stops = sliderStops([min, min + width], { unit: 'count', isWhole });
        expect(stops[0]).toBe(min);
        expect(stops.at(-1)).toBe(min + width);
        expect(stops.length).toBeLessThanOrEqual(241);
        stops.slice(1).forEach((stop, index) => expect(stop).toBeGreaterThan(stops[index] ?? Infinity));
        if (isWhole) for (const stop of stops) expect(Number.isInteger(stop)).toBe(true);
      }),
    );
  });
});

describe('nearestStopIndex(stops, value)', () => {
  it('finds every stop itself', () => {
    const stops = sliderStops([0, 60_000], { unit: 'ms', isWhole: false });
    expect(stops.map((stop) => nearestStopIndex(stops, stop))).toEqual(stops.map((_, index) => index));
  });

  it('takes the nearer of two for a typed value, and the ends for what lies beyond', () => {
    expect([-5, 4, 6, 999].map((value) => nearestStopIndex([0, 10, 20], value))).toEqual([0, 0, 1, 2]);
  });
});
