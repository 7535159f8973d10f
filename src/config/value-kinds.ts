/** How a value of a configuration is written as text, and read again: `read(write(value))` is the value. */
import { oneOf, type Allowed } from '../scenario/allowed';
import type { Unit } from '../scenario/fields';
import { readQuantity, writeQuantity } from '../scenario/quantity';

/** `value` is null where nothing of the text can be read; of a list the right items count, and each wrong one is told. */
export interface ReadValue<Value> {
  readonly value: Value | null;
  readonly faults: readonly { readonly text: string; readonly allowed: Allowed }[];
}

export interface ValueKind<Value> {
  /** Never throws. */
  readonly read: (text: string) => ReadValue<Value>;
  readonly write: (value: Value) => string;
}

export function isRight<Value>(value: Value): ReadValue<Value> {
  return { value, faults: [] };
}

export function isWrong(text: string, allowed: Allowed): ReadValue<never> {
  return { value: null, faults: [{ text, allowed }] };
}

/** `80ms`, `2%`, `1Mbps`, in the unit of its field. Whether it is in range is for the scenario's schema to say. */
export function quantity(unit: Unit): ValueKind<number> {
  return {
    read: (text) => {
      const entry = readQuantity(text, unit);
      return entry.isRead ? isRight(entry.value) : isWrong(text, { kind: 'quantity' });
    },
    write: (value) => writeQuantity(value, unit),
  };
}

/** A moment of the run: not before its start. */
export const moment: ValueKind<number> = {
  read: (text) => {
    const entry = readQuantity(text, 'ms');
    const isMoment = entry.isRead && entry.value >= 0 && entry.value < Infinity;
    return isMoment ? isRight(entry.value) : isWrong(text, { kind: 'moment' });
  },
  write: (value) => writeQuantity(value, 'ms'),
};

/** A plain number from `min` to `max`. */
export function numberWithin(min: number, max: number): ValueKind<number> {
  return {
    read: (text) => {
      const entry = readQuantity(text, 'none');
      const isWithin = entry.isRead && entry.value >= min && entry.value <= max;
      if (isWithin) return isRight(entry.value);
      return isWrong(text, { kind: 'number', isWhole: false, min, max, unit: 'none', isNullable: false });
    },
    write: String,
  };
}

export function choice<Option extends string>(options: readonly Option[]): ValueKind<Option> {
  return {
    read: (text) => {
      const option = options.find((each) => each === text.trim());
      return option === undefined ? isWrong(text, oneOf(options)) : isRight(option);
    },
    write: (option) => option,
  };
}

const YES = ['', 'true', '1', 'yes', 'on'];
const NO = ['false', '0', 'no', 'off'];

/** As an attribute without a value means yes, and `autoplay="false"`, which some frameworks write, means no. */
export const flag: ValueKind<boolean> = {
  read: (text) => {
    const word = text.trim().toLowerCase();
    if (YES.includes(word)) return isRight(true);
    return NO.includes(word) ? isRight(false) : isWrong(text, { kind: 'boolean', isNullable: false });
  },
  write: (isOn) => (isOn ? '' : 'false'),
};

/** Any text. */
export const text: ValueKind<string> = { read: isRight, write: (value) => value };

/** With commas or spaces between. Which names there are is for the reader of the list to say. */
export const names: ValueKind<readonly string[]> = {
  read: (list) => {
    const items = listed(list);
    return isRight(items.length === 0 ? [list] : items);
  },
  write: (items) => items.join(','),
};

/** Some of the options, each once, in the order given. */
export function someOf<Option extends string>(options: readonly Option[]): ValueKind<readonly Option[]> {
  return {
    read: (list) => {
      const items = listed(list);
      const right = options.filter((option) => items.includes(option));
      const wrong = items.filter((item) => !options.some((option) => option === item));
      return {
        value: right.length === 0 ? null : right.toSorted((one, other) => items.indexOf(one) - items.indexOf(other)),
        faults: (items.length === 0 ? [list] : wrong).map((item) => ({ text: item, allowed: oneOf(options) })),
      };
    },
    write: (items) => items.join(','),
  };
}

export function listed(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter((item) => item !== '');
}

/** A name, or a whole scenario as JSON. */
export const scenarioText: ValueKind<string | Readonly<Record<string, unknown>>> = {
  read: (entry) => {
    if (!entry.trimStart().startsWith('{')) return isRight(entry);
    try {
      return isRight(JSON.parse(entry) as Readonly<Record<string, unknown>>);
    } catch {
      return isWrong(entry, { kind: 'scene-or-json' });
    }
  },
  write: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
};
