/** What differs between the run on stage and the one before. */
import { diffRuns, type RunDifference } from '../../difference/run-difference';
import { transitsOnlyIn } from '../../difference/transit-ways';
import type { Scenario } from '../../scenario/schema';
import type { Ghost } from '../../views/timeline/props';
import { lanesOf } from './run';

/** Of one lane; null where the run before has no such lane. */
export function laneDifference(before: Scenario, after: Scenario, laneKey: string): RunDifference | null {
  const [one, other] = [before, after].map((scenario) => lanesOf(scenario).find(({ lane }) => lane.key === laneKey));
  if (!one || one.lane.id !== other?.lane.id) return null;
  return diffRuns(one.spans, other.spans, Math.min(before.durationMs, after.durationMs));
}

/** What went another way before, in all lanes that both runs have. */
export function ghostsBetween(before: Scenario, after: Scenario): readonly Ghost[] {
  const lanes = new Map(lanesOf(after).map((run) => [run.lane.key, run]));
  return lanesOf(before).flatMap(({ lane, spans }) => {
    const run = lanes.get(lane.key);
    if (run?.lane.id !== lane.id) return [];
    const transits = transitsOnlyIn(spans.transits, run.spans.transits);
    return transits.length === 0 ? [] : [{ laneKey: lane.key, transits }];
  });
}
