import { roundPx } from './geometry';
import type { DiagramSizes } from './lane-frame';
import { textWidthPx } from './text-width';

/** Numbers in marbles are a little smaller than the diagram's text. */
export function marbleTextPx(textPx: number): number {
  return roundPx(textPx * 0.84);
}

/** Round for one and two digits, longer for more. */
export function marbleHalfWidthPx(text: string, { textPx, marbleRadiusPx, scale }: DiagramSizes): number {
  if (text.length <= 2) return marbleRadiusPx;
  return Math.max(marbleRadiusPx, textWidthPx(text, marbleTextPx(textPx), 600) / 2 + 3 * scale);
}
