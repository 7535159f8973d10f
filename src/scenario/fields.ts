/**
 * Builders for schema fields. A field states its type, default, range and unit once; types, JSON Schema, form controls
 * and the reference are read from it.
 */
import * as v from 'valibot';
import { must } from '../core/assert';
import type { TextForm } from './allowed';
import { maxLengthOf, nodeOf } from './schema-walk';

export type Unit = 'ms' | 'fraction' | 'count' | 'per-second' | 'bytes' | 'kbps' | 'none';

export interface FieldOptions {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: Unit;
  /** What a slider spans, where the whole range is too wide to aim in. */
  readonly slider?: readonly [min: number, max: number];
}

type Range = Omit<FieldOptions, 'default'>;

/** −0 is 0: a link, which is JSON, cannot tell them apart. */
const asPlainZero = v.transform((value: number) => value + 0);

/** A number within a range, without a default. */
export function numberWithin({ min, max, unit, slider }: Range) {
  return v.pipe(
    v.number(),
    v.finite(),
    v.minValue(min),
    v.maxValue(max),
    v.metadata({ unit, slider: slider ?? [min, max] }),
    asPlainZero,
  );
}

/** A whole number within a range, without a default. */
export function wholeNumberWithin({ min, max, unit, slider }: Range) {
  return v.pipe(
    v.number(),
    v.integer(),
    v.minValue(min),
    v.maxValue(max),
    v.metadata({ unit, slider: slider ?? [min, max] }),
    asPlainZero,
  );
}

/** A number within a range. */
export function numberField(options: FieldOptions) {
  return v.optional(numberWithin(options), options.default);
}

/** A whole number within a range. */
export function wholeNumberField(options: FieldOptions) {
  return v.optional(wholeNumberWithin(options), options.default);
}

/** A number within a range, or null: unlimited, never. */
export function nullableNumberField(options: Range & { readonly default: number | null }) {
  return v.optional(v.nullable(numberWithin(options)), options.default);
}

/** A whole number within a range, or null: unlimited. */
export function nullableWholeNumberField(options: Range & { readonly default: number | null }) {
  return v.optional(v.nullable(wholeNumberWithin(options)), options.default);
}

export function booleanField(defaultValue: boolean) {
  return v.optional(v.boolean(), defaultValue);
}

export function choiceField<const Options extends readonly [string, ...string[]]>(
  options: Options,
  defaultValue: Options[number],
) {
  return v.optional(v.picklist(options), defaultValue);
}

/** Milliseconds, from 0 to `max` unless told. */
export function msField(defaultMs: number, max: number, slider: readonly [number, number], min = 0) {
  return numberField({ default: defaultMs, min, max, unit: 'ms', slider });
}

export function probabilityField(defaultValue: number, slider: readonly [number, number] = [0, 1]) {
  return numberField({ default: defaultValue, min: 0, max: 1, unit: 'fraction', slider });
}

/** A list with a `maxLength`; of one that is longer, its length is all that is looked at. */
export function boundedList<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const max = must(maxLengthOf(nodeOf(schema)), 'a bounded list has a greatest length');
  const anyList = v.pipe(v.array(v.unknown()), v.maxLength(max));
  const run: Schema['~run'] = (dataset, config) => {
    const isTooLong = Array.isArray(dataset.value) && dataset.value.length > max;
    return (isTooLong ? anyList : schema)['~run'](dataset, config);
  };
  return { ...schema, '~run': run };
}

/** A pattern of a text. Its name goes as the message of an issue, by which `problems.ts` knows it again. */
export function ofForm(form: TextForm, pattern: RegExp) {
  return v.regex<string, TextForm>(pattern, form);
}

/** The kind of a variant that an object has which names none. */
export function usualKind<const Kind extends string>(kind: Kind) {
  return v.optional(v.literal(kind), kind);
}
