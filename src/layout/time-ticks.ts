import { bisectLeft, range } from 'd3';
import { roundPx, type Box } from './geometry';
import type { Viewport } from './viewport';

export interface TimeTick {
  readonly atMs: number;
  readonly yPx: number;
  /** `1.5`, in its unit. */
  readonly text: string;
  readonly unit: TimeUnit;
}

/** Symbols are SI, so the same in every language. */
export type TimeUnit = 'ms' | 's' | 'min';

// Steps that people count in: 1, 2, 5 and their tens, then seconds and minutes as a clock has them.
const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
];
/** Of the usual gap between ticks: a line of text has room in it. */
const LEAST_BREAK_GAP = 0.4;
const SUB_MS_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

/** Ticks at round moments, at least `minGapPx` apart, from the window's start to its end. */
export function timeTicks(viewport: Viewport, sizePx: number, minGapPx: number): readonly TimeTick[] {
  const stepMs = tickStepMs(viewport, sizePx, minGapPx);
  const firstIndex = Math.ceil(viewport.fromMs / stepMs - 1e-9);
  const lastIndex = Math.floor(viewport.toMs / stepMs + 1e-9);
  const unit: TimeUnit = viewport.toMs <= 1000 || stepMs < 10 ? 'ms' : stepMs >= 60_000 ? 'min' : 's';
  const ticks = range(firstIndex, lastIndex + 1).map((index) => {
    const atMs = roundPx(index * stepMs);
    return { atMs, yPx: roundPx(viewport.pxAt(atMs, sizePx)), text: tickText(atMs, stepMs, unit), unit };
  });
  return viewport.folds.folds.length === 0 ? ticks : apartFromFolds(ticks, viewport, sizePx, minGapPx);
}

/**
 * The ticks that are to be read, each with its words. The first has the unit, which all have: `0 s`, `1`, `2`. So what
 * nothing is written at must be left out before. Where a run begins before 0, that is its first.
 */
export function labelledTicks(ticks: readonly TimeTick[]): readonly TimeTick[] {
  const first = ticks.find(({ atMs }) => atMs >= 0) ?? ticks[0];
  return ticks.map((tick) => (tick === first ? { ...tick, text: `${tick.text}\u00a0${tick.unit}` } : tick));
}

/** Idle time that is drawn shorter than it is: a break across the picture, with its real length. */
export interface FoldGeometry {
  readonly fromMs: number;
  /** The middle of the break. */
  readonly yPx: number;
  /** Of the zigzag: it goes up and down by `risePx`, each tooth as wide as `toothPx`, in a gap of `gapPx` in all else. */
  readonly risePx: number;
  readonly toothPx: number;
  readonly gapPx: number;
  readonly text: string;
}

/** In heights of the text: about as wide as a letter, so that it reads as torn, not as a wave. */
const TOOTH = 0.7;

/** The folds whose break is in view. `plot` gives the place of the window in the svg. */
export function layoutFolds(viewport: Viewport, plot: Box, textPx: number): readonly FoldGeometry[] {
  const sizePx = plot.bottomPx - plot.topPx;
  return viewport.folds.folds.flatMap(({ fromMs, toMs }) => {
    const [topPx, bottomPx] = [viewport.pxAt(fromMs, sizePx), viewport.pxAt(toMs, sizePx)];
    const yPx = roundPx(plot.topPx + (topPx + bottomPx) / 2);
    if (yPx < plot.topPx || yPx > plot.bottomPx) return [];
    const heightPx = bottomPx - topPx;
    const toothPx = TOOTH * textPx;
    return [
      {
        fromMs,
        yPx,
        risePx: roundPx(Math.min(toothPx, heightPx * 0.4) / 2),
        toothPx,
        gapPx: roundPx(Math.max(3, Math.min(8, heightPx * 0.3))),
        text: `+${((toMs - fromMs) / 1000).toFixed(1)} s`,
      },
    ];
  });
}

/** No tick inside a break or so near that the words would meet; and none so near to the one before it, across a break. */
function apartFromFolds(
  ticks: readonly TimeTick[],
  viewport: Viewport,
  sizePx: number,
  minGapPx: number,
): readonly TimeTick[] {
  const breaks = viewport.folds.folds.map(
    ({ fromMs, toMs }) => (viewport.pxAt(fromMs, sizePx) + viewport.pxAt(toMs, sizePx)) / 2,
  );
  let lastYPx = -Infinity;
  return ticks.filter(({ atMs, yPx }) => {
    const isFolded = viewport.folds.folds.some((fold) => atMs > fold.fromMs && atMs < fold.toMs);
    const isNear = breaks.some((breakPx) => Math.abs(breakPx - yPx) < minGapPx * LEAST_BREAK_GAP);
    if (isFolded || isNear || yPx - lastYPx < minGapPx * LEAST_BREAK_GAP) return false;
    lastYPx = yPx;
    return true;
  });
}

function tickStepMs(viewport: Viewport, sizePx: number, minGapPx: number): number {
  const leastMs = (minGapPx / sizePx) * viewport.spanMs;
  const steps = leastMs < 1 ? SUB_MS_STEPS : STEPS_MS;
  return steps[bisectLeft(steps, leastMs)] ?? (leastMs < 1 ? 1 : 86_400_000 * Math.ceil(leastMs / 86_400_000));
}

function tickText(atMs: number, stepMs: number, unit: TimeUnit): string {
  if (unit === 'ms') return `${atMs}`;
  if (unit === 'min') return `${atMs / 60_000}`;
  return (atMs / 1000).toFixed(stepMs >= 1000 ? 0 : stepMs >= 100 ? 1 : 2);
}
