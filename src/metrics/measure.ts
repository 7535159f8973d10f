import type { Spans } from '../trace/spans';
import { definitions, type EvidenceKey } from './definitions';
import { Reading } from './reading';
import { mapMetrics, type MetricName, type Metrics } from './registry';

/**
 * Every metric of one lane, from what had happened by `untilMs` (virtual ms, included), whatever the spans know beyond it.
 * The playhead may be anywhere: nothing is rebuilt. O(n log n). Units: `registry.ts`; meanings: `definitions.ts`.
 */
export function measure(spans: Spans, untilMs: number): Metrics {
  return measureReading(new Reading(spans, untilMs));
}

/** The same, of a reading from which more is to be known: its lists are made once. */
export function measureReading(reading: Reading): Metrics {
  return mapMetrics(({ name }) => definitions[name].value(reading), reading.uplinks.length > 0);
}

/**
 * The keys of what is behind one number: the requests, messages or connections that were counted, or that have exactly
 * that value. In order of time, each once.
 */
export function evidenceFor(name: MetricName, spans: Spans, untilMs: number): EvidenceKey[] {
  return [...new Set(definitions[name].evidence(new Reading(spans, untilMs)))];
}
