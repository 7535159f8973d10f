import type { DiagramSizes } from './lane-frame';
import { textWidthPx } from './text-width';

/** Round for one and two digits, longer for more. */
export function marbleHalfWidthPx(text: string, { numberPx, marbleRadiusPx, scale }: DiagramSizes): number {
  if (text.length <= 2) return marbleRadiusPx;
  return Math.max(marbleRadiusPx, textWidthPx(text, numberPx, 600) / 2 + 3 * scale);
}
