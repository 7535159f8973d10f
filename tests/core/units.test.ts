import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWholeMicroseconds, transmissionMs } from '../../src/core/units';
import { anyNumber } from '../support/any-number';

describe('toWholeMicroseconds(durationMs)', () => {
  it.each([
    [0, 0],
    [1, 1],
    [0.1234, 0.123],
    [0.1235, 0.124],
    [0.0004, 0],
    [0.0005, 0.001],
    [86_400_000.0004, 86_400_000],
    [1 / 3, 0.333],
  ])('%d ms is %d ms', (durationMs, expected) => {
    expect(toWholeMicroseconds(durationMs)).toBe(expected);
  });

  it('changes by at most half a microsecond, and changes nothing the second time', () => {
    fc.assert(
      fc.property(anyNumber(0, 86_400_000), (durationMs) => {
        const once = toWholeMicroseconds(durationMs);
        expect(Math.abs(once - durationMs)).toBeLessThanOrEqual(0.000_500_1);
        expect(toWholeMicroseconds(once)).toBe(once);
      }),
      { seed: 1 },
    );
  });

  it('leaves what is too large to be counted in microseconds', () => {
    expect([1e306, -1e306, Number.MAX_VALUE, Infinity].map(toWholeMicroseconds)).toEqual([
      1e306,
      -1e306,
      Number.MAX_VALUE,
      Infinity,
    ]);
  });

  it('is the same for values that engines may compute differently in the last digit', () => {
    const value = 1000 * Math.log(2);
    expect(toWholeMicroseconds(value * (1 + Number.EPSILON))).toBe(toWholeMicroseconds(value));
  });
});

describe('transmissionMs(bytes, bandwidthKbps)', () => {
  it('is eight bits a byte, one bit a millisecond for each kbit/s', () => {
    expect(transmissionMs(1000, 8)).toBe(1000);
    expect(transmissionMs(500, 1000)).toBe(4);
    expect(transmissionMs(0, 1)).toBe(0);
  });

  it('is 0 on an unlimited link', () => {
    expect(transmissionMs(1e9, null)).toBe(0);
  });
});
