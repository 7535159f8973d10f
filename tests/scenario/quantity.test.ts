import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/scenario/fields';
import { readQuantity } from '../../src/scenario/quantity';

const UNITS: readonly Unit[] = ['ms', 'fraction', 'count', 'per-second', 'bytes', 'kbps', 'none'];
const FULL_WIDTH = String.fromCodePoint(0xff11, 0x3000, 0xff4d, 0xff53);

const NUMBERS: readonly [entry: string, unit: Unit, value: number][] = [
  ['80', 'ms', 80],
  ['80ms', 'ms', 80],
  ['80 MS', 'ms', 80],
  ['1.5 s', 'ms', 1500],
  ['.5s', 'ms', 500],
  ['2min', 'ms', 120_000],
  ['1 hour', 'ms', 3_600_000],
  ['  7 ', 'ms', 7],
  ['1,500', 'ms', 1500],
  ['12,345,678.5', 'ms', 12_345_678.5],
  ['1e3', 'ms', 1000],
  ['1.5e-1 s', 'ms', 150],
  ['+5', 'ms', 5],
  ['-5', 'ms', -5],
  ['80 毫秒', 'ms', 80],
  ['２分', 'ms', 120_000],
  ['０．５秒', 'ms', 500],
  [FULL_WIDTH, 'ms', 1],
  ['2%', 'fraction', 0.02],
  ['35 %', 'fraction', 0.35],
  ['0.1', 'fraction', 0.1],
  ['100%', 'fraction', 1],
  ['２％', 'fraction', 0.02],
  ['7%', 'fraction', 0.07],
  ['3', 'count', 3],
  ['2/s', 'per-second', 2],
  ['30/min', 'per-second', 0.5],
  ['2条/秒', 'per-second', 2],
  ['2 per second', 'per-second', 2],
  ['4 kB', 'bytes', 4000],
  ['1MB', 'bytes', 1e6],
  ['20 B', 'bytes', 20],
  ['56', 'kbps', 56],
  ['10 Mbit/s', 'kbps', 10_000],
  ['1Gbps', 'kbps', 1e6],
  ['7', 'none', 7],
];

const NO_NUMBERS: readonly [entry: string, unit: Unit][] = [
  ['', 'ms'],
  [' ', 'ms'],
  ['ms', 'ms'],
  ['s5', 'ms'],
  ['1 2', 'ms'],
  ['1.2.3', 'ms'],
  ['1,50', 'ms'],
  ['1,5000', 'ms'],
  [',500', 'ms'],
  ['--5', 'ms'],
  ['+-5', 'ms'],
  ['e5', 'ms'],
  ['+e5', 'ms'],
  ['.', 'ms'],
  ['-', 'ms'],
  ['0x10', 'ms'],
  ['5s 3ms', 'ms'],
  ['½', 'ms'],
  ['Infinity', 'ms'],
  ['NaN', 'ms'],
  ['null', 'ms'],
];

const WRONG_UNITS: readonly [entry: string, unit: Unit][] = [
  ['5 kg', 'ms'],
  ['5%', 'ms'],
  ['5ms', 'fraction'],
  ['5 s', 'count'],
  ['5.', 'ms'],
  ['5 constructor', 'ms'],
  ['5__proto__', 'none'],
  ['5 toString', 'count'],
  ['1ssss', 'ms'],
  ['5!', 'none'],
];

describe('readQuantity(entry, unit)', () => {
  it.each(NUMBERS)('%j in %s is %d', (entry, unit, value) => {
    expect(readQuantity(entry, unit)).toEqual({ isRead: true, value });
  });

  it.each(NO_NUMBERS)('%j is no number', (entry, unit) => {
    expect(readQuantity(entry, unit)).toEqual({ isRead: false, problem: 'not-a-number' });
  });

  it.each(WRONG_UNITS)('%j has no unit of %s', (entry, unit) => {
    expect(readQuantity(entry, unit)).toEqual({ isRead: false, problem: 'wrong-unit' });
  });

  it('reads −0 as 0, and what is too large for a number as Infinity, which no range has', () => {
    expect(readQuantity('-0 s', 'ms')).toEqual({ isRead: true, value: 0 });
    expect(readQuantity('1e999', 'ms')).toEqual({ isRead: true, value: Infinity });
  });

  it('reads every number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readQuantity(String(value), 'none')).toEqual({ isRead: true, value: Number(value.toPrecision(12)) + 0 });
      }),
      { seed: 1 },
    );
  });

  it('never throws, and what it reads is never NaN', () => {
    const entries = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.stringMatching(/^[+-]?[\d.,e]{0,8} ?[a-z%/]{0,12}$/),
    );
    fc.assert(
      fc.property(entries, fc.constantFrom(...UNITS), (entry, unit) => {
        const result = readQuantity(entry, unit);
        expect(result.isRead && Number.isNaN(result.value)).toBe(false);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('is quick for the longest of entries', () => {
    for (const entry of [
      `1${' '.repeat(200_000)}1`,
      '1'.repeat(200_000),
      `${'1,111'.repeat(50_000)}x1`,
      `1e${'-'.repeat(200_000)}1`,
    ]) {
      expect(readQuantity(entry, 'ms')).toBeDefined();
    }
  }, 2000);
});
