import type { Unit } from '../../scenario/fields';
import { readQuantity } from '../../scenario/quantity';
import type { NumberRange } from './control-field';

export type QuantityProblem = 'not-a-number' | 'wrong-unit' | 'out-of-range' | 'not-whole';
export type ParsedQuantity =
  { readonly isSound: true; readonly value: number } | { readonly isSound: false; readonly problem: QuantityProblem };

/** The units a message may name as allowed; the others that can be read are spellings of these. */
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

/**
 * What a reader types into a number field, held against what the field allows. `shown` is the value in the field: a
 * number without a unit takes the unit seen there, so that `30` typed over `40 s` is 30 s.
 */
export function parseQuantity(entry: string, range: NumberRange, shown = ''): ParsedQuantity {
  const quantity = readQuantity(withShownUnit(entry, shown), range.unit);
  if (!quantity.isRead) return { isSound: false, problem: quantity.problem };
  const { value } = quantity;
  if (!Number.isFinite(value) || value < range.min || value > range.max)
    return { isSound: false, problem: 'out-of-range' };
  if (range.isWhole && !Number.isInteger(value)) return { isSound: false, problem: 'not-whole' };
  return { isSound: true, value };
}

/** The entry as it is understood: a bare number has the unit that the field shows. */
export function withShownUnit(entry: string, shown: string): string {
  return isBare(entry) ? entry.trim() + unitShownIn(shown) : entry;
}

function isBare(entry: string): boolean {
  return /\d$/.test(entry.normalize('NFKC').trim());
}

function unitShownIn(shown: string): string {
  return /\d(\D*)$/.exec(shown)?.[1] ?? '';
}
