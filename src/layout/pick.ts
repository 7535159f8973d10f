import { distancePx, type Box, type Point } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneGeometry, SequenceGeometry } from './sequence-layout';

export interface Picked {
  readonly laneKey: string;
  readonly itemKey: ItemKey;
}

/** Half of the 24 px that a target must have at least (WCAG 2.5.8). */
const REACH_PX = 12;

/**
 * The mark nearest to a point, or null on empty ground. Small marks win over arrows, arrows over bars, bars over tints:
 * what lies under another mark can still be reached where it stands alone. The same for svg and canvas.
 */
export function pickMark(geometry: SequenceGeometry, point: Point): Picked | null {
  const { plot, shiftYPx } = geometry;
  if (point.yPx < plot.topPx - REACH_PX || point.yPx > plot.bottomPx + REACH_PX) return null;
  const lane = geometry.lanes.find(({ frame }) => point.xPx >= frame.leftPx && point.xPx < frame.rightPx);
  const itemKey = lane ? pickInLane(lane, { xPx: point.xPx, yPx: point.yPx - shiftYPx }) : null;
  return lane && itemKey !== null ? { laneKey: lane.key, itemKey } : null;
}

/** The lane on whose server's edge a point lies, where messages stand; null elsewhere. */
export function laneOfServerAt({ lanes, plot, sizes }: SequenceGeometry, { xPx, yPx }: Point): string | null {
  if (yPx < plot.topPx || yPx > plot.bottomPx) return null;
  const lane = lanes.find(({ frame }) => {
    const rightPx = Math.min(frame.rightPx, frame.discsFromXPx + 4 * sizes.marbleRadiusPx);
    return xPx >= frame.serverXPx - REACH_PX / 2 && xPx <= rightPx;
  });
  return lane?.key ?? null;
}

function pickInLane({ marks, frame }: LaneGeometry, point: Point): ItemKey | null {
  const small = nearest(
    [...marks.marbles, ...marks.ends, ...marks.giveUps].map(({ key, box }) => ({ key, px: outsidePx(box, point) })),
    4,
  );
  if (small !== null) return small;
  const arrows = marks.arrows.map(({ key, segment, style }) => ({
    key,
    px: distancePx(point, segment) + (style === 'quiet' ? 4 : 0),
  }));
  const arrow = nearest(arrows, REACH_PX);
  const bars = [
    ...marks.work.map(({ key, box }) => ({ key, px: outsidePx(box, point) })),
    ...marks.waits.map(({ key, xPx, topPx, bottomPx }) => ({
      key,
      px: outsidePx({ leftPx: xPx, rightPx: xPx, topPx, bottomPx }, point),
    })),
  ];
  const bar = nearest(bars, 6);
  const isOnArrow = arrow !== null && arrows.some(({ key, px }) => key === arrow && px <= 4);
  if (bar !== null && !isOnArrow) return bar;
  if (arrow !== null) return arrow;
  const bands = marks.connections.map(({ key, rightXPx, topPx, bottomPx }) => ({
    key,
    px: outsidePx({ leftPx: rightXPx - frame.connectionWidthPx, rightPx: rightXPx, topPx, bottomPx }, point),
  }));
  return nearest(bands, 2) ?? pickGround(marks, frame, point);
}

/** What fills the ground between the lifelines and about them. */
function pickGround(marks: LaneGeometry['marks'], frame: LaneGeometry['frame'], point: Point): ItemKey | null {
  const isWithin = ({ topPx, bottomPx }: { topPx: number; bottomPx: number }) =>
    point.yPx >= topPx && point.yPx <= bottomPx;
  const lull = marks.lulls.find((each) => Math.abs(point.xPx - each.xPx) <= REACH_PX && isWithin(each));
  if (lull) return lull.key;
  if (point.xPx < frame.clientXPx || point.xPx > frame.serverXPx) return null;
  const stop = [...marks.outages, ...marks.serverStops].find(isWithin);
  return stop?.key ?? null;
}

function nearest(
  candidates: readonly { readonly key: ItemKey; readonly px: number }[],
  reachPx: number,
): ItemKey | null {
  let best: { readonly key: ItemKey; readonly px: number } | null = null;
  for (const candidate of candidates) {
    if (candidate.px <= reachPx && (best === null || candidate.px < best.px)) best = candidate;
  }
  return best?.key ?? null;
}

/** How far a point is outside a box; 0 inside. */
function outsidePx(box: Box, { xPx, yPx }: Point): number {
  return Math.hypot(Math.max(box.leftPx - xPx, 0, xPx - box.rightPx), Math.max(box.topPx - yPx, 0, yPx - box.bottomPx));
}
