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
  readonly message?: unknown;
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

/** A field that every kind of a variant has alike, met where the input chooses none of the kinds. */
export interface SharedField {
  readonly keys: readonly string[];
  readonly node: SchemaNode;
  readonly value: unknown;
}

export interface Untold {
  readonly misfits: readonly Misfit[];
  readonly sharedFields: readonly SharedField[];
}

/**
 * Everything in `input` that valibot does not tell by itself: of several unknown fields it tells the first, it takes a
 * list for an object, and where the kind of a variant is wrong it looks at nothing else there.
 */
export function findUntold(node: SchemaNode, input: unknown): Untold {
  const misfits: Misfit[] = [];
  const sharedFields: SharedField[] = [];
  collectUntold(node, input, [], { misfits, sharedFields });
  return { misfits, sharedFields };
}

interface UntoldLists {
  readonly misfits: Misfit[];
  readonly sharedFields: SharedField[];
}

function collectUntold(node: SchemaNode, input: unknown, keys: readonly string[], untold: UntoldLists): void {
  const inner = unwrapped(node);
  if (typeof input !== 'object' || input === null) return;
  if (inner.type === 'array') {
    const { item } = inner;
    if (!item || !Array.isArray(input) || input.length > (maxLengthOf(inner) ?? Infinity)) return;
    input.forEach((each, index) => collectUntold(item, each, [...keys, String(index)], untold));
    return;
  }
  if (!OBJECT_TYPES.includes(inner.type)) return;
  if (Array.isArray(input)) {
    untold.misfits.push({ keys, value: input, known: null });
    return;
  }
  const entries = entriesOf(inner, input);
  if (!entries) {
    collectShared(inner, input as Readonly<Record<string, unknown>>, keys, untold);
    return;
  }
  const known = Object.keys(entries);
  for (const name of Object.keys(input)) {
    const value = (input as Readonly<Record<string, unknown>>)[name];
    const entry = entryOf(entries, name);
    if (entry) collectUntold(entry, value, [...keys, name], untold);
    else untold.misfits.push({ keys: [...keys, name], value, known });
  }
}

/** Of a variant whose kind is wrong: the fields of all kinds, and the names that none of them knows. */
function collectShared(
  variant: SchemaNode,
  input: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  untold: UntoldLists,
): void {
  const kinds = ((variant.options ?? []) as readonly SchemaNode[]).map(({ entries }) => entries ?? {});
  const known = [...new Set(kinds.flatMap((entries) => Object.keys(entries)))];
  for (const [name, node] of Object.entries(kinds[0] ?? {})) {
    const isShared = name !== variant.key && kinds.every((entries) => entryOf(entries, name) === node);
    if (isShared) untold.sharedFields.push({ keys: [...keys, name], node, value: input[name] });
  }
  for (const name of Object.keys(input)) {
    if (!known.includes(name)) untold.misfits.push({ keys: [...keys, name], value: input[name], known });
  }
}

const OBJECT_TYPES: readonly string[] = ['strict_object', 'record', 'variant'];

export type { SchemaNode };
