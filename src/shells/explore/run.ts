/** Runs a scenario for the page: traces and spans, or how its event budget was spent. */
import { must } from '../../core/assert';
import type { Lane, Scenario } from '../../scenario/schema';
import { EventBudgetError, simulate, type SpentBudget } from '../../simulate';
import { findTechnique } from '../../techniques/index';
import type { Technique } from '../../techniques/technique';
import { buildSpans } from '../../trace/build-spans';
import type { Trace } from '../../trace/events';
import type { Spans } from '../../trace/spans';

export interface LaneRun {
  readonly lane: Lane;
  readonly technique: Technique;
  readonly trace: Trace;
  readonly spans: Spans;
}

export type RunAttempt =
  | { readonly isDone: true; readonly lanes: readonly LaneRun[] }
  | { readonly isDone: false; readonly spent: SpentBudget };

/** A page must answer: a run that would take many seconds is told instead, and the command line takes it. */
const PAGE_EVENT_BUDGET = 400_000;

const attempts = new WeakMap<Scenario, RunAttempt>();

/** A run is a pure function of its scenario, so the same object is never run twice. */
export function runScenario(scenario: Scenario): RunAttempt {
  const known = attempts.get(scenario);
  if (known !== undefined) return known;
  const attempt = tryToRun(scenario);
  attempts.set(scenario, attempt);
  return attempt;
}

/** None of a run that was not done. */
export function lanesOf(scenario: Scenario): readonly LaneRun[] {
  const attempt = runScenario(scenario);
  return attempt.isDone ? attempt.lanes : [];
}

function tryToRun(scenario: Scenario): RunAttempt {
  try {
    const run = simulate(scenario, { eventBudget: PAGE_EVENT_BUDGET });
    const lanes = run.lanes.map((trace, index) => {
      const lane = must(scenario.techniques[index], 'a run has as many traces as its scenario has lanes');
      const technique = must(findTechnique(lane.id), `no technique ${lane.id}`);
      return { lane, technique, trace, spans: buildSpans(trace) };
    });
    return { isDone: true, lanes };
  } catch (error) {
    if (error instanceof EventBudgetError) return { isDone: false, spent: error.spent };
    throw error;
  }
}
