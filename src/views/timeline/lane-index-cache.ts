import { indexLane, type LaneIndex } from '../../layout/lane-index';
import type { Spans } from '../../trace/spans';
import { isSamePage, FIRST_PAGE } from '../../trace/page-id';
import type { TimelineLane } from './props';

const known = new WeakMap<Spans, LaneIndex>();

/**
 * A lane's index, made once for all views of a run, so that moving the playhead or the window costs no new one. Spans
 * that grow in place (a run that is advanced) are told apart by how far they have got.
 */
export function laneIndexOf({ spans, page = FIRST_PAGE, untilMs }: TimelineLane): LaneIndex {
  const before = known.get(spans);
  if (before !== undefined && isSamePage(before.page, page) && before.untilMs === untilMs) return before;
  const index = indexLane(spans, page, untilMs);
  known.set(spans, index);
  return index;
}
