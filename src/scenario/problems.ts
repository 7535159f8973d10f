import * as v from 'valibot';
import { describeAllowed } from './describe-fields';
import { entriesOf, nodeOf, schemaAt, unwrapped } from './schema-walk';

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

/** A part that the contract names and that is not built yet. */
export function notAvailable(path: string, value: unknown): Problem {
  return { path, value, allowed: 'the default', message: `${path}: not available yet (got ${formatValue(value)})` };
}

/** Parses `input`, or says everything that is wrong with it; paths begin with `prefix`. */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  prefix: string,
): { readonly output: v.InferOutput<Schema> | null; readonly problems: readonly Problem[] } {
  const result = v.safeParse(schema, input);
  if (result.success) return { output: result.output, problems: [] };
  return { output: null, problems: result.issues.map((issue) => toProblem(schema, input, issue, prefix)) };
}

function toProblem(schema: v.GenericSchema, input: unknown, issue: v.BaseIssue<unknown>, prefix: string): Problem {
  const keys = (issue.path ?? []).map((item) => (item as { readonly key: PropertyKey }).key);
  const path = [prefix, ...keys.map(String)].filter((part) => part !== '').join('.');
  const node = schemaAt(nodeOf(schema), keys, input);
  if (node) return problem(path, issue.input, issue.type === 'regex' ? String(issue.expected ?? issue.message) : describeAllowed(node));
  const parentInput = keys.slice(0, -1).reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], input);
  const parent = schemaAt(nodeOf(schema), keys.slice(0, -1), input);
  if (parent && unwrapped(parent).type === 'variant') return problem(path, issue.input, describeAllowed(parent));
  const known = Object.keys((parent && entriesOf(parent, parentInput)) ?? {});
  return problem(path, issue.input, known.length > 0 ? `no such field (known: ${known.join(', ')})` : issue.message);
}

function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length <= MAX_VALUE_TEXT_LENGTH ? text : `${text.slice(0, MAX_VALUE_TEXT_LENGTH)}…`;
}
