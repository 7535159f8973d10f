import type { Intervention, Lane, Scenario } from '../scenario/schema';

/** What was changed from one scenario to another. */
export type ScenarioChange =
  /** A field, by its path in a scenario: `network.oneWayLatencyMs`. Undefined: there is no such field on that side. */
  | { readonly kind: 'field'; readonly path: string; readonly before: unknown; readonly after: unknown }
  | {
      readonly kind: 'param';
      readonly laneKey: string;
      readonly name: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly kind: 'lane'; readonly laneKey: string; readonly id: string; readonly is: 'added' | 'removed' }
  /** An act: made, taken away, switched on or off. One whose numbers were changed is one taken away and one made. */
  | { readonly kind: 'act'; readonly act: Intervention; readonly is: 'added' | 'removed' | 'on' | 'off' };

/** In the order of the scenario's parts; empty for the same scenario. The order of lanes changes no run, and is not told. */
export function diffScenarios(before: Scenario, after: Scenario): readonly ScenarioChange[] {
  const { techniques: lanesBefore, interventions: actsBefore, ...restBefore } = before;
  const { techniques: lanesAfter, interventions: actsAfter, ...restAfter } = after;
  return [
    ...diffFields(restBefore, restAfter, ''),
    ...diffLanes(lanesBefore, lanesAfter),
    ...diffActs(actsBefore, actsAfter),
  ];
}

function diffFields(before: unknown, after: unknown, path: string): readonly ScenarioChange[] {
  if (isSame(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ kind: 'field', path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => diffFields(before[name], after[name], path === '' ? name : `${path}.${name}`));
}

function diffLanes(before: readonly Lane[], after: readonly Lane[]): readonly ScenarioChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys.flatMap((laneKey): readonly ScenarioChange[] => {
    const one = before.find(({ key }) => key === laneKey);
    const other = after.find(({ key }) => key === laneKey);
    // A key that names another technique now is another lane.
    if (!one || one.id !== other?.id) {
      return [
        ...(one ? [{ kind: 'lane', laneKey, id: one.id, is: 'removed' } as const] : []),
        ...(other ? [{ kind: 'lane', laneKey, id: other.id, is: 'added' } as const] : []),
      ];
    }
    const names = [...new Set([...Object.keys(one.params), ...Object.keys(other.params)])];
    return names
      .filter((name) => !isSame(one.params[name], other.params[name]))
      .map((name) => ({ kind: 'param', laneKey, name, before: one.params[name], after: other.params[name] }));
  });
}

function diffActs(before: readonly Intervention[], after: readonly Intervention[]): readonly ScenarioChange[] {
  const [gone, made] = withoutCommon(before, after, (act) => JSON.stringify(act));
  const switchless = (act: Intervention) => JSON.stringify({ ...act, isEnabled: true });
  const [removed, added] = withoutCommon(gone, made, switchless);
  const switched = made.filter((act) => !added.includes(act));
  return [
    ...removed.map((act) => ({ kind: 'act', act, is: 'removed' }) as const),
    ...added.map((act) => ({ kind: 'act', act, is: 'added' }) as const),
    ...switched.map((act) => ({ kind: 'act', act, is: act.isEnabled ? 'on' : 'off' }) as const),
  ];
}

/** Both lists without what they have in common, each as often as both have it. */
function withoutCommon<Item>(
  before: readonly Item[],
  after: readonly Item[],
  nameOf: (item: Item) => string,
): readonly [readonly Item[], readonly Item[]] {
  const rest = [...after];
  const gone = before.filter((item) => {
    const place = rest.findIndex((other) => nameOf(other) === nameOf(item));
    if (place !== -1) rest.splice(place, 1);
    return place === -1;
  });
  return [gone, rest];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
