import type { Scenario } from '../../scenario/schema';
import { EventBudgetError, simulate } from '../../simulate';
import { laneRuns, type RunAttempt } from './lane-run';

/** A page must answer: a run that would take many seconds is told instead, and the command line takes it. */
const PAGE_EVENT_BUDGET = 400_000;

export function tryToRun(scenario: Scenario): RunAttempt {
  try {
    return { isDone: true, lanes: laneRuns(scenario, simulate(scenario, { eventBudget: PAGE_EVENT_BUDGET }).lanes) };
  } catch (error) {
    if (error instanceof EventBudgetError) return { isDone: false, spent: error.spent };
    throw error;
  }
}
