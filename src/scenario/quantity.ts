import type { Unit } from './fields';

/** For each unit of the schema what may be written, and how many of it that is. An empty unit is the field's own. */
const FACTORS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  ms: {
    '': 1,
    ms: 1,
    毫秒: 1,
    s: 1000,
    sec: 1000,
    second: 1000,
    seconds: 1000,
    秒: 1000,
    min: 60_000,
    minute: 60_000,
    minutes: 60_000,
    分: 60_000,
    分钟: 60_000,
    h: 3_600_000,
    hour: 3_600_000,
    hours: 3_600_000,
    小时: 3_600_000,
  },
  fraction: { '': 1, '%': 0.01 },
  count: { '': 1 },
  'per-second': { '': 1, '/s': 1, 'per s': 1, 'per second': 1, '条/秒': 1, '/min': 1 / 60, 'per minute': 1 / 60 },
  bytes: { '': 1, b: 1, bytes: 1, 字节: 1, kb: 1000, mb: 1e6 },
  kbps: { '': 1, kbps: 1, 'kbit/s': 1, mbps: 1000, 'mbit/s': 1000, gbps: 1e6 },
  none: { '': 1 },
};

/** A decimal point, thousands in groups of three, then perhaps a unit. Spaces anywhere between are the writer's own. */
const ENTRY = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d+)?(?:e[+-]?\d+)?)(\D*)$/i;

export type ReadQuantity =
  | { readonly isRead: true; readonly value: number }
  | { readonly isRead: false; readonly problem: 'not-a-number' | 'wrong-unit' };

/**
 * Reads what a person writes for a number, in the field's own unit: `80`, `80ms`, `1.5 s`, `2%`, `1,500`, `０．５秒`.
 * Full-width characters count as plain ones (NFKC). Never throws; ranges are the caller's business, Infinity included.
 */
export function readQuantity(entry: string, unit: Unit): ReadQuantity {
  const match = ENTRY.exec(entry.normalize('NFKC').trim());
  const digits = match?.[1]?.replaceAll(',', '') ?? '';
  const number = Number(digits);
  if (match === null || digits === '' || Number.isNaN(number)) return { isRead: false, problem: 'not-a-number' };
  const unitName = (match[2] ?? '').trim().toLowerCase();
  if (!Object.hasOwn(FACTORS[unit], unitName)) return { isRead: false, problem: 'wrong-unit' };
  // 2 % is 0.02, not 0.020000000000000004: twelve digits are more than anybody types. And −0 is 0.
  return { isRead: true, value: Number((number * (FACTORS[unit][unitName] ?? 1)).toPrecision(12)) + 0 };
}

/**
 * The shortest way to write a number that `readQuantity` reads as the same number again: `80ms`, `5.9s`, `2%`, `1Mbps`.
 * Exact for what `readQuantity` gives; of any other number, to twelve digits.
 */
export function writeQuantity(value: number, unit: Unit): string {
  const written = (WRITTEN_UNITS[unit] ?? ['']).map((name) => {
    const factor = FACTORS[unit][name.toLowerCase()] ?? 1;
    return `${Number((value / factor).toPrecision(12))}${name}`;
  });
  const exact = written.filter((entry) => {
    const read = readQuantity(entry, unit);
    return read.isRead && read.value === value;
  });
  return exact.reduce((best, entry) => (entry.length < best.length ? entry : best), exact[0] ?? written[0] ?? '');
}

/** The units that numbers are written in; the first one is the field's own. */
const WRITTEN_UNITS: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  ms: ['ms', 's', 'min', 'h'],
  fraction: ['%', ''],
  'per-second': ['/s', '/min'],
  kbps: ['kbps', 'Mbps'],
};
