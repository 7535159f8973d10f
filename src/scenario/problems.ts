import * as v from 'valibot';
import { must } from '../core/assert';
import type { Allowed, TextForm } from './allowed';
import { describeAllowed, describeKinds } from './describe-fields';
import { nearestName } from './nearest-name';
import { findUntold, nodeOf, schemaAt, schemaOf, unwrapped, type Misfit, type SharedField } from './schema-walk';

/** One thing that is wrong with an input: where, what came, and what is allowed. Plain data; the catalogues have the words. */
export interface Problem {
  /** Dotted, from the root: `techniques.0.params.pollIntervalMs`; empty for the input as a whole. Of a link: the parameter. */
  readonly path: string;
  /** The field that this place sets, where the fault lies there: `?latency=` sets `network.oneWayLatencyMs`. */
  readonly target: string | null;
  readonly value: unknown;
  readonly allowed: Allowed;
  /** What was probably meant, where a name was misspelt. */
  readonly nearest: string | null;
}

/** Of more problems than anybody reads, the rest are told without a guess: each takes a search. */
export const GUESSES_MAX = 50;

export function problem(path: string, value: unknown, allowed: Allowed): Problem {
  return { path, target: null, value, allowed, nearest: nearestOption(value, allowed) };
}

function nearestOption(value: unknown, allowed: Allowed): string | null {
  const isNamed = allowed.kind === 'choice' || allowed.kind === 'variant';
  return isNamed && typeof value === 'string' ? nearestName(value, allowed.options) : null;
}

/** The same problem, told of the place that sets the field: an act, a parameter of a link. */
export function toldAt(path: string, each: Problem): Problem {
  return { ...each, path, target: path === each.path ? null : each.path };
}

/** A field or parameter that is not there, most often a misspelt one: the ones that are help more than a type would. */
export function unknownName(
  path: string,
  name: string,
  value: unknown,
  allowed: Extract<Allowed, { kind: 'known-field' | 'known-parameter' }>,
): Problem {
  return { path, target: null, value, allowed, nearest: nearestName(name, allowed.known) };
}

/** A part that the contract names and that is not built yet. */
export function notAvailable(path: string, value: unknown, max: number): Problem {
  return problem(path, value, { kind: 'built', max });
}

/**
 * Parses `input`, or says everything that is wrong with it; paths begin with `prefix`, and `toldCount` problems have
 * been told before.
 */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  prefix: string,
  toldCount = 0,
): { readonly output: v.InferOutput<Schema> | null; readonly problems: readonly Problem[] } {
  // One problem a value is enough: what is not a whole number and below 0 need not be told twice.
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  const { misfits, sharedFields } = findUntold(nodeOf(schema), input);
  if (result.success && misfits.length === 0) return { output: result.output, problems: [] };
  const told = new Set(misfits.flatMap(({ keys, known }) => (known ? [] : [placeOf(keys)])));
  // What valibot says of the inside of a list that should be an object is beside the point.
  const isTold = (keys: readonly PropertyKey[]) =>
    told.size > 0 && [...keys, ''].some((_, count) => told.has(placeOf(keys.slice(0, count))));
  // "never" is what valibot expects of a field that there is not: it tells the first of them.
  const issues = (result.issues ?? []).filter((issue) => issue.expected !== 'never' && !isTold(keysOf(issue)));
  const faults = [
    ...issues.map((issue) => issueFault(schema, input, issue)),
    ...sharedFields.flatMap(sharedFaults),
    ...misfits.map((misfit) => misfitFault(schema, input, misfit)),
  ];
  const problems = faults.map((fault, index) => describeFault(fault, prefix, toldCount + index < GUESSES_MAX));
  return { output: null, problems };
}

/** Tells places apart, whatever their keys are called. */
function placeOf(keys: readonly PropertyKey[]): string {
  return JSON.stringify(keys.map(String));
}

function keysOf(issue: v.BaseIssue<unknown>): readonly PropertyKey[] {
  return (issue.path ?? []).map((item) => (item as { readonly key: PropertyKey }).key);
}

interface Fault {
  readonly keys: readonly PropertyKey[];
  readonly value: unknown;
  readonly allowed: Allowed;
}

function describeFault({ keys, value, allowed }: Fault, prefix: string, isGuessed: boolean): Problem {
  const path = pathOf(prefix, keys);
  if (!isGuessed) return { path, target: null, value, allowed, nearest: null };
  return allowed.kind === 'known-field'
    ? unknownName(path, String(keys.at(-1)), value, allowed)
    : problem(path, value, allowed);
}

function misfitFault(schema: v.GenericSchema, input: unknown, { keys, value, known }: Misfit): Fault {
  if (known) return { keys, value, allowed: { kind: 'known-field', known } };
  return { keys, value, allowed: describeAllowed(schemaAt(nodeOf(schema), keys, input)) };
}

function issueFault(schema: v.GenericSchema, input: unknown, issue: v.BaseIssue<unknown>): Fault {
  const keys = keysOf(issue);
  const value = issue.input;
  const node = schemaAt(nodeOf(schema), keys, input);
  // A pattern's message is the name of its form (`ofForm`), which says more than that a text is missing.
  const pattern = node && unwrapped(node).pipe?.find(({ type }) => type === 'regex');
  if (pattern) return { keys, value, allowed: { kind: 'text-form', form: pattern.message as TextForm } };
  if (node) return { keys, value, allowed: describeAllowed(node) };
  // Without a node, only the field is left that chooses a variant, and chooses none.
  const variant = must(schemaAt(nodeOf(schema), keys.slice(0, -1), input), 'valibot tells of no other unknown place');
  return { keys, value, allowed: describeKinds(variant) };
}

function sharedFaults({ keys, node, value }: SharedField): readonly Fault[] {
  const { issues = [] } = v.safeParse(schemaOf(node), value, { abortPipeEarly: true });
  return issues.map((issue) => {
    const fault = issueFault(schemaOf(node), value, issue);
    return { ...fault, keys: [...keys, ...fault.keys] };
  });
}

function pathOf(prefix: string, keys: readonly PropertyKey[]): string {
  return [prefix, ...keys.map(String)].filter((part) => part !== '').join('.');
}
