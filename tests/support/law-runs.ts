import fc from 'fast-check';
import type { Scenario } from '../../src/scenario/schema';
import { createRun, EventBudgetError } from '../../src/simulate';
import type { Trace, TraceEvent } from '../../src/trace/events';

/** More runs for a long night: `LAW_RUNS=20 npx vitest run tests/laws` does twenty times as many, `LAW_SEED` others. */
const runsFactor = Number(process.env['LAW_RUNS'] ?? 1);
const seed = Number(process.env['LAW_SEED'] ?? 1);

/** Hundreds of runs on a busy machine. */
export const LAW_LIMIT_MS = 60_000 * Math.max(1, runsFactor);

/** A fixed seed, so that a failure is the same everywhere; `numRuns` for a run of the usual length. */
export function lawParameters<Inputs>(numRuns: number): fc.Parameters<Inputs> {
  return { seed, numRuns: Math.ceil(numRuns * runsFactor), endOnFailure: process.env['LAW_SHRINK'] === '0' };
}

/** A run is at most this long in events: random scenarios are some seconds. */
const EVENT_BUDGET = 100_000;

/** The lanes of a run; a scenario that spends its budget is no input for a law about whole runs, and counts for nothing. */
export function lanesOf(scenario: Scenario): readonly Trace[] {
  const { lanes, budgetError } = lanesUpToTheBudget(scenario);
  fc.pre(budgetError === null);
  return lanes;
}

/** The lanes of a run, as far as its budget went, and what was said when it was spent. */
export function lanesUpToTheBudget(scenario: Scenario): {
  readonly lanes: readonly Trace[];
  readonly budgetError: string | null;
} {
  const run = createRun(scenario, { eventBudget: EVENT_BUDGET });
  try {
    run.advanceTo(scenario.durationMs);
    return { lanes: run.lanes, budgetError: null };
  } catch (error) {
    if (!(error instanceof EventBudgetError)) throw error;
    return { lanes: run.lanes, budgetError: error.message };
  }
}

/** Advanced in steps of `stepMs`; after each, `onStep` sees the lanes. */
export function lanesInSteps(
  scenario: Scenario,
  stepMs: number,
  onStep: (lanes: readonly Trace[]) => void,
): readonly Trace[] {
  const run = createRun(scenario, { eventBudget: EVENT_BUDGET });
  for (let atMs = stepMs; atMs < scenario.durationMs; atMs += stepMs) {
    run.advanceTo(atMs);
    onStep(run.lanes);
  }
  run.advanceTo(scenario.durationMs);
  return run.lanes;
}

/** Every field of every event, one event a line: what "the same, byte for byte" compares. */
export function writeEvents(events: readonly TraceEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

export function writeLanes(lanes: readonly Trace[]): string {
  return lanes.map(({ laneKey, events }) => `${laneKey}\n${writeEvents(events)}`).join('');
}

export function eventsBefore({ events }: Trace, atMs: number): readonly TraceEvent[] {
  return events.filter((event) => event.atMs < atMs);
}
