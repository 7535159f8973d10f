import { laneKeyOf } from './act-target';
import type { Intervention, Lane, Scenario } from './schema';
import { meantLanes, withValueAt } from './set-value';

/** Edits are pure: each gives a changed copy that shares what did not change. They do not validate; `parseScenario` does. */

/** The scenario with the value at a dotted path replaced: `network.oneWayLatencyMs`. */
export function withValue(scenario: Scenario, path: string, value: unknown): Scenario {
  return withValueAt(scenario, path.split('.'), value) as Scenario;
}

/** The scenario with one parameter of one lane replaced. */
export function withParam(scenario: Scenario, laneKey: string, name: string, value: unknown): Scenario {
  return withLanes(scenario, (lane) =>
    lane.key === laneKey ? { ...lane, params: { ...lane.params, [name]: value } } : lane,
  );
}

/** The scenario with a lane added at the end; its key is the id, or `<id>-2`, `<id>-3` … where that is taken. */
export function withLane(scenario: Scenario, id: string, params: Readonly<Record<string, unknown>>): Scenario {
  const taken = new Set(scenario.techniques.map(({ key }) => key));
  let key = id;
  for (let number = 2; taken.has(key); number++) key = `${id}-${number}`;
  return { ...scenario, techniques: [...scenario.techniques, { id, key, params }] };
}

/**
 * The scenario without a lane. Faults on its requests and connections stay, switched off: they can be switched on again
 * when the lane is back. What was set in that lane alone goes with it.
 */
export function withoutLane(scenario: Scenario, laneKey: string): Scenario {
  const rest = { ...scenario, techniques: scenario.techniques.filter(({ key }) => key !== laneKey) };
  const isStillAbout = (act: Intervention) => act.do !== 'set' || meantLanes(act, rest).length > 0;
  const switchedOff = (act: Intervention) =>
    'on' in act && laneKeyOf(act) === laneKey ? { ...act, isEnabled: false } : act;
  return { ...rest, interventions: scenario.interventions.filter(isStillAbout).map(switchedOff) };
}

/** The scenario with a lane in another place, counted from 0. No chance is drawn by a lane's place, so no run changes. */
export function withLaneAt(scenario: Scenario, laneKey: string, place: number): Scenario {
  const others = scenario.techniques.filter(({ key }) => key !== laneKey);
  const moved = scenario.techniques.filter(({ key }) => key === laneKey);
  return { ...scenario, techniques: [...others.slice(0, place), ...moved, ...others.slice(place)] };
}

/** An act as it is written down: switched on unless it says otherwise. */
export type NewIntervention = Intervention extends infer Act
  ? Act extends Intervention
    ? Omit<Act, 'isEnabled'> & Partial<Pick<Act, 'isEnabled'>>
    : never
  : never;

/** The scenario with an act added at the end: the places of the others stay. */
export function withIntervention(scenario: Scenario, act: NewIntervention): Scenario {
  return { ...scenario, interventions: [...scenario.interventions, complete(act)] };
}

/** The scenario without the act at this place of the list; those behind it move up. */
export function withoutIntervention(scenario: Scenario, index: number): Scenario {
  return { ...scenario, interventions: scenario.interventions.filter((_, place) => place !== index) };
}

/** The scenario with another act at this place. */
export function withInterventionReplaced(scenario: Scenario, index: number, act: NewIntervention): Scenario {
  return withActAt(scenario, index, () => complete(act));
}

/** The scenario with the act at this place switched on or off. */
export function withInterventionEnabled(scenario: Scenario, index: number, isEnabled: boolean): Scenario {
  return withActAt(scenario, index, (act) => (act.isEnabled === isEnabled ? act : { ...act, isEnabled }));
}

function complete(act: NewIntervention): Intervention {
  return { isEnabled: true, ...act };
}

function withActAt(scenario: Scenario, index: number, change: (act: Intervention) => Intervention): Scenario {
  const interventions = scenario.interventions.map((act, place) => (place === index ? change(act) : act));
  return { ...scenario, interventions };
}

function withLanes(scenario: Scenario, change: (lane: Lane) => Lane): Scenario {
  return { ...scenario, techniques: scenario.techniques.map(change) };
}
