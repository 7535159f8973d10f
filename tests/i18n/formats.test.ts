import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatFraction,
  formatList,
  formatMeasuredMs,
  formatMoment,
  formatMs,
  formatNumber,
  formatWholeBytes,
  speakMs,
} from '../../src/i18n/formats';

/** No-break spaces are there so that a number never parts from its unit; here they would only hide a difference. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatMs(durationMs, locale) takes the unit that suits it', () => {
  it.each([
    [0, '0 ms'],
    [0.125, '0.1 ms'],
    [300, '300 ms'],
    [999, '999 ms'],
    [1500, '1.5 s'],
    [1234.5, '1.235 s'],
    [90_000, '90 s'],
    [120_000, '2 min'],
    [3_600_000, '1 h'],
    [5_400_000, '90 min'],
  ])('%d → %s', (durationMs, text) => {
    expect(plain(formatMs(durationMs, 'en'))).toBe(text);
    expect(plain(formatMs(durationMs, 'zh-CN'))).toBe(text);
  });
});

it('formatWholeBytes(bytes, locale) rounds nothing', () => {
  expect([0, 999, 1017, 65_536].map((bytes) => plain(formatWholeBytes(bytes, 'en')))).toEqual([
    '0 B',
    '999 B',
    '1,017 B',
    '65,536 B',
  ]);
});

it('formatMoment(atMs, locale) always has three decimals, so that digits keep their places', () => {
  expect([0, 5900, 12_345.6].map((atMs) => plain(formatMoment(atMs, 'en')))).toEqual([
    '0.000 s',
    '5.900 s',
    '12.346 s',
  ]);
});

it('formatMeasuredMs(durationMs, locale) is in seconds from a tenth on', () => {
  expect([60, 99, 100, 300, 12_410].map((durationMs) => plain(formatMeasuredMs(durationMs, 'en')))).toEqual([
    '60 ms',
    '99 ms',
    '0.10 s',
    '0.30 s',
    '12.41 s',
  ]);
});

it('formatBytes(bytes, locale) counts a kilobyte as 1000 bytes', () => {
  expect([0, 516, 1200, 3_400_000].map((bytes) => plain(formatBytes(bytes, 'en')))).toEqual([
    '0 B',
    '516 B',
    '1.2 kB',
    '3.4 MB',
  ]);
});

it('formatNumber and formatFraction round, group and say the same in Node and in a browser', () => {
  expect(formatNumber(1234.567, 'en')).toBe('1,234.57');
  expect(formatFraction(0.2561, 'zh-CN')).toBe('25.6%');
});

it('spoken texts use words: speakMs and formatList', () => {
  expect([speakMs(300, 'en'), speakMs(1500, 'en'), speakMs(300, 'zh-CN')]).toEqual([
    '300 milliseconds',
    '1.5 seconds',
    '300毫秒',
  ]);
  expect(speakMs(8700, 'zh-CN')).toBe('8.7秒');
  expect([formatList(['2', '3'], 'zh-CN'), formatList(['1', '2', '3'], 'zh-CN')]).toEqual(['2 和 3', '1、2 和 3']);
  expect([formatList(['a', 'b', 'c'], 'en'), formatList(['a', 'b', 'c'], 'zh-CN')]).toEqual(['a, b, and c', 'a、b和c']);
});
