/** What was run: a trace for each lane, and what is read from it. */
import { must } from '../../core/assert';
import type { Lane, Scenario } from '../../scenario/schema';
import type { SpentBudget } from '../../simulate';
import { buildSpans } from '../../trace/build-spans';
import type { Trace } from '../../trace/events';
import type { Spans } from '../../trace/spans';

export interface LaneRun {
  readonly lane: Lane;
  readonly trace: Trace;
  readonly spans: Spans;
}

export type RunAttempt =
  | { readonly isDone: true; readonly lanes: readonly LaneRun[] }
  | { readonly isDone: false; readonly spent: SpentBudget };

/** The traces of a scenario's lanes, with what is read from them. */
export function laneRuns({ techniques }: Scenario, traces: readonly Trace[]): readonly LaneRun[] {
  return traces.map((trace, place) => {
    const lane = must(techniques[place], 'a run has as many traces as its scenario has lanes');
    return { lane, trace, spans: buildSpans(trace) };
  });
}
