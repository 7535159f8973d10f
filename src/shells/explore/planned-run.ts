/** What a run would be without its faults: the picture keeps room for it. */
import { usualScenario } from '../../generated/usual-run';
import type { Scenario } from '../../scenario/schema';
import { lanesOf, usualPlanned, type LaneRun } from './run';

const plannedOf = new WeakMap<Scenario, Scenario>();
let lastPlanned: { readonly text: string; readonly scenario: Scenario } | null = null;

/**
 * The run of the same scenario without what was done to it. Edits of faults have it in common, so it is kept from one to
 * the next.
 */
export function plannedLanes(scenario: Scenario): readonly LaneRun[] {
  const planned = plannedOf.get(scenario) ?? findPlanned(scenario);
  plannedOf.set(scenario, planned);
  return lanesOf(planned);
}

function findPlanned(scenario: Scenario): Scenario {
  const planned = scenario.interventions.length === 0 ? scenario : withoutActs(scenario);
  const text = JSON.stringify(planned);
  if (lastPlanned?.text !== text) lastPlanned = { text, scenario: planned };
  return lastPlanned.scenario;
}

function withoutActs(scenario: Scenario): Scenario {
  return scenario === usualScenario ? usualPlanned : { ...scenario, interventions: [] };
}

const legendRuns = new WeakMap<readonly LaneRun[], readonly LaneRun[]>();

/**
 * The run that the legend speaks of: as long as only faults are edited it is the one that they were begun on, since one
 * line more of legend would move the whole picture. What a fault draws says in a word what it is.
 */
export function legendLanes(scenario: Scenario): readonly LaneRun[] {
  const planned = plannedLanes(scenario);
  const run = legendRuns.get(planned) ?? lanesOf(scenario);
  legendRuns.set(planned, run);
  return run;
}
