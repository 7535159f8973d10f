/** Runs of scenarios for the page: traces and spans, or how the event budget was spent. */
import { must } from '../../core/assert';
import { usualLanes, usualScenario } from '../../generated/usual-run';
import type { Lane, Scenario } from '../../scenario/schema';
import type { SpentBudget } from '../../simulate';
import { buildSpans } from '../../trace/build-spans';
import type { Trace } from '../../trace/events';
import { unpackTrace, type PackedTrace } from '../../trace/packed-trace';
import type { Spans } from '../../trace/spans';
import { engine } from './later.svelte';

export interface LaneRun {
  readonly lane: Lane;
  readonly trace: Trace;
  readonly spans: Spans;
}

export type RunAttempt =
  | { readonly isDone: true; readonly lanes: readonly LaneRun[] }
  | { readonly isDone: false; readonly spent: SpentBudget };

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

/** The traces of a scenario's lanes, with what is read from them. */
export function laneRuns({ techniques }: Scenario, traces: readonly Trace[]): readonly LaneRun[] {
  return traces.map((trace, place) => {
    const lane = must(techniques[place], 'a run has as many traces as its scenario has lanes');
    return { lane, trace, spans: buildSpans(trace) };
  });
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
