import type { ArrowGeometry } from './arrow-layout';
import { pointBetween, roundPx, type Point } from './geometry';
import type { ItemKey } from './item-keys';

/** Where the messages are that are on the wire at the playhead: one dot for each, on its arrow. */
export function dotsInFlight(
  arrows: readonly ArrowGeometry[],
  playheadMs: number,
): readonly (Point & { readonly key: ItemKey; readonly style: ArrowGeometry['style'] })[] {
  return arrows.flatMap(({ key, style, segment, fromMs, toMs }) => {
    if (playheadMs < fromMs || playheadMs >= toMs) return [];
    const at = pointBetween(segment.from, segment.to, (playheadMs - fromMs) / (toMs - fromMs));
    return [{ key, style, xPx: roundPx(at.xPx), yPx: roundPx(at.yPx) }];
  });
}
