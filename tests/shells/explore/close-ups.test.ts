import { describe, expect, it } from 'vitest';
import { CLOSE_UPS, closeUpColumns, parseCloseUps, withCloseUp } from '../../../src/shells/explore/close-ups';

describe('parseCloseUps(text)', () => {
  it.each([
    [null, []],
    ['', []],
    ['log,code', ['code', 'log']],
    ['bytes,<script>,bytes', ['bytes']],
  ])('of %j is %j', (text, closeUps) => {
    expect(parseCloseUps(text)).toEqual(closeUps);
  });

  it('reads what the page keeps', () => {
    for (const open of [[], ['bytes'], ['code', 'log'], CLOSE_UPS] as const)
      expect(parseCloseUps(open.join(','))).toEqual(open);
  });
});

describe('withCloseUp(open, closeUp, isOpen)', () => {
  it('opens and closes one, and keeps the order of the switches', () => {
    expect(withCloseUp(['log'], 'code', true)).toEqual(['code', 'log']);
    expect(withCloseUp(['code', 'log'], 'code', true)).toEqual(['code', 'log']);
    expect(withCloseUp(['code', 'log'], 'code', false)).toEqual(['log']);
  });
});

describe('closeUpColumns(panelCount, widthPx)', () => {
  it.each([
    [2, 832, 2],
    [3, 832, 3],
    [4, 832, 2],
    [4, 1312, 4],
    [4, 536, 2],
    [4, 358, 1],
    [0, 832, 1],
    [1, 0, 1],
  ])('%i panels in %i px stand in %i columns', (panelCount, widthPx, columns) => {
    expect(closeUpColumns(panelCount, { widthPx, remPx: 16 })).toBe(columns);
  });

  it('has fewer of them for a reader of larger text', () => {
    expect(closeUpColumns(4, { widthPx: 1312, remPx: 32 })).toBe(2);
  });
});
