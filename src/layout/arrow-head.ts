import type { Box, Point } from './geometry';
import { roundPx } from './geometry';

export interface ArrowHead {
  readonly lengthPx: number;
  readonly widthPx: number;
  /** Two strokes instead of a filled triangle: an answer's head. */
  readonly isOpen: boolean;
}

/** The head of an arrow that comes from `from` and ends with its tip at `tip`, as an svg path. */
export function arrowHeadPath(from: Point, tip: Point, { lengthPx, widthPx, isOpen }: ArrowHead): string {
  const distance = Math.hypot(tip.xPx - from.xPx, tip.yPx - from.yPx) || 1;
  const alongX = (tip.xPx - from.xPx) / distance;
  const alongY = (tip.yPx - from.yPx) / distance;
  const baseXPx = tip.xPx - alongX * lengthPx;
  const baseYPx = tip.yPx - alongY * lengthPx;
  const sideXPx = (-alongY * widthPx) / 2;
  const sideYPx = (alongX * widthPx) / 2;
  const one = `${roundPx(baseXPx + sideXPx)},${roundPx(baseYPx + sideYPx)}`;
  const other = `${roundPx(baseXPx - sideXPx)},${roundPx(baseYPx - sideYPx)}`;
  return `M${one}L${roundPx(tip.xPx)},${roundPx(tip.yPx)}L${other}${isOpen ? '' : 'Z'}`;
}

/** Two strokes across each other, `radiusPx` to each side: something died here. */
export function crossPath({ xPx, yPx }: Point, radiusPx: number): string {
  const [leftPx, rightPx] = [roundPx(xPx - radiusPx), roundPx(xPx + radiusPx)];
  const [topPx, bottomPx] = [roundPx(yPx - radiusPx), roundPx(yPx + radiusPx)];
  return `M${leftPx},${topPx}L${rightPx},${bottomPx}M${leftPx},${bottomPx}L${rightPx},${topPx}`;
}

/** A cross as a mark: where it is, how it is drawn, and the room that it takes. */
export function layoutCross(center: Point, radiusPx: number) {
  const { xPx, yPx } = center;
  const box: Box = {
    leftPx: xPx - radiusPx,
    rightPx: xPx + radiusPx,
    topPx: yPx - radiusPx,
    bottomPx: yPx + radiusPx,
  };
  return { center, crossPath: crossPath(center, radiusPx), box };
}
