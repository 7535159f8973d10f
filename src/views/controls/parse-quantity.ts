/** What a reader types into a number field: `80`, `80ms`, `1.5 s`, `2%`, `1,500`, `０．５秒`. */
import type { Unit } from '../../scenario/fields';
import type { NumberRange } from './control-field';

export type QuantityProblem = 'not-a-number' | 'wrong-unit' | 'out-of-range' | 'not-whole';
export type ParsedQuantity =
  | { readonly isSound: true; readonly value: number }
  | { readonly isSound: false; readonly problem: QuantityProblem };

/** For each unit of the schema what may be written, and how many of it that is. An empty unit is the field's own. */
const FACTORS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  ms: {
    '': 1, ms: 1, 毫秒: 1, s: 1000, sec: 1000, second: 1000, seconds: 1000, 秒: 1000,
    min: 60_000, minute: 60_000, minutes: 60_000, 分: 60_000, 分钟: 60_000, h: 3_600_000, hour: 3_600_000, hours: 3_600_000, 小时: 3_600_000,
  },
  fraction: { '': 1, '%': 0.01 },
  count: { '': 1 },
  'per-second': { '': 1, '/s': 1, 'per s': 1, 'per second': 1, '条/秒': 1, '/min': 1 / 60, 'per minute': 1 / 60 },
  bytes: { '': 1, b: 1, bytes: 1, 字节: 1, kb: 1000, mb: 1e6 },
  kbps: { '': 1, kbps: 1, 'kbit/s': 1, mbps: 1000, 'mbit/s': 1000, gbps: 1e6 },
  none: { '': 1 },
};

/** The units a message may name as allowed; the others are spellings of these. */
const SHOWN_UNITS: Readonly<Record<Unit, readonly string[]>> = {
  ms: ['ms', 's', 'min', 'h'],
  fraction: ['%'],
  count: [],
  'per-second': ['/s', '/min'],
  bytes: ['B', 'kB', 'MB'],
  kbps: ['kbps', 'Mbps'],
  none: [],
};

export function unitsOf(unit: Unit): readonly string[] {
  return SHOWN_UNITS[unit];
}

/** A decimal point, thousands in groups of three, then perhaps a unit. Spaces anywhere between are the reader's own. */
const ENTRY = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d+)?(?:e[+-]?\d+)?)\s*([^\d]*)$/i;

/** Full-width characters count as plain ones (NFKC). Never throws; the text is only read, never shown as markup. */
export function parseQuantity(entry: string, range: NumberRange): ParsedQuantity {
  const match = ENTRY.exec(entry.normalize('NFKC').trim());
  const digits = match?.[1]?.replaceAll(',', '') ?? '';
  if (match === null || !/\d/.test(digits)) return { isSound: false, problem: 'not-a-number' };
  const factor = FACTORS[range.unit][(match[2] ?? '').trim().toLowerCase()];
  if (factor === undefined) return { isSound: false, problem: 'wrong-unit' };
  // 2 % is 0.02, not 0.020000000000000004: twelve digits are more than anybody types.
  const value = Number((Number(digits) * factor).toPrecision(12));
  if (!Number.isFinite(value) || value < range.min || value > range.max) return { isSound: false, problem: 'out-of-range' };
  if (range.isWhole && !Number.isInteger(value)) return { isSound: false, problem: 'not-whole' };
  return { isSound: true, value };
}
