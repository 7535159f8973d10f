import type { Box } from '../../layout/geometry';

/** The playhead's flag on the time axis. */
export function flagHeightPx(textPx: number): number {
  return textPx * 1.6;
}

/** Out of view the flag waits at the edge, so that it can be fetched back. */
export function flagYPx(playheadYPx: number, plot: Box): number {
  return Math.max(plot.topPx, Math.min(plot.bottomPx, playheadYPx));
}
