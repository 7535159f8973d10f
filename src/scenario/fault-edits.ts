/** What a hand does to a run, as edits of its scenario. As all edits they are pure and do not validate. */
import { readTarget, type ActTarget } from './act-target';
import { withIntervention, type NewIntervention } from './edits';
import type { Intervention, Scenario } from './schema';

/** Of these a request can meet only one: each decides alone what becomes of the answer. */
const FATEFUL: readonly Intervention['do'][] = ['drop-response', 'never-answer', 'fail-response', 'reset-connection'];

/** The scenario with a fault at its end, in place of those on the same thing that it contradicts. */
export function withFault(scenario: Scenario, fault: NewIntervention): Scenario {
  const rest = scenario.interventions.filter((act) => !contradicts(fault, act));
  return withIntervention(
    rest.length === scenario.interventions.length ? scenario : { ...scenario, interventions: rest },
    fault,
  );
}

function contradicts(fault: NewIntervention, act: Intervention): boolean {
  if (!('on' in fault) || !('on' in act) || fault.on !== act.on || 'atMs' in act) return false;
  return fault.do === act.do || (FATEFUL.includes(fault.do) && FATEFUL.includes(act.do));
}

/** The places in the list of the acts on a request (of this attempt, or of all) or on a connection. */
export function faultsOn(scenario: Scenario, target: ActTarget): readonly number[] {
  return scenario.interventions.flatMap((act, index) =>
    'on' in act && isAbout(readTarget(act), target) ? [index] : [],
  );
}

function isAbout(one: ActTarget, other: ActTarget): boolean {
  if (one.laneKey !== other.laneKey) return false;
  if (one.kind === 'connection' || other.kind === 'connection')
    return one.kind === 'connection' && other.kind === 'connection' && one.connectionId === other.connectionId;
  if (one.requestId !== other.requestId) return false;
  return one.attempt === null || other.attempt === null || one.attempt === other.attempt;
}

/** Without the faults at these places: what was to happen happens. */
export function withoutFaults(scenario: Scenario, places: readonly number[]): Scenario {
  return { ...scenario, interventions: scenario.interventions.filter((_, place) => !places.includes(place)) };
}
