/**
 * `pollscope`: a scenario, its run, and what can be read off it. No document, no clock, no network: the same scenario
 * gives the same bytes anywhere.
 *
 * ```ts
 * const parsed = parseScenario({ version: 1, techniques: [{ id: 'long-polling' }] });
 * if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
 * for (const trace of simulate(parsed.scenario).lanes) console.log(measure(buildSpans(trace), trace.untilMs));
 * ```
 */
export { compactScenario, describeProblem, parseScenario, readLink, techniqueIds, writeLink } from './scenarios';
export {
  withIntervention,
  withInterventionEnabled,
  withInterventionReplaced,
  withLane,
  withLaneAt,
  withoutIntervention,
  withoutLane,
  withParam,
  withValue,
} from '../../scenario/edits';
export { createRun, EventBudgetError, simulate } from '../../simulate';
export { buildSpans } from '../../trace/build-spans';
export { measure } from '../../metrics/measure';
export { metricEntries } from '../../metrics/registry';
export { reportLane } from '../cli/lane-report';

export type { LinkView } from '../../config/link';
export type { NewIntervention } from '../../scenario/edits';
export type { ParseResult } from '../../scenario/parse';
export type { Problem } from '../../scenario/problems';
export type { Intervention, Lane, MessageSource, Scenario } from '../../scenario/schema';
export type { Run, RunOptions, SpentBudget } from '../../simulate';
export type { Trace, TraceEvent } from '../../trace/events';
export type { ConnectionSpan, ExchangeSpan, MessageSpan, Spans, TransitSpan } from '../../trace/spans';
export type { MetricEntry, MetricName, Metrics } from '../../metrics/registry';
export type { LaneReport } from '../cli/lane-report';
