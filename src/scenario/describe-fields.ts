import type { GenericSchema } from 'valibot';
import type { AllowedBySchema } from './allowed';
import type { Unit } from './fields';
import { acceptsNull, entriesOf, maxLengthOf, nodeOf, unwrapped, type SchemaNode } from './schema-walk';

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

/** What a field accepts; of a place that no schema knows, any other value. */
export function describeAllowed(node: SchemaNode | null): AllowedBySchema {
  if (node === null) return { kind: 'another-value', isNullable: false };
  const { type, isNullable, min, max, unit, options } = describeField('', node);
  switch (type) {
    case 'number':
    case 'whole':
      return { kind: 'number', isWhole: type === 'whole', min, max, unit, isNullable };
    case 'boolean':
      return { kind: 'boolean', isNullable };
    case 'choice':
      return { kind: 'choice', options, isNullable };
    case 'other':
      return describeOther(unwrapped(node), isNullable);
  }
}

function describeOther(inner: SchemaNode, isNullable: boolean): AllowedBySchema {
  const { pipe = [], key = '' } = inner;
  switch (inner.type) {
    case 'literal':
      return { kind: 'literal', literal: inner.literal, isNullable };
    case 'array': {
      const minLength = numberOf(pipe.find((step) => step.type === 'min_length')?.requirement);
      return { kind: 'list', minLength, maxLength: maxLengthOf(inner), isNullable };
    }
    case 'string':
      return { kind: 'text', isNullable };
    case 'strict_object':
      return { kind: 'object', fields: Object.keys(inner.entries ?? {}), isNullable };
    case 'variant':
      return { kind: 'variant', key, options: variantKinds(inner), isNullable };
    default:
      return { kind: 'another-value', isNullable };
  }
}

/** What the field `key` of a variant takes, which says what else there is. */
export function describeKinds(variant: SchemaNode): AllowedBySchema {
  return { kind: 'choice', options: variantKinds(unwrapped(variant)), isNullable: false };
}

function variantKinds({ key = '', options = [] }: SchemaNode): readonly string[] {
  return (options as readonly SchemaNode[]).flatMap(({ entries }) => {
    const kind = entries?.[key];
    return kind ? [String(unwrapped(kind).literal)] : [];
  });
}
