import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile } from '../../src/metrics/percentile';

describe('percentile', () => {
  it.each([
    [0.5, 20],
    [0.51, 30],
    [0.75, 30],
    [0.95, 40],
    [1, 40],
    [0.01, 10],
  ])('percentile([40, 10, 30, 20], %d) is %d, a value of the list', (fraction, expected) => {
    expect(percentile([40, 10, 30, 20], fraction)).toBe(expected);
  });

  it('percentile(1 … n, k ÷ n) is k, whatever binary fractions make of k ÷ n', () => {
    for (let n = 1; n <= 200; n++) {
      const values = Array.from({ length: n }, (_, index) => index + 1);
      for (let k = 1; k <= n; k++) expect(percentile(values, k / n)).toBe(k);
    }
  });

  it('percentile(values, fraction) is the smallest value that at least that fraction do not exceed', () => {
    const someValues = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(someValues, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const result = percentile(values, percent / 100);
        const shareUpTo = (limit: number) => (100 * values.filter((value) => value <= limit).length) / values.length;
        expect(shareUpTo(result)).toBeGreaterThanOrEqual(percent - 1e-9);
        for (const value of values) if (value < result) expect(shareUpTo(value)).toBeLessThan(percent);
      }),
    );
  });

  it('percentile(values, fraction) does not change the values', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it.each([0, -1, 1.01, NaN])('percentile([1], %d) throws a RangeError', (fraction) => {
    expect(() => percentile([1], fraction)).toThrow(RangeError);
  });

  it('percentile([], fraction) throws a RangeError', () => {
    expect(() => percentile([], 0.5)).toThrow('expected at least one value');
  });
});
