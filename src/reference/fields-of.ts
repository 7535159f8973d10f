/** The fields of a schema as rows of the reference, those of every kind of a variant included. */
import type { GenericSchema } from 'valibot';
import { describeFields, describeKinds, type FieldDescription } from '../scenario/describe-fields';
import { entriesOf, nodeOf, schemaOf, unwrapped } from '../scenario/schema-walk';

export interface FieldAt {
  readonly path: string;
  readonly field: FieldDescription;
  /** Whether it may be left out though it has no default. */
  readonly isOptional: boolean;
}

/** In the order of the schema. A field that several kinds of a variant have is there once. */
export function fieldsAt(path: string, schema: GenericSchema): readonly FieldAt[] {
  if (unwrapped(nodeOf(schema)).type !== 'variant') return fieldsOfObject(path, schema, undefined);
  const kinds = kindsOf(schema);
  const usual = describeFields(schema, {}).find(({ name }) => name === 'kind')?.default;
  const kind: FieldAt = { path: `${path}.kind`, field: kindField(kinds, usual), isOptional: false };
  const others = kinds.flatMap((each) => fieldsOfObject(path, schema, { kind: each }));
  const known = new Set<string>([kind.path]);
  return [kind, ...others.filter((each) => !known.has(each.path) && known.add(each.path))];
}

function fieldsOfObject(path: string, schema: GenericSchema, input: unknown): readonly FieldAt[] {
  const entries = entriesOf(nodeOf(schema), input) ?? {};
  return describeFields(schema, input).flatMap((field): readonly FieldAt[] => {
    const node = entries[field.name];
    if (node === undefined) return [];
    const fieldPath = path === '' ? field.name : `${path}.${field.name}`;
    const isVariant = unwrapped(node).type === 'variant';
    return isVariant
      ? fieldsAt(fieldPath, schemaOf(node))
      : [{ path: fieldPath, field, isOptional: node.type === 'optional' }];
  });
}

function kindsOf(schema: GenericSchema): readonly string[] {
  const allowed = describeKinds(nodeOf(schema));
  return allowed.kind === 'choice' ? allowed.options : [];
}

/** Each kind states its own name alone; together they are a choice. */
function kindField(options: readonly string[], usual: unknown): FieldDescription {
  return {
    name: 'kind',
    type: 'choice',
    isNullable: false,
    min: null,
    max: null,
    slider: null,
    unit: 'none',
    default: usual,
    options,
  };
}
