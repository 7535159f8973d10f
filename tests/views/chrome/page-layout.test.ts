import { describe, expect, it } from 'vitest';
import { laneCapacity, lanesInView } from '../../../src/views/chrome/page-layout';

const size = (widthPx: number, remPx = 16) => ({ widthPx, heightPx: 700, remPx });

describe('laneCapacity(size, theme)', () => {
  it('is six on a laptop, one on a phone, and never fewer than two side by side', () => {
    expect(laneCapacity(size(826), 'light')).toBe(6);
    expect(laneCapacity(size(390), 'light')).toBe(1);
    for (let widthPx = 520; widthPx < 2000; widthPx += 10)
      expect(laneCapacity(size(widthPx), 'dark')).toBeGreaterThanOrEqual(2);
  });
  it('is smaller where text is larger: on a projector, and by the reader’s own choice', () => {
    expect(laneCapacity(size(944), 'projector')).toBe(4);
    expect(laneCapacity(size(826, 24), 'light')).toBeLessThan(laneCapacity(size(826), 'light'));
  });
});

describe('lanesInView(lanes, chosenKey, capacity)', () => {
  const lanes = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key }));
  const keysFor = (chosenKey: string, capacity: number) => {
    const shown = lanesInView(lanes, chosenKey, capacity);
    expect(shown.lanes[0]).toBe(lanes[shown.firstPlace]);
    return shown.lanes.map(({ key }) => key).join('');
  };

  it('has the chosen one among them, and as many as there is room for', () => {
    for (const { key } of lanes)
      for (let capacity = 1; capacity <= 7; capacity++) {
        expect(keysFor(key, capacity)).toContain(key);
        expect(keysFor(key, capacity)).toHaveLength(Math.min(capacity, lanes.length));
      }
  });
  it('turns whole pages; the last is full, too', () => {
    expect(keysFor('b', 4)).toBe('abcd');
    expect(keysFor('e', 4)).toBe('cdef');
    expect(keysFor('d', 3)).toBe('def');
  });
  it('begins with the first for a key that is not there', () => {
    expect(keysFor('nobody', 2)).toBe('ab');
  });
});
