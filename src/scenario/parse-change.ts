import type { GenericSchema } from 'valibot';
import { parseWith, unknownName, type Problem } from './problems';
import { entriesOf, entryOf, nodeOf, schemaOf, unwrapped, type SchemaNode } from './schema-walk';
import { withValueAt } from './set-value';

/**
 * `before`, a value of `schema`, with the value at `keys` replaced, or everything that is wrong with that; paths begin with
 * `path`. Only what changes is parsed, and what depends on it: a long list beside it costs nothing.
 */
export function parseChange(
  schema: GenericSchema,
  before: unknown,
  keys: readonly string[],
  value: unknown,
  path: string,
): { readonly output: unknown; readonly problems: readonly Problem[] } {
  const [first, ...rest] = keys;
  if (first === undefined) return parseWith(schema, value, path);
  const node = nodeOf(schema);
  const fields = fieldsOf(node, before);
  if (fields === null || first === unwrapped(node).key) {
    const isSame = rest.length === 0 && fields !== null && (before as Record<string, unknown>)[first] === value;
    return isSame ? { output: before, problems: [] } : parseWith(schema, withValueAt(before, keys, value), path);
  }
  const place = first === '' ? path : `${path}.${first}`;
  const field = fields(first);
  if (field === null) {
    const known = Object.keys(entriesOf(node, before) ?? {});
    const unknown = withValueAt(undefined, rest, value);
    return { output: null, problems: [unknownName(place, first, unknown, { kind: 'known-field', known })] };
  }
  const old = (before as Record<string, unknown>)[first];
  const { output, problems } = parseChange(schemaOf(field), old, rest, value, place);
  return problems.length > 0 ? { output: null, problems } : { output: withValueAt(before, [first], output), problems };
}

/** The schema of each field or item of a container; null for what has none. */
function fieldsOf(node: SchemaNode, value: unknown): ((name: string) => SchemaNode | null) | null {
  const { item } = unwrapped(node);
  if (item) return Array.isArray(value) ? () => item : null;
  const entries = typeof value === 'object' && value !== null ? entriesOf(node, value) : null;
  return entries && ((name) => entryOf(entries, name));
}
