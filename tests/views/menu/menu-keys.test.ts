import { describe, expect, it } from 'vitest';
import { placeByKey } from '../../../src/views/menu/menu-keys';

const names = [['Drop'], ['Delay by 1', 'Delay by 5', 'Delay by other'], ['Fail'], ['Never']];

describe('placeByKey(names, from, key)', () => {
  it.each([
    ['ArrowDown', 0, 0, 1, 0],
    ['ArrowDown', 3, 0, 0, 0],
    ['ArrowUp', 0, 0, 3, 0],
    ['ArrowRight', 1, 2, 1, 0],
    ['ArrowLeft', 1, 0, 1, 2],
    ['ArrowRight', 2, 0, 2, 0],
    ['Home', 2, 0, 0, 0],
    ['End', 1, 2, 3, 0],
    ['d', 0, 0, 1, 0],
    ['d', 1, 1, 0, 0],
    ['N', 0, 0, 3, 0],
  ])('%s from row %d, item %d leads to row %d, item %d', (key, fromRow, fromItem, row, item) => {
    expect(placeByKey(names, { row: fromRow, item: fromItem }, key)).toEqual({ row, item });
  });
  it.each(['x', ' ', 'Enter', 'Escape', 'Tab'])('%j leads nowhere', (key) => {
    expect(placeByKey(names, { row: 0, item: 0 }, key)).toBeNull();
  });
});
