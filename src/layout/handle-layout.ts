import type { Point } from './geometry';
import type { HandleSpot } from './handle-spots';
import type { LaneGeometry } from './sequence-layout';

/** Where a handle stands, in the lanes' own px; null where its mark is not drawn. */
export function handlePoint(lane: LaneGeometry, { markKey, at }: Pick<HandleSpot, 'markKey' | 'at'>): Point | null {
  const { arrows, ends, marbles, work } = lane.marks;
  const arrow = arrows.find(({ key }) => key === markKey);
  if (arrow) return at === 'from' ? arrow.segment.from : arrow.segment.to;
  const marble = marbles.find(({ keys }) => keys.includes(markKey));
  if (marble) return marble.center;
  const end = ends.find(({ key }) => key === markKey);
  if (end) return end.center;
  const bar = work.find(({ key }) => key === markKey);
  return bar ? { xPx: (bar.box.leftPx + bar.box.rightPx) / 2, yPx: bar.box.bottomPx } : null;
}
