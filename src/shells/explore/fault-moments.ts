import type { LaneRun } from './run';

/** When interventions acted, for the marks on the scrubber. */
export function faultMoments(lanes: readonly LaneRun[]): readonly number[] {
  return [...momentsByIndex(lanes).values()];
}

/** An act on all lanes acts in each of them, at the same moment; one on a request may act on several attempts. */
export function momentsByIndex(lanes: readonly LaneRun[]): ReadonlyMap<number, number> {
  const firstAtMs = new Map<number, number>();
  for (const { trace } of lanes) {
    for (const event of trace.events) {
      if (event.kind === 'intervention-applied')
        firstAtMs.set(event.index, Math.min(event.atMs, firstAtMs.get(event.index) ?? Infinity));
    }
  }
  return firstAtMs;
}
