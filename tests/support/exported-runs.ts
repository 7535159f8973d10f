import { must } from '../../src/core/assert';
import type { ExportedRun } from '../../src/exports/exported-run';
import type { Scenario } from '../../src/scenario/schema';
import { buildSpans } from '../../src/trace/build-spans';
import type { Trace } from '../../src/trace/events';
import { lanesOf } from './law-runs';

/** A scenario's run as exports take it. Each lane is named by its key, unless `nameOf` says otherwise. */
export function exportedRun(
  scenario: Scenario,
  nameOf: (trace: Trace) => string = ({ laneKey }) => laneKey,
): ExportedRun {
  const lanes = lanesOf(scenario).map((trace, place) => ({
    lane: must(scenario.techniques[place], 'a trace has its lane'),
    name: nameOf(trace),
    trace,
    spans: buildSpans(trace),
  }));
  return { scenario, lanes };
}
