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
  return schema;
}

export function schemaOf(node: SchemaNode): GenericSchema {
  return node as GenericSchema;
}

/** The schema inside `optional` and `nullable`. */
export function unwrapped(node: SchemaNode): SchemaNode {
  return node.wrapped ? unwrapped(node.wrapped) : node;
}

/** The most items that a list may have; null without a limit, and for anything else. */
export function maxLengthOf({ pipe = [] }: SchemaNode): number | null {
  const max = pipe.find((step) => step.type === 'max_length')?.requirement;
  return typeof max === 'number' ? max : null;
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
  const isChosen = (kind: SchemaNode) => unwrapped(kind).literal === (chosen === undefined ? kind.default : chosen);
  return options.find(({ entries }) => entries?.[key] && isChosen(entries[key]))?.entries ?? null;
}

/** The schema at `path`, following `input` through variants; null where the path leaves the schema. */
export function schemaAt(node: SchemaNode, path: readonly PropertyKey[], input: unknown): SchemaNode | null {
  const [first, ...rest] = path;
  if (first === undefined) return node;
  const value =
    typeof input === 'object' && input !== null ? (input as Record<PropertyKey, unknown>)[first] : undefined;
  const next = unwrapped(node).item ?? entryOf(entriesOf(node, input), String(first));
  return next ? schemaAt(next, rest, value) : null;
}

/** One entry; null for a name that only every object has, such as `constructor`. */
export function entryOf(entries: Readonly<Record<string, SchemaNode>> | null, name: string): SchemaNode | null {
  return entries && Object.hasOwn(entries, name) ? (entries[name] ?? null) : null;
}

/** A place in an input where its kind of container is wrong: a field that the schema does not have, or a list for an object. */
export interface Misfit {
  readonly keys: readonly string[];
  readonly value: unknown;
  /** The fields that there are, where an unknown one was met; null where the container itself is wrong. */
  readonly known: readonly string[] | null;
}

/**
 * Everything in `input` that valibot does not tell by itself: of several unknown fields it tells the first, and it takes
 * a list for an object.
 */
export function findMisfits(node: SchemaNode, input: unknown): readonly Misfit[] {
  const misfits: Misfit[] = [];
  collectMisfits(node, input, [], misfits);
  return misfits;
}

function collectMisfits(node: SchemaNode, input: unknown, keys: readonly string[], misfits: Misfit[]): void {
  const inner = unwrapped(node);
  if (typeof input !== 'object' || input === null) return;
  if (inner.type === 'array') {
    const { item } = inner;
    if (!item || !Array.isArray(input) || input.length > (maxLengthOf(inner) ?? Infinity)) return;
    input.forEach((each, index) => collectMisfits(item, each, [...keys, String(index)], misfits));
    return;
  }
  if (!OBJECT_TYPES.includes(inner.type)) return;
  if (Array.isArray(input)) {
    misfits.push({ keys, value: input, known: null });
    return;
  }
  const entries = entriesOf(inner, input);
  if (!entries) return;
  const known = Object.keys(entries);
  for (const name of Object.keys(input)) {
    const value = (input as Readonly<Record<string, unknown>>)[name];
    const entry = entryOf(entries, name);
    if (entry) collectMisfits(entry, value, [...keys, name], misfits);
    else misfits.push({ keys: [...keys, name], value, known });
  }
}

const OBJECT_TYPES: readonly string[] = ['strict_object', 'record', 'variant'];

export type { SchemaNode };
