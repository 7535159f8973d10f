import type { DiagramWords } from './diagram-words';
import { layoutDensity, type DensityRow } from './density-layout';
import { detailFor, type Detail } from './detail';
import { roundPx, type Box } from './geometry';
import { layoutHeads, type HeadGeometry, type HeadTexts } from './head-layout';
import { diagramSizes, layoutFrames, type DiagramSizes, type FramedLane, type LaneFrame } from './lane-frame';
import type { LaneIndex } from './lane-index';
import { layoutLabels } from './lane-labels';
import { layoutMarks, layoutTroubles, type LaneMarks } from './lane-layout';
import type { LaneScene } from './lane-scene';
import type { PlacedLabel } from './label-placement';
import { countWithin } from './time-index';
import { layoutFolds, timeTicks, type FoldGeometry, type TimeTick } from './time-ticks';
import type { Viewport } from './viewport';

export interface SequenceOptions {
  /** `room`: the run without its faults; with it, what was before a fault stands to the pixel where it stood without. */
  readonly lanes: readonly (FramedLane & { readonly texts: HeadTexts })[];
  readonly viewport: Viewport;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly textPx: number;
  readonly words: DiagramWords;
  /** In place of a lane's note, where there is too much in view to draw it one by one. */
  readonly densityText: (transitCount: number) => string;
}

export interface LaneGeometry {
  readonly key: string;
  readonly frame: LaneFrame;
  /** For laying out what is not of this run, at the same places. */
  readonly scene: LaneScene;
  readonly marks: LaneMarks;
  readonly labels: readonly PlacedLabel[];
  readonly detail: Detail;
  /** Empty unless there is too much in view to draw it one by one. */
  readonly density: readonly DensityRow[];
  /** How many transits are in view. */
  readonly transitCount: number;
}

/**
 * The whole picture, without the playhead (it moves far more often than the rest). Heads, ticks and `plot` are in px of
 * the svg; lanes are laid out along a time that stands still, and are to be drawn moved down by `shiftYPx`: while the
 * reader pans, what stays in view keeps its numbers, so that nothing of it is drawn anew.
 */
export interface SequenceGeometry {
  readonly plot: Box;
  readonly shiftYPx: number;
  /** The plot in the lanes' own px. */
  readonly lanePlot: Box;
  readonly sizes: DiagramSizes;
  readonly heads: readonly HeadGeometry[];
  readonly ticks: readonly TimeTick[];
  /** Idle time in view that is drawn shorter than it is. */
  readonly folds: readonly FoldGeometry[];
  readonly lanes: readonly LaneGeometry[];
}

const BOTTOM_PX = 8;
const TICK_GAP_PX = 56;
/** Marks and labels reach this far over the window's edges. */
const WINDOW_MARGIN_PX = 40;

/** Lanes side by side on one time axis; only what is in view is laid out. Pure: the same input gives the same picture. */
export function layoutSequence(options: SequenceOptions): SequenceGeometry {
  const { lanes, viewport, widthPx, heightPx, textPx, words, densityText } = options;
  const sizes = diagramSizes(textPx, widthPx);
  const frames = layoutFrames(lanes, widthPx, sizes);
  const details = lanes.map(({ index }) => detailFor(markCountIn(index, viewport), lanes.length));
  const { heads, heightPx: headPx } = layoutHeads(
    lanes.map(({ texts, index }, place) => ({
      frame: frames[place]!,
      texts:
        details[place] === 'density' ? { ...texts, note: densityText(countWithin(index.transits, viewport)) } : texts,
    })),
    sizes,
    heightPx,
  );
  const plot: Box = {
    leftPx: sizes.axisWidthPx,
    topPx: headPx,
    rightPx: widthPx,
    bottomPx: Math.max(headPx + 1, heightPx - BOTTOM_PX),
  };
  const plotPx = plot.bottomPx - plot.topPx;
  const pxPerMs = plotPx / viewport.spanMs;
  const { folds } = viewport;
  const anchorMs = anchorBefore(folds.shownAt(viewport.fromMs), viewport.spanMs);
  const laneTopPx = (folds.shownAt(viewport.fromMs) - anchorMs) * pxPerMs;
  const lanePlot: Box = { ...plot, topPx: laneTopPx, bottomPx: laneTopPx + plotPx };
  const toYPx = (atMs: number) => roundPx((folds.shownAt(atMs) - anchorMs) * pxPerMs);
  const window = viewport.widened((WINDOW_MARGIN_PX / plotPx) * viewport.spanMs);
  const scenes = lanes.map(({ index, room }, place): LaneScene => ({
    index: room ? { ...index, usualTransitMs: room.usualTransitMs } : index,
    frame: frames[place]!,
    sizes,
    window,
    toYPx,
    folds: layoutFolds(viewport, lanePlot, sizes.textPx),
    plot: lanePlot,
  }));
  return {
    plot,
    lanePlot,
    shiftYPx: roundPx(plot.topPx - laneTopPx),
    sizes,
    heads: heads.map((head, place) => (details[place] === 'density' ? noticed(head) : head)),
    ticks: timeTicks(viewport, plotPx, TICK_GAP_PX * sizes.scale).map((tick) => ({
      ...tick,
      yPx: roundPx(tick.yPx + plot.topPx),
    })),
    folds: layoutFolds(viewport, plot, sizes.textPx),
    lanes: scenes.map((scene, place) => layoutLane(lanes[place]!.key, scene, details[place]!, words)),
  };
}

function layoutLane(key: string, scene: LaneScene, detail: Detail, words: DiagramWords): LaneGeometry {
  const transitCount = countWithin(scene.index.transits, scene.window);
  const marks = detail === 'density' ? layoutTroubles(scene) : layoutMarks(scene, detail);
  return {
    key,
    frame: scene.frame,
    scene,
    marks,
    detail,
    transitCount,
    labels: layoutLabels(marks, words, scene, detail === 'loud'),
    density: detail === 'density' ? layoutDensity(scene) : [],
  };
}

function markCountIn(index: LaneIndex, viewport: Viewport): number {
  return countWithin(index.transits, viewport) + countWithin(index.marbles, viewport);
}

/** Its note is no remark but tells a limit of the picture. */
function noticed(head: HeadGeometry): HeadGeometry {
  return { ...head, lines: head.lines.map((line) => (line.role === 'note' ? { ...line, role: 'notice' } : line)) };
}

/**
 * The moment, in the time that is drawn, that lanes are laid out from: on a grid a few windows wide, so that it hardly ever changes while the
 * reader pans, and near, since an svg's numbers have no more than seven digits.
 */
function anchorBefore(fromMs: number, spanMs: number): number {
  const gridMs = 2 ** Math.ceil(Math.log2(4 * spanMs));
  return Math.floor(fromMs / gridMs) * gridMs;
}
