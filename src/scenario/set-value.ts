import * as v from 'valibot';
import { oneOf, type Allowed } from './allowed';
import { problem, type Problem } from './problems';
import { scenarioSchema, type Lane, type Scenario } from './schema';
import { nodeOf, schemaAt, schemaOf, unwrapped } from './schema-walk';

/** Parts of a scenario that may change while it runs; the rest makes another run. */
export const SETTABLE_PARTS = ['network', 'browser', 'proxy', 'server', 'messages', 'uplink', 'articleLoop'] as const;

/** They speak of the time before the run. */
const FIXED_PATHS: readonly string[] = ['browser.warmConnection', 'browser.tabs'];

export interface SetAct {
  readonly path: string;
  readonly value: unknown;
  readonly lane?: string | undefined;
}

/**
 * The scenario as it is after a `set`: a changed copy that shares all that did not change. `params.<name>` means that
 * parameter of the lane named, or of every lane that has it. The path has been checked by `parseScenario`.
 */
export function withSetValue(scenario: Scenario, act: SetAct): Scenario {
  const keys = act.path.split('.');
  if (keys[0] !== 'params') return withPartChanged(scenario, keys, act.value);
  const meant = meantLanes(act, scenario);
  const techniques = scenario.techniques.map((each) =>
    meant.includes(each) ? (withValueAt(each, keys, act.value) as typeof each) : each,
  );
  return { ...scenario, techniques };
}

/** A field that says which others there are (`network.jitter.kind`) brings their defaults with it. */
function withPartChanged(scenario: Scenario, keys: readonly string[], value: unknown): Scenario {
  if (valueAt(scenario, keys) === value) return scenario;
  const after = withValueAt(scenario, keys, value) as Scenario;
  const around = keys.slice(0, -1);
  const node = schemaAt(nodeOf(scenarioSchema), around, scenario);
  if (node === null || unwrapped(node).key !== keys.at(-1)) return after;
  const completed = v.safeParse(schemaOf(node), valueAt(after, around));
  return completed.success ? (withValueAt(after, around, completed.output) as Scenario) : after;
}

/** The value that a `set` of this path has put into `scenario`. */
export function readSetValue(scenario: Scenario, act: SetAct): unknown {
  const keys = act.path.split('.');
  return valueAt(keys[0] === 'params' ? meantLanes(act, scenario)[0] : scenario, keys);
}

/** The lanes that a `set` changes: the one that it names, or those that have what it sets. */
export function meantLanes({ path, lane }: SetAct, { techniques }: Scenario): readonly Lane[] {
  const [part, name = ''] = path.split('.');
  return techniques.filter(({ key, params }) => {
    if (lane !== undefined) return key === lane;
    return part !== 'params' || Object.hasOwn(params, name);
  });
}

/** `techniques.<place>.params.<name>` said as the rest of the program says it: `params.<name>` of the lane at that place. */
export function withLaneNamed<Act extends SetAct>(act: Act, { techniques }: Scenario): Act {
  const [, place, path] = /^techniques\.(\d+)\.(params\..+)$/.exec(act.path) ?? [];
  const named = place === undefined ? undefined : techniques[Number(place)];
  const isMeant = named !== undefined && [named.key, undefined].includes(act.lane);
  return isMeant && path !== undefined ? { ...act, path, lane: named.key } : act;
}

/** What is wrong with the place that a `set` of `path` (in the list of interventions) names; null when there is one. */
export function findMisplacedSet(act: SetAct, path: string, scenario: Scenario): Problem | null {
  const keys = act.path.split('.');
  const laneKeys = scenario.techniques.map(({ key }) => key);
  if (act.lane !== undefined && !laneKeys.includes(act.lane)) {
    return problem(`${path}.lane`, act.lane, oneOf(laneKeys));
  }
  const misplaced = (allowed: Allowed) => problem(`${path}.path`, act.path, allowed);
  const isParams = keys[0] === 'params' && keys.length > 1;
  if (!isParams && !(SETTABLE_PARTS as readonly string[]).includes(keys[0] ?? '')) {
    return misplaced({ kind: 'settable-path', parts: [...SETTABLE_PARTS, 'params'] });
  }
  if (meantLanes(act, scenario).length === 0) return misplaced({ kind: 'param-of-some-lane' });
  if (keys[0] === 'browser' && isAnyFixedChanged(scenario, withSetValue(scenario, act))) {
    return misplaced({ kind: 'changeable-path', fixed: FIXED_PATHS });
  }
  return null;
}

/** What is wrong with a `set` (at `path` in the list of interventions) of what `before`, as those before it leave it, has no place for. */
export function findMissingPlace(act: SetAct, path: string, before: Scenario): Problem | null {
  const keys = act.path.split('.');
  if (isPlace(before, keys)) return null;
  const nothing = keys.findIndex((_, count) => count > 0 && valueAt(before, keys.slice(0, count)) === null);
  const parent = keys.slice(0, Math.max(0, nothing)).join('.');
  return problem(
    `${path}.path`,
    act.path,
    parent === '' ? { kind: 'existing-place' } : { kind: 'whole-parent', parent },
  );
}

/** What a whole part leaves out becomes its default; where the part is wrong otherwise, parsing tells. */
function isAnyFixedChanged(before: Scenario, after: Scenario): boolean {
  const browser = v.safeParse(scenarioSchema.entries.browser, after.browser);
  const changed = browser.success ? { ...after, browser: browser.output } : after;
  return FIXED_PATHS.some((fixed) => {
    const value = valueAt(changed, fixed.split('.'));
    return value !== undefined && value !== valueAt(before, fixed.split('.'));
  });
}

/**
 * A list has a place for each of its items and for nothing else, and nothing (no proxy) has none at all; what else is no
 * place, parsing tells.
 */
function isPlace(target: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first !== undefined && target === null) return false;
  if (first === undefined || typeof target !== 'object' || target === null) return true;
  if (Array.isArray(target) && !(Object.hasOwn(target, first) && first !== 'length')) return false;
  return isPlace((target as Record<string, unknown>)[first], rest);
}

export function valueAt(target: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], target);
}

/** `target` with the value at `keys` replaced, as a copy down that path. */
export function withValueAt(target: unknown, keys: readonly string[], value: unknown): unknown {
  const [first, ...rest] = keys;
  if (first === undefined) return value;
  if (Array.isArray(target)) {
    const items: unknown[] = [...(target as readonly unknown[])];
    if (Number(first) in items) items[Number(first)] = withValueAt(items[Number(first)], rest, value);
    return items;
  }
  const record = (typeof target === 'object' && target !== null ? target : {}) as Record<string, unknown>;
  return { ...record, [first]: withValueAt(record[first], rest, value) };
}
