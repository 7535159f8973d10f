import { bisectLeft } from 'd3';
import { roundPx } from './geometry';
import type { LaneFrame } from './lane-frame';
import type { LaneScene } from './lane-scene';

/** How much is on the wire in one row of the picture: lengths of two bars that grow towards each other. */
export interface DensityRow {
  readonly yPx: number;
  /** From the client's lifeline to the right, and from the server's to the left: sent up, sent down. */
  readonly upWidthPx: number;
  readonly downWidthPx: number;
}

const DENSITY_ROW_PX = 3;
const BAR_PX = 2;

/** Instead of arrows, where there are too many to tell apart. O(found), without an object for each. */
export function layoutDensity({ index, frame, plot, toYPx, window }: LaneScene): readonly DensityRow[] {
  const rowCount = Math.max(1, Math.ceil((plot.bottomPx - plot.topPx) / DENSITY_ROW_PX));
  const up = new Uint32Array(rowCount);
  const down = new Uint32Array(rowCount);
  const { items, fromMs } = index.transits;
  for (let place = bisectLeft(fromMs, window.fromMs); place < items.length && fromMs[place]! <= window.toMs; place++) {
    const row = Math.floor((toYPx(fromMs[place]!) - plot.topPx) / DENSITY_ROW_PX);
    if (row < 0 || row >= rowCount) continue;
    const counts = items[place]!.direction === 'up' ? up : down;
    counts[row] = counts[row]! + 1;
  }
  const most = Math.max(1, up.reduce(larger, 0), down.reduce(larger, 0));
  const halfPx = (frame.wireToXPx - frame.wireFromXPx) / 2 - 1;
  return Array.from(up, (upCount, row) => ({
    yPx: plot.topPx + row * DENSITY_ROW_PX,
    upWidthPx: roundPx((upCount / most) * halfPx),
    downWidthPx: roundPx((down[row]! / most) * halfPx),
  })).filter((row) => row.upWidthPx > 0 || row.downWidthPx > 0);
}

/** All bars of a side as one path. */
export function densityPaths(
  rows: readonly DensityRow[],
  { wireFromXPx, wireToXPx }: LaneFrame,
): { readonly upPath: string; readonly downPath: string } {
  const bar = (xPx: number, yPx: number, widthPx: number) =>
    widthPx > 0 ? `M${roundPx(xPx)},${roundPx(yPx)}h${widthPx}v${BAR_PX}h${-widthPx}z` : '';
  return {
    upPath: rows.map(({ yPx, upWidthPx }) => bar(wireFromXPx, yPx, upWidthPx)).join(''),
    downPath: rows.map(({ yPx, downWidthPx }) => bar(wireToXPx - downWidthPx, yPx, downWidthPx)).join(''),
  };
}

function larger(one: number, other: number): number {
  return Math.max(one, other);
}
