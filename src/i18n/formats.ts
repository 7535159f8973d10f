/**
 * Numbers as a reader meets them. The locale is always explicit, so that the same run reads the same in a browser, in
 * Node and in a test. Units on screen are SI symbols in both languages; spoken text uses the words.
 */
import type { Locale } from './locale';

const NO_BREAK_SPACE = '\u00a0';
const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
/** From here on whole minutes read better than seconds: 90 s, but 2 min. */
const MINUTES_FROM_MS = 120_000;

const numberFormats = new Map<Locale, Map<string, Intl.NumberFormat>>();

const listFormats = new Map<Locale, Intl.ListFormat>();

/** Making an `Intl.NumberFormat` is slow and each frame needs a few, so each kind is made once. */
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { style, unit, unitDisplay, minimumFractionDigits, maximumFractionDigits } = options;
  const key = `${style} ${unit} ${unitDisplay} ${minimumFractionDigits} ${maximumFractionDigits}`;
  const ofLocale = numberFormats.get(locale) ?? new Map<string, Intl.NumberFormat>();
  const known = ofLocale.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  ofLocale.set(key, made);
  numberFormats.set(locale, ofLocale);
  return made;
}

/** `1234.5` → `1,234.5`; at most `digits` decimals. */
export function formatNumber(value: number, locale: Locale, digits = 2): string {
  return numberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** `0.256` → `25.6%`. */
export function formatFraction(fraction: number, locale: Locale, digits = 1): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(fraction);
}

/** A duration in the unit that suits it: `300 ms`, `1.5 s`, `2 min`. */
export function formatMs(durationMs: number, locale: Locale): string {
  const { value, unit } = scaleDuration(durationMs);
  return formatNumber(value, locale, unit === 'ms' ? 1 : 3) + NO_BREAK_SPACE + unit;
}

function scaleDuration(durationMs: number): { value: number; unit: 'ms' | 's' | 'min' | 'h' } {
  if (durationMs >= MS_PER_HOUR && durationMs % MS_PER_HOUR === 0)
    return { value: durationMs / MS_PER_HOUR, unit: 'h' };
  if (durationMs >= MINUTES_FROM_MS && durationMs % MS_PER_MINUTE === 0)
    return { value: durationMs / MS_PER_MINUTE, unit: 'min' };
  if (durationMs >= MS_PER_SECOND) return { value: durationMs / MS_PER_SECOND, unit: 's' };
  return { value: durationMs, unit: 'ms' };
}

/**
 * A measured duration, as columns of numbers want it: `0.30 s`, `12.41 s`; below a tenth of a second `60 ms`. What takes
 * time never reads as none: `< 1 ms`.
 */
export function formatMeasuredMs(durationMs: number, locale: Locale): string {
  if (durationMs > 0 && durationMs < 0.5) return `<${NO_BREAK_SPACE}1${NO_BREAK_SPACE}ms`;
  if (durationMs < 100) return formatNumber(durationMs, locale, 0) + NO_BREAK_SPACE + 'ms';
  const seconds = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    durationMs / MS_PER_SECOND,
  );
  return seconds + NO_BREAK_SPACE + 's';
}

/** A moment of virtual time, always to the millisecond, so that digits keep their places while time runs: `5.900 s`. */
export function formatMoment(atMs: number, locale: Locale): string {
  const seconds = numberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(
    atMs / MS_PER_SECOND,
  );
  return seconds + NO_BREAK_SPACE + 's';
}

/** `516 B`, `1.2 kB`, `3.4 MB`; a kilobyte is 1000 bytes. */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1000) return formatNumber(bytes, locale, 0) + NO_BREAK_SPACE + 'B';
  if (bytes < 1e6) return formatNumber(bytes / 1000, locale, 1) + NO_BREAK_SPACE + 'kB';
  return formatNumber(bytes / 1e6, locale, 1) + NO_BREAK_SPACE + 'MB';
}

/** To the byte, however many: `1,017 B`. */
export function formatWholeBytes(bytes: number, locale: Locale): string {
  return formatNumber(bytes, locale, 0) + NO_BREAK_SPACE + 'B';
}

/** For screen readers, which trip over `ms`: `300 milliseconds`, `1.5 seconds`, `300毫秒`. */
export function speakMs(durationMs: number, locale: Locale): string {
  const { value, unit } = scaleDuration(durationMs);
  const unitName = { ms: 'millisecond', s: 'second', min: 'minute', h: 'hour' }[unit];
  const spoken = numberFormat(locale, {
    style: 'unit',
    unit: unitName,
    unitDisplay: 'long',
    maximumFractionDigits: 3,
  }).format(value);
  return spoken.replace('秒钟', '秒');
}

/** `A, B, and C` · `A、B和C` · `2 和 3`. */
export function formatList(items: readonly string[], locale: Locale): string {
  const known = listFormats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  listFormats.set(locale, known);
  // Between numbers the Chinese word stands free, as it does everywhere beside a number: `2 和 3`.
  return known.format(items).replace(/(?<=\d|\d\u00a0\w+)和(?=\d)/, ' 和 ');
}
