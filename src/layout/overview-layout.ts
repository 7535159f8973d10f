import { bisectLeft, bisectRight } from 'd3';
import { roundPx } from './geometry';
import type { LaneIndex } from './lane-index';
import type { TimeRange, Viewport } from './viewport';

/** The whole run in a strip, time from left to right: a row for each lane, ticks for what was sent and what was lost. */
export interface OverviewRow {
  readonly key: string;
  readonly topPx: number;
  readonly heightPx: number;
  /** Strokes: requests from the upper half, answers and pushes from the lower one, as broad as they are many. */
  readonly upPaths: readonly DensityPath[];
  readonly downPaths: readonly DensityPath[];
  readonly lossXPx: readonly number[];
}

export interface DensityPath {
  readonly strokePx: number;
  readonly path: string;
}

/** One, a few, many; the broadest leave no gap. None is fainter than another: each must be seen on its ground. */
const STROKES_PX = [1, 1.5, 2] as const;
const TICK_STEP_PX = 2;
const LEAST_BRUSH_PX = 6;

/** The whole of each lane: costs as much as the run is long, so it is made once for a run, not while the reader pans. */
export function layoutOverview(
  lanes: readonly { readonly key: string; readonly index: LaneIndex }[],
  { run, widthPx, heightPx }: { readonly run: Viewport; readonly widthPx: number; readonly heightPx: number },
): readonly OverviewRow[] {
  const rowPx = heightPx / Math.max(1, lanes.length);
  return lanes.map(({ key, index }, place) => {
    const topPx = roundPx(place * rowPx);
    const half = rowPx / 2;
    return {
      key,
      topPx,
      heightPx: roundPx(rowPx),
      upPaths: densityPaths(index, 'up', run, widthPx, topPx + rowPx * 0.14, half * 0.72),
      downPaths: densityPaths(index, 'down', run, widthPx, topPx + half, half * 0.72),
      lossXPx: index.losses.items.map(({ atMs }) => roundPx(run.pxAt(atMs, widthPx))).filter(isNew),
    };
  });
}

/** What the diagram shows of it. */
export function layoutBrush(
  window: TimeRange,
  run: Viewport,
  widthPx: number,
): { readonly leftPx: number; readonly widthPx: number } {
  const [leftPx, rightPx] = [window.fromMs, window.toMs].map((atMs) =>
    Math.max(0, Math.min(widthPx, run.pxAt(atMs, widthPx))),
  ) as [number, number];
  return { leftPx: roundPx(leftPx), widthPx: roundPx(Math.max(LEAST_BRUSH_PX, rightPx - leftPx)) };
}

function isNew(xPx: number, place: number, all: readonly number[]): boolean {
  return place === 0 || all[place - 1] !== xPx;
}

/** Ticks on a grid of 2 px, each from its left edge, so that it fills whole px; sorted into a few breadths, so that a long run costs no more than a short one. */
function densityPaths(
  index: LaneIndex,
  direction: 'up' | 'down',
  run: Viewport,
  widthPx: number,
  topPx: number,
  lengthPx: number,
): readonly DensityPath[] {
  const { items, fromMs } = index.transits;
  const counts = new Uint32Array(Math.max(1, Math.ceil(widthPx / TICK_STEP_PX)));
  for (let place = bisectLeft(fromMs, run.fromMs); place < bisectRight(fromMs, run.toMs); place++) {
    if (items[place]!.direction !== direction || items[place]!.exchangeId === null) continue;
    const column = Math.min(counts.length - 1, Math.floor(run.pxAt(fromMs[place]!, counts.length)));
    counts[column] = counts[column]! + 1;
  }
  const paths: string[] = STROKES_PX.map(() => '');
  counts.forEach((count, column) => {
    if (count === 0) return;
    const level = Math.min(STROKES_PX.length, Math.ceil(Math.log2(count + 1))) - 1;
    const xPx = column * TICK_STEP_PX + STROKES_PX[level]! / 2;
    paths[level] = `${paths[level]!}M${xPx},${roundPx(topPx)}v${roundPx(lengthPx)}`;
  });
  return STROKES_PX.map((strokePx, level) => ({ strokePx, path: paths[level]! })).filter(({ path }) => path !== '');
}
