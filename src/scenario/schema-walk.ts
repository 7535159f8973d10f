import type { GenericSchema } from 'valibot';

/** What this module reads of a valibot schema; valibot keeps these on every schema object. */
interface SchemaNode {
  readonly type: string;
  readonly wrapped?: SchemaNode;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  readonly options?: readonly unknown[];
  readonly key?: string;
  readonly literal?: unknown;
  readonly pipe?: readonly SchemaNode[];
  readonly default?: unknown;
  readonly requirement?: unknown;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export function nodeOf(schema: GenericSchema): SchemaNode {
  return schema as unknown as SchemaNode;
}

/** The schema inside `optional` and `nullable`. */
export function unwrapped(node: SchemaNode): SchemaNode {
  return node.wrapped ? unwrapped(node.wrapped) : node;
}

/** Whether null is a value of its own. */
export function acceptsNull(node: SchemaNode): boolean {
  return node.type === 'nullable' || (node.wrapped !== undefined && acceptsNull(node.wrapped));
}

/** The entries of an object schema; of a variant, those of the option that `input` chooses. Null for anything else. */
export function entriesOf(node: SchemaNode, input: unknown): Readonly<Record<string, SchemaNode>> | null {
  const inner = unwrapped(node);
  if (inner.entries) return inner.entries;
  if (inner.type !== 'variant' || inner.key === undefined) return null;
  const key = inner.key;
  const chosen = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[key] : undefined;
  const options = (inner.options ?? []) as readonly SchemaNode[];
  return options.find((option) => option.entries?.[key]?.literal === chosen)?.entries ?? null;
}

/** The schema at `path`, following `input` through variants; null where the path leaves the schema. */
export function schemaAt(node: SchemaNode, path: readonly PropertyKey[], input: unknown): SchemaNode | null {
  const [first, ...rest] = path;
  if (first === undefined) return node;
  const value = typeof input === 'object' && input !== null ? (input as Record<PropertyKey, unknown>)[first] : undefined;
  const item = unwrapped(node).item;
  const next = item ?? entriesOf(node, input)?.[String(first)];
  return next ? schemaAt(next, rest, value) : null;
}

export type { SchemaNode };
