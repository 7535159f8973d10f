import type { GenericSchema } from 'valibot';
import type { Unit } from './fields';
import { acceptsNull, entriesOf, nodeOf, unwrapped, type SchemaNode } from './schema-walk';

/** One field of an object schema, as a form or a reference needs it. */
export interface FieldDescription {
  readonly name: string;
  readonly type: 'number' | 'whole' | 'boolean' | 'choice' | 'other';
  readonly isNullable: boolean;
  /** Numbers only. */
  readonly min: number | null;
  readonly max: number | null;
  /** The span in which a slider is useful: within min … max. */
  readonly slider: readonly [min: number, max: number] | null;
  readonly unit: Unit;
  readonly default: unknown;
  /** Choices only. */
  readonly options: readonly string[];
}

/** The fields of an object schema, in order; of a variant, those of the option that `input` chooses. */
export function describeFields(schema: GenericSchema, input?: unknown): readonly FieldDescription[] {
  return Object.entries(entriesOf(nodeOf(schema), input) ?? {}).map(([name, node]) => describeField(name, node));
}

function describeField(name: string, node: SchemaNode): FieldDescription {
  const inner = unwrapped(node);
  const pipe = inner.pipe ?? [];
  const metadata = pipe.find((step) => step.type === 'metadata')?.metadata ?? {};
  return {
    name,
    type: typeOf(inner, pipe),
    isNullable: acceptsNull(node),
    min: numberOf(pipe.find((step) => step.type === 'min_value')?.requirement),
    max: numberOf(pipe.find((step) => step.type === 'max_value')?.requirement),
    slider: (metadata['slider'] as readonly [number, number] | undefined) ?? null,
    unit: (metadata['unit'] as Unit | undefined) ?? 'none',
    default: node.default,
    options: inner.type === 'picklist' ? (inner.options ?? []).map(String) : [],
  };
}

function typeOf(inner: SchemaNode, pipe: readonly SchemaNode[]): FieldDescription['type'] {
  if (inner.type === 'boolean') return 'boolean';
  if (inner.type === 'picklist') return 'choice';
  if (inner.type !== 'number') return 'other';
  return pipe.some((step) => step.type === 'integer') ? 'whole' : 'number';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** What a field accepts, in words: "0 to 60000 ms", "one of: none, 1.2, 1.3". */
export function describeAllowed(node: SchemaNode): string {
  const field = describeField('', node);
  const orNull = field.isNullable ? ', or null' : '';
  switch (field.type) {
    case 'number':
    case 'whole':
      return `${field.type === 'whole' ? 'a whole number' : 'a number'}${describeRange(field)}${orNull}`;
    case 'boolean':
      return `true or false${orNull}`;
    case 'choice':
      return `one of: ${field.options.join(', ')}${orNull}`;
    case 'other':
      return describeOther(unwrapped(node)) + orNull;
  }
}

function describeRange({ min, max, unit }: FieldDescription): string {
  const unitName = {
    ms: ' ms',
    bytes: ' bytes',
    kbps: ' kbit/s',
    'per-second': ' per second',
    fraction: '',
    count: '',
    none: '',
  }[unit];
  if (min === null && max === null) return '';
  if (max === null) return ` of at least ${min}${unitName}`;
  return ` from ${min} to ${max}${unitName}`;
}

function describeOther(inner: SchemaNode): string {
  if (inner.type === 'literal') return JSON.stringify(inner.literal);
  if (inner.type === 'array') return `a list${describeLength(inner.pipe ?? [])}`;
  if (inner.type === 'string') return 'a text';
  if (inner.type === 'strict_object') return `an object with: ${Object.keys(inner.entries ?? {}).join(', ')}`;
  if (inner.type === 'variant') return `an object whose "${inner.key}" is one of: ${variantKinds(inner).join(', ')}`;
  return 'another value';
}

function describeLength(pipe: readonly SchemaNode[]): string {
  const min = numberOf(pipe.find((step) => step.type === 'min_length')?.requirement);
  const max = numberOf(pipe.find((step) => step.type === 'max_length')?.requirement);
  if (max === null) return '';
  return min === null ? ` of at most ${max}` : ` of ${min} to ${max}`;
}

function variantKinds({ key = '', options = [] }: SchemaNode): readonly string[] {
  return (options as readonly SchemaNode[]).flatMap(({ entries }) => {
    const kind = entries?.[key];
    return kind ? [String(unwrapped(kind).literal)] : [];
  });
}
