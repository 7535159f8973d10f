import { must } from '../../core/assert';
import { describeFields, type FieldDescription } from '../../scenario/describe-fields';
import { actSchemaFor } from '../../scenario/interventions';
import type { Intervention } from '../../scenario/schema';
import type { NumberRange } from '../../views/controls/control-field';

export type FaultFieldName = 'atMs' | 'forMs' | 'byMs' | 'overMs' | 'status' | 'payloadBytes';

export interface FaultField extends NumberRange {
  readonly name: FaultFieldName;
  readonly value: number;
}

const NAMES: readonly FaultFieldName[] = ['atMs', 'forMs', 'byMs', 'overMs', 'status', 'payloadBytes'];

/** The numbers of an act that a reader may change, as its schema has them. */
export function faultFields(act: Intervention): readonly FaultField[] {
  return describeFields(actSchemaFor(act), act).flatMap((field) => {
    const name = NAMES.find((each) => each === field.name);
    const value = name === undefined ? undefined : (act as Partial<Record<FaultFieldName, number>>)[name];
    return name === undefined || value === undefined ? [] : [{ ...rangeOf(field), name, value }];
  });
}

/** What a duration of any act may be: they have one range. */
export function actRange(name: 'forMs' | 'byMs'): NumberRange {
  const fields = describeFields(actSchemaFor({}), { do: 'server-slow' });
  return rangeOf(
    must(
      fields.find((field) => field.name === name),
      `no act has ${name}`,
    ),
  );
}

function rangeOf({ min, max, unit, type }: FieldDescription): NumberRange {
  return { min: min ?? 0, max: max ?? Infinity, unit, isWhole: type === 'whole' };
}
