import * as v from 'valibot';
import { describeAllowed } from './describe-fields';
import { findMisfits, nodeOf, schemaAt, type Misfit } from './schema-walk';

/** One thing that is wrong with an input: where, what came, and what is allowed. */
export interface Problem {
  /** Dotted, from the root: `techniques.0.params.pollIntervalMs`; empty for the input as a whole. */
  readonly path: string;
  readonly value: unknown;
  readonly allowed: string;
  /** All of it in one line. */
  readonly message: string;
}

/** The longest piece of a wrong value that a message repeats. */
const MAX_VALUE_TEXT_LENGTH = 60;

export function problem(path: string, value: unknown, allowed: string): Problem {
  const place = path === '' ? 'the scenario' : path;
  return { path, value, allowed, message: `${place}: expected ${allowed}, got ${formatValue(value)}` };
}

/** A field that is not there, most often a misspelt one: the ones that are help more than a type would. */
function unknownField(path: string, value: unknown, known: readonly string[]): Problem {
  const allowed = `no such field (known: ${known.join(', ')})`;
  return { path, value, allowed, message: `${path}: ${allowed}, got ${formatValue(value)}` };
}

/** A part that the contract names and that is not built yet. */
export function notAvailable(path: string, value: unknown, allowed = 'the default'): Problem {
  return {
    path,
    value,
    allowed,
    message: `${path}: not available yet (got ${formatValue(value)}, allowed so far: ${allowed})`,
  };
}

/** Parses `input`, or says everything that is wrong with it; paths begin with `prefix`. */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  prefix: string,
): { readonly output: v.InferOutput<Schema> | null; readonly problems: readonly Problem[] } {
  // One problem a value is enough: what is not a whole number and below 0 need not be told twice.
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  const misfits = findMisfits(nodeOf(schema), input);
  if (result.success && misfits.length === 0) return { output: result.output, problems: [] };
  const told = new Set(misfits.map(({ keys }) => placeOf(keys)));
  // What valibot says of the inside of a list that should be an object is beside the point.
  const isTold = (keys: readonly PropertyKey[]) =>
    [...keys, ''].some((_, count) => told.has(placeOf(keys.slice(0, count))));
  const issues = (result.issues ?? []).filter((issue) => !isTold(keysOf(issue)));
  const problems = [
    ...issues.map((issue) => describeIssue(schema, input, issue, prefix)),
    ...misfits.map((misfit) => describeMisfit(schema, input, misfit, prefix)),
  ];
  return { output: null, problems };
}

/** Tells places apart, whatever their keys are called. */
function placeOf(keys: readonly PropertyKey[]): string {
  return JSON.stringify(keys.map(String));
}

function keysOf(issue: v.BaseIssue<unknown>): readonly PropertyKey[] {
  return (issue.path ?? []).map((item) => (item as { readonly key: PropertyKey }).key);
}

function describeMisfit(
  schema: v.GenericSchema,
  input: unknown,
  { keys, value, known }: Misfit,
  prefix: string,
): Problem {
  const path = pathOf(prefix, keys);
  if (known) return unknownField(path, value, known);
  const node = schemaAt(nodeOf(schema), keys, input);
  return problem(path, value, node ? describeAllowed(node) : 'an object');
}

function describeIssue(schema: v.GenericSchema, input: unknown, issue: v.BaseIssue<unknown>, prefix: string): Problem {
  const keys = keysOf(issue);
  const path = pathOf(prefix, keys);
  // The pattern of a text is written down in words beside it.
  if (issue.type === 'regex') return problem(path, issue.input, issue.message);
  const node = schemaAt(nodeOf(schema), keys, input);
  if (node) return problem(path, issue.input, describeAllowed(node));
  // Only a variant without its key is left: then the key is what is wrong.
  const parent = schemaAt(nodeOf(schema), keys.slice(0, -1), input);
  return problem(path, issue.input, parent ? describeAllowed(parent) : issue.message);
}

function pathOf(prefix: string, keys: readonly PropertyKey[]): string {
  return [prefix, ...keys.map(String)].filter((part) => part !== '').join('.');
}

function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : writeValue(value);
  return text.length <= MAX_VALUE_TEXT_LENGTH ? text : `${text.slice(0, MAX_VALUE_TEXT_LENGTH)}…`;
}

/** JSON where there is any: what a program hands in may be a circle, a symbol, or a number too large. */
function writeValue(value: unknown): string {
  try {
    const json = JSON.stringify(value) as string | undefined;
    return json ?? String(value);
  } catch {
    return typeof value === 'bigint' ? `${value}n` : `a value that is no JSON (${typeof value})`;
  }
}
