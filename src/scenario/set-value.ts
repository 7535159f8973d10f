import { oneOf, type Allowed } from './allowed';
import { problem, type Problem } from './problems';
import type { Lane, Scenario } from './schema';

/** Parts of a scenario that may change while it runs; the rest makes another run. */
export const SETTABLE_PARTS = ['network', 'browser', 'server', 'messages', 'articleLoop'] as const;

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
  if (keys[0] !== 'params') return withValueAt(scenario, keys, act.value) as Scenario;
  const meant = meantLanes(act, scenario);
  const techniques = scenario.techniques.map((each) =>
    meant.includes(each) ? (withValueAt(each, keys, act.value) as typeof each) : each,
  );
  return { ...scenario, techniques };
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
  const after = withSetValue(scenario, act);
  if (FIXED_PATHS.some((fixed) => valueAt(after, fixed.split('.')) !== valueAt(scenario, fixed.split('.')))) {
    return misplaced({ kind: 'changeable-path', fixed: FIXED_PATHS });
  }
  // A list has a place for each of its items and for nothing else.
  return Object.is(readSetValue(after, act), act.value) ? null : misplaced({ kind: 'existing-place' });
}

function valueAt(target: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], target);
}

/** `target` with the value at `keys` replaced, as a copy down that path. */
export function withValueAt(target: unknown, keys: readonly string[], value: unknown): unknown {
  const [first, ...rest] = keys;
  if (first === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((item: unknown, index) => (index === Number(first) ? withValueAt(item, rest, value) : item));
  }
  const record = (typeof target === 'object' && target !== null ? target : {}) as Record<string, unknown>;
  return { ...record, [first]: withValueAt(record[first], rest, value) };
}
