import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignColumns, countWithin, indexByTime, itemsWithin } from '../../src/layout/time-index';

const ranges = fc
  .array(fc.record({ fromMs: fc.integer({ min: 0, max: 1000 }), lastsMs: fc.integer({ min: 0, max: 300 }) }), {
    maxLength: 60,
  })
  .map((all) =>
    all
      .map(({ fromMs, lastsMs }) => ({ fromMs, toMs: fromMs + lastsMs }))
      .sort((one, other) => one.fromMs - other.fromMs),
  );
const windows = fc
  .record({ fromMs: fc.integer({ min: -50, max: 1300 }), lastsMs: fc.integer({ min: 0, max: 400 }) })
  .map(({ fromMs, lastsMs }) => ({ fromMs, toMs: fromMs + lastsMs }));

describe('itemsWithin(index, window)', () => {
  it('finds what a walk through all finds', () => {
    fc.assert(
      fc.property(ranges, windows, (all, window) => {
        const found = itemsWithin(
          indexByTime(all, (range) => range),
          window,
        );
        expect(found).toEqual(all.filter(({ fromMs, toMs }) => fromMs <= window.toMs && toMs >= window.fromMs));
      }),
    );
  });
  it('finds never more than countWithin(index, window) says', () => {
    fc.assert(
      fc.property(ranges, windows, (all, window) => {
        const index = indexByTime(all, (range) => range);
        expect(itemsWithin(index, window).length).toBeLessThanOrEqual(countWithin(index, window));
      }),
    );
  });
});

it('indexByTime(items, rangeOf) refuses items out of order: that is our mistake', () => {
  expect(() =>
    indexByTime(
      [
        { fromMs: 5, toMs: 6 },
        { fromMs: 1, toMs: 2 },
      ],
      (range) => range,
    ),
  ).toThrow('Bug');
});

describe('assignColumns(ranges)', () => {
  it('never puts two that are there at the same time into one column', () => {
    fc.assert(
      fc.property(ranges, (all) => {
        const columns = assignColumns(all);
        for (const [place, other] of all.entries()) {
          const before = all.slice(0, place).filter((_, earlier) => columns[earlier] === columns[place]);
          for (const one of before) expect(one.toMs).toBeLessThanOrEqual(other.fromMs);
        }
      }),
    );
  });
  it('needs as many columns as there are at once, and reuses the first free one', () => {
    expect(
      assignColumns([
        { fromMs: 0, toMs: 10 },
        { fromMs: 5, toMs: 20 },
        { fromMs: 10, toMs: 12 },
        { fromMs: 11, toMs: 13 },
      ]),
    ).toEqual([0, 1, 0, 2]);
  });
});
