import type { Box } from '../../layout/geometry';
import type { TimeUnit } from '../../layout/time-ticks';

/** The playhead's flag on the time axis. */
export function flagHeightPx(textPx: number): number {
  return textPx * 1.6;
}

/** Out of view the flag waits at the edge, so that it can be fetched back. */
export function flagYPx(playheadYPx: number, plot: Box): number {
  return Math.max(plot.topPx, Math.min(plot.bottomPx, playheadYPx));
}

/** Words on the axis that it would cover, in part or whole. */
export function isUnderFlag(yPx: number, flagAtYPx: number | null, textPx: number): boolean {
  return flagAtYPx !== null && Math.abs(yPx - flagAtYPx) < flagHeightPx(textPx) / 2 + textPx * 0.6;
}

/** In seconds as everywhere on the page, with the unit where the axis counts in another; no digits that its px cannot tell. */
export function flagText(playheadMs: number, axisUnit: TimeUnit): string {
  if (axisUnit === 's') return (playheadMs / 1000).toFixed(3);
  return `${(playheadMs / 1000).toFixed(axisUnit === 'min' ? 1 : 3)}\u00a0s`;
}
