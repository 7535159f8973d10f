import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipStay, countSteps, meanCount, peakStep } from '../../src/metrics/occupancy';

const anyStays = fc.array(
  fc.record({ fromMs: fc.nat(50), forMs: fc.nat(20) }).map(({ fromMs, forMs }) => ({ fromMs, toMs: fromMs + forMs })),
  { maxLength: 20 },
);

describe('clipStay', () => {
  it.each([
    [null, null, null],
    [10, 20, { fromMs: 10, toMs: 20 }],
    [10, null, { fromMs: 10, toMs: 100 }],
    [10, 300, { fromMs: 10, toMs: 100 }],
    [-600, 20, { fromMs: 0, toMs: 20 }],
    [-600, -20, null],
    [100, null, { fromMs: 100, toMs: 100 }],
    [101, null, null],
  ])('clipStay(%s, %s, 100) is %o', (fromMs, toMs, expected) => {
    expect(clipStay(fromMs, toMs, 100)).toEqual(expected);
  });
});

describe('meanCount', () => {
  it('meanCount(stays, untilMs) is the time held, divided by the time', () => {
    expect(
      meanCount(
        [
          { fromMs: 0, toMs: 50 },
          { fromMs: 25, toMs: 100 },
        ],
        100,
      ),
    ).toBe(1.25);
    expect(meanCount([], 100)).toBe(0);
  });

  it('meanCount(stays, 0) is null: no time has passed', () => {
    expect(meanCount([{ fromMs: 0, toMs: 0 }], 0)).toBeNull();
  });

  it('meanCount(stays, untilMs) is the mean of countSteps over that time', () => {
    fc.assert(
      fc.property(anyStays, (stays) => {
        const steps = countSteps(stays);
        const areaMs = steps.reduce(
          (sum, step, index) => sum + step.count * ((steps[index + 1]?.atMs ?? step.atMs) - step.atMs),
          0,
        );
        expect(meanCount(stays, 100)).toBeCloseTo(areaMs / 100, 9);
      }),
    );
  });
});

describe('countSteps', () => {
  it('countSteps(stays) lets what ends make room for what begins at that moment', () => {
    const stays = [
      { fromMs: 0, toMs: 10 },
      { fromMs: 10, toMs: 30 },
      { fromMs: 20, toMs: 25 },
    ];
    expect(countSteps(stays)).toEqual([
      { atMs: 0, count: 1 },
      { atMs: 10, count: 1 },
      { atMs: 20, count: 2 },
      { atMs: 25, count: 1 },
      { atMs: 30, count: 0 },
    ]);
  });

  it('countSteps(stays) counts stays without length as one, beside those that last', () => {
    const flash = { fromMs: 10, toMs: 10 };
    expect(countSteps([flash, flash])).toEqual([
      { atMs: 10, count: 1 },
      { atMs: 10, count: 0 },
    ]);
    expect(peakStep([flash, flash, { fromMs: 0, toMs: 20 }])).toEqual({ atMs: 10, count: 2 });
  });

  it('countSteps(stays) ends with nothing held, and its peak is between 1 and the number of stays', () => {
    fc.assert(
      fc.property(anyStays, (stays) => {
        expect(countSteps(stays).at(-1)?.count ?? 0).toBe(0);
        const peakCount = peakStep(stays)?.count ?? 0;
        expect(peakCount).toBeLessThanOrEqual(stays.length);
        expect(peakCount).toBeGreaterThanOrEqual(Math.min(1, stays.length));
      }),
    );
  });
});
