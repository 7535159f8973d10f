/** Runs of scenarios for the page: traces and spans, or how the event budget was spent. */
import { usualLanes, usualScenario } from '../../generated/usual-run';
import type { Scenario } from '../../scenario/schema';
import { unpackTrace, type PackedTrace } from '../../trace/packed-trace';
import { laneRuns, type LaneRun, type RunAttempt } from './lane-run';
import { engine } from './later.svelte';

export type { LaneRun, RunAttempt } from './lane-run';

/** The usual scenario without what is done to its run. */
export const usualPlanned: Scenario = { ...usualScenario, interventions: [] };

const attempts = new WeakMap<Scenario, RunAttempt>();

/** A run is a pure function of its scenario, so the same object is never run twice. */
export function runScenario(scenario: Scenario): RunAttempt {
  const known = attempts.get(scenario);
  if (known !== undefined) return known;
  const attempt = writtenRun(scenario) ?? engine.there.tryToRun(scenario);
  attempts.set(scenario, attempt);
  return attempt;
}

/** None of a run that was not done. */
export function lanesOf(scenario: Scenario): readonly LaneRun[] {
  const attempt = runScenario(scenario);
  return attempt.isDone ? attempt.lanes : [];
}

/** The run of the first picture is written down, since the engine comes later; null for any other. */
function writtenRun(scenario: Scenario): RunAttempt | null {
  const written = (traces: readonly PackedTrace[]): RunAttempt => ({
    isDone: true,
    lanes: laneRuns(scenario, traces.map(unpackTrace)),
  });
  if (scenario === usualScenario) return written(usualLanes.map(({ trace }) => trace));
  if (scenario === usualPlanned) return written(usualLanes.map(({ planned }) => planned));
  return null;
}
