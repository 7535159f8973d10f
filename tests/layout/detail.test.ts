import { describe, expect, it } from 'vitest';
import { detailFor, isPainted } from '../../src/layout/detail';

describe('detailFor(markCount, laneCount)', () => {
  it('draws all up to 300 marks in view, one by one up to 1500, and then only how many', () => {
    expect([0, 300, 301, 1500, 1501].map((count) => detailFor(count, 1))).toEqual([
      'all',
      'all',
      'loud',
      'loud',
      'density',
    ]);
  });
  it('gives each lane its share of the picture', () => {
    expect([100, 101, 500, 501].map((count) => detailFor(count, 3))).toEqual(['all', 'loud', 'loud', 'density']);
  });
});

describe('isPainted(detail)', () => {
  it('is what is too much for elements and not too much to tell apart', () => {
    expect((['all', 'loud', 'density'] as const).map(isPainted)).toEqual([false, true, false]);
  });
});
