import type { Scenario } from './schema';

/** Parts of a scenario that may change while it runs; the rest makes another run. */
export const SETTABLE_PARTS = ['network', 'browser', 'server', 'messages', 'articleLoop'] as const;

export interface SetAct {
  readonly path: string;
  readonly value: unknown;
  readonly lane?: string | undefined;
}

/**
 * The scenario as it is after a `set`: a changed copy that shares all that did not change. `params.<name>` means that
 * parameter of the lane named, or of every lane that has it. The path has been checked by `parseScenario`.
 */
export function withSetValue(scenario: Scenario, { path, value, lane }: SetAct): Scenario {
  const keys = path.split('.');
  if (keys[0] !== 'params') return withValueAt(scenario, keys, value) as Scenario;
  const name = keys.slice(1);
  const techniques = scenario.techniques.map((each) => {
    const isMeant = lane === undefined ? (name[0] ?? '') in each.params : each.key === lane;
    return isMeant ? (withValueAt(each, ['params', ...name], value) as typeof each) : each;
  });
  return { ...scenario, techniques };
}

/** The value that a `set` of this path has put into `scenario`. */
export function readSetValue(scenario: Scenario, { path, lane }: SetAct): unknown {
  const keys = path.split('.');
  if (keys[0] !== 'params') return valueAt(scenario, keys);
  const meant = scenario.techniques.find((each) => (lane === undefined ? (keys[1] ?? '') in each.params : each.key === lane));
  return valueAt(meant, keys);
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
