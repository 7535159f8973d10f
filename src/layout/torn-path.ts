import { piecesBetween, spanOf, tornRows, type Word } from './around-words';
import { roundPx, shapeWithinRows, type Box } from './geometry';
import type { FoldGeometry } from './time-ticks';

/** The torn edge of folded time: it passes behind marbles. Labels keep away from it, see `lane-labels.ts`. */
export function tornPath({ leftPx, rightPx }: Box, words: readonly Word[], fold: FoldGeometry): string {
  const { yPx, risePx, toothPx } = fold;
  const [topPx, bottomPx] = tornRows(fold);
  const struck = words
    .filter((each) => each.topPx < bottomPx && each.bottomPx > topPx)
    .flatMap(({ corners }) => spanOf(shapeWithinRows(corners, topPx, bottomPx)));
  return piecesBetween(leftPx, rightPx, struck)
    .map(({ fromXPx, toXPx }) => {
      const first = Math.ceil((fromXPx - leftPx) / toothPx);
      const last = toXPx === rightPx ? Math.ceil((toXPx - leftPx) / toothPx) : Math.floor((toXPx - leftPx) / toothPx);
      const teeth = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => {
        const tooth = first + place;
        return `${roundPx(Math.min(rightPx, leftPx + tooth * toothPx))},${roundPx(yPx + (tooth % 2 === 0 ? risePx : -risePx))}`;
      });
      return teeth.length < 2 ? '' : `M${teeth.join('L')}`;
    })
    .join('');
}
