import { measure } from '../../src/metrics/measure';
import type { Metrics } from '../../src/metrics/registry';
import { must } from '../../src/core/assert';
import type { TransitSpan } from '../../src/trace/spans';
import { runLane, type LaneRun } from './runs';
import { oneLane } from './scenarios';

type Parts = Record<string, unknown>;

/** One lane of this technique, run to its end. */
export function runOf(id: string, params: Parts = {}, rest: Parts = {}): LaneRun {
  return runLane(oneLane(id, params, rest));
}

function metricsOf(run: LaneRun): Metrics {
  return measure(run, run.trace.untilMs);
}

/** A metric that must be there. */
export function metricOf(run: LaneRun, name: keyof Metrics): number {
  return must(metricsOf(run)[name], `${name} of this run`);
}

/** How old each message was when a page had it, in order of publication. */
export function stalenessesOf({ messages }: LaneRun): number[] {
  return messages.flatMap(({ publishedAtMs, deliveries }) => deliveries.map(({ atMs }) => atMs - publishedAtMs));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a page received or sent as the content of a request or response. */
export function responsesOf({ transits }: LaneRun): readonly TransitSpan[] {
  return transits.filter(({ content }) => content === 'response');
}

/** Moments for messages, drawn once and for all: `count` of them, `gapMs` apart on average. */
export function everySoOften(count: number, gapMs: number): number[] {
  // Steps of the golden ratio are as uneven as chance, and the same everywhere.
  return Array.from({ length: count }, (_, index) => (index + 0.5 + ((index * 0.618_034) % 1) / 2) * gapMs);
}
