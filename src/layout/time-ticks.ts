import { bisectLeft, range } from 'd3';
import { roundPx } from './geometry';
import type { Viewport } from './viewport';

export interface TimeTick {
  readonly atMs: number;
  readonly yPx: number;
  /** `1.5`; the first one in view and every whole minute carry the unit: `0 s`. Symbols are SI, so the same in every language. */
  readonly text: string;
}

// Steps that people count in: 1, 2, 5 and their tens, then seconds and minutes as a clock has them.
const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
];
const SUB_MS_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

/** Ticks at round moments, at least `minGapPx` apart, from the window's start to its end. */
export function timeTicks(viewport: Viewport, sizePx: number, minGapPx: number): readonly TimeTick[] {
  const stepMs = tickStepMs(viewport, sizePx, minGapPx);
  const firstIndex = Math.ceil(viewport.fromMs / stepMs - 1e-9);
  const lastIndex = Math.floor(viewport.toMs / stepMs + 1e-9);
  const hasMs = viewport.toMs <= 1000 || stepMs < 10;
  return range(firstIndex, lastIndex + 1).map((index) => {
    const atMs = roundPx(index * stepMs);
    const isFirst = index === Math.max(firstIndex, 0);
    return { atMs, yPx: roundPx(viewport.pxAt(atMs, sizePx)), text: tickText(atMs, stepMs, hasMs, isFirst) };
  });
}

function tickStepMs(viewport: Viewport, sizePx: number, minGapPx: number): number {
  const leastMs = (minGapPx / sizePx) * viewport.spanMs;
  const steps = leastMs < 1 ? SUB_MS_STEPS : STEPS_MS;
  return steps[bisectLeft(steps, leastMs)] ?? (leastMs < 1 ? 1 : 86_400_000 * Math.ceil(leastMs / 86_400_000));
}

function tickText(atMs: number, stepMs: number, hasMs: boolean, isFirst: boolean): string {
  if (hasMs) return `${atMs}${isFirst ? ' ms' : ''}`;
  const decimals = stepMs >= 1000 ? 0 : stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3;
  if (stepMs >= 60_000) return `${atMs / 60_000}${isFirst ? ' min' : ''}`;
  return `${(atMs / 1000).toFixed(decimals)}${isFirst ? ' s' : ''}`;
}
