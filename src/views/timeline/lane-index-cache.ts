import { indexLane, type LaneIndex } from '../../layout/lane-index';
import type { Spans } from '../../trace/spans';
import type { TimelineLane } from './props';

/**
 * Remembers each lane's index as long as its run is the same, so that moving the playhead or the window costs no new
 * one. Spans that grow in place (a run that is advanced) are told apart by how far they have got.
 */
export function createLaneIndexCache(): (lane: TimelineLane) => LaneIndex {
  const known = new WeakMap<Spans, LaneIndex>();
  return ({ spans, client = 0, untilMs }) => {
    const before = known.get(spans);
    if (before?.client === client && before.untilMs === untilMs) return before;
    const index = indexLane(spans, client, untilMs);
    known.set(spans, index);
    return index;
  };
}
