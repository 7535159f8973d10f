import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf, type Language } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import type { Unit } from '../../../src/scenario/fields';
import type { NumberRange } from '../../../src/views/controls/control-field';
import { faultText } from '../../../src/views/controls/fault-text';
import { parseMoments } from '../../../src/views/controls/parse-moments';
import { parseQuantity, type QuantityProblem } from '../../../src/views/controls/parse-quantity';
import { sliderStops } from '../../../src/views/controls/slider-stops';
import { valueText } from '../../../src/views/controls/value-text';

const latency = { min: 0, max: 60_000, unit: 'ms', isWhole: false } as const;
const count = { min: 1, max: 1000, unit: 'count', isWhole: true } as const;
const share = { min: 0, max: 1, unit: 'fraction', isWhole: false } as const;

describe('parseQuantity(entry, range)', () => {
  it.each([
    ['80', 80],
    ['80ms', 80],
    ['1.5 s', 1500],
    ['0.5 min', 30_000],
    ['1,500', 1500],
    ['０．５秒', 500],
    ['200 毫秒', 200],
  ])('reads %j as %d ms', (entry, value) => {
    expect(parseQuantity(entry, latency)).toEqual({ isSound: true, value });
  });

  it.each([
    ['2%', 0.02],
    ['0.02', 0.02],
    ['100 %', 1],
  ])('reads %j as a share of %d', (entry, value) => {
    expect(parseQuantity(entry, share)).toEqual({ isSound: true, value });
  });

  it.each<[string, QuantityProblem]>([
    ['', 'not-a-number'],
    ['fast', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['<b>', 'not-a-number'],
    ['5 kg', 'wrong-unit'],
    ['-1', 'out-of-range'],
    ['61 s', 'out-of-range'],
    ['1e999', 'out-of-range'],
  ])('refuses %j: %s', (entry, problem) => {
    expect(parseQuantity(entry, latency)).toEqual({ isSound: false, problem });
  });

  it.each([
    ['30', '40\u00a0s', latency, 30_000],
    ['30 ms', '40\u00a0s', latency, 30],
    ['30', '300\u00a0ms', latency, 30],
    ['３０', '40 s', latency, 30_000],
    ['5', '0%', share, 0.05],
    ['5', '2', { ...count, max: 10 }, 5],
  ] as const)('reads %j typed over %j in the unit shown', (entry, shown, range, value) => {
    expect(parseQuantity(entry, range, shown)).toEqual({ isSound: true, value });
  });

  it('refuses a fraction where only whole numbers make sense', () => {
    expect(parseQuantity('2.5', count)).toEqual({ isSound: false, problem: 'not-whole' });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (entry) => {
        const parsed = parseQuantity(entry, latency);
        return !parsed.isSound || (parsed.value >= latency.min && parsed.value <= latency.max);
      }),
    );
  });
});

it.each(LOCALES)('what valueText(value) shows can be typed back (%s)', (locale) => {
  const ranges: readonly [Unit, number, number][] = [
    ['ms', 0, 3_600_000],
    ['fraction', 0, 1],
    ['bytes', 0, 2000],
    ['kbps', 1, 1e7],
    ['per-second', 0, 1000],
    ['count', 1, 400],
    ['none', 0, 100],
  ];
  for (const [unit, min, max] of ranges) {
    const isWhole = unit === 'count';
    for (const value of sliderStops([min, max], { unit, isWhole })) {
      const parsed = parseQuantity(valueText(value, unit, languageOf(locale)), { min, max, unit, isWhole });
      expect(parsed, `${value} ${unit}`).toMatchObject({ isSound: true });
      if (parsed.isSound) expect(Math.abs(parsed.value - value)).toBeLessThanOrEqual(Math.max(0.05, value * 0.06));
    }
  }
});

it.each<[string, string, QuantityProblem, NumberRange, Language, string]>([
  [
    'Latency',
    '99 min',
    'out-of-range',
    latency,
    languageOf('en'),
    'Latency: “99 min” is out of range; allowed is 0 ms to 60 s.',
  ],
  [
    'Latency',
    '5 kg',
    'wrong-unit',
    latency,
    languageOf('en'),
    'Latency: the unit of “5 kg” does not fit; units are ms, s, min, and h.',
  ],
  ['Latency', '', 'not-a-number', latency, languageOf('en'), 'Latency: nothing is entered; allowed is 0 ms to 60 s.'],
  ['延迟', '', 'not-a-number', latency, languageOf('zh-CN'), '延迟：没有填写；允许 0 ms 到 60 s。'],
  ['延迟', '很快', 'not-a-number', latency, languageOf('zh-CN'), '延迟：“很快”不是数字；允许 0 ms 到 60 s。'],
  ['延迟', '5 kg', 'wrong-unit', latency, languageOf('zh-CN'), '延迟：“5 kg”的单位不对；可用单位为 ms、s、min和h。'],
  ['延迟', '-1', 'out-of-range', latency, languageOf('zh-CN'), '延迟：“-1”超出范围；允许 0 ms 到 60 s。'],
  ['连接数', '2.5', 'not-whole', count, languageOf('zh-CN'), '连接数：“2.5”不是整数；允许 1 到 1,000。'],
])(
  'faultText(%j, %j, %s) names the field, the entry and what is allowed',
  (label, entry, problem, range, language, text) => {
    expect(faultText(label, { entry, problem }, range, language).replaceAll('\u00a0', ' ')).toBe(text);
  },
);

describe('parseMoments(text, maxMs)', () => {
  it('reads a list in any order, with any of the usual separators', () => {
    expect(parseMoments('2 s, 500ms；1200，\n', 10_000)).toEqual({ isSound: true, value: [500, 1200, 2000] });
    expect(parseMoments('  ', 10_000)).toEqual({ isSound: true, value: [] });
  });

  it('names the first entry that is wrong', () => {
    expect(parseMoments('1 s, 99 s, cow', 10_000)).toEqual({ isSound: false, problem: 'out-of-range', entry: '99 s' });
  });
});
