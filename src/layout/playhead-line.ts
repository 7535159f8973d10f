import { cornersOf, roundPx, type Point } from './geometry';
import type { PlacedLabel } from './label-placement';
import type { SequenceGeometry } from './sequence-layout';

/** The letters without the air above and below them. */
const INK_HEIGHT = 0.62;
const AIR_PX = 2;

/** The line at the height `yPx` of the picture, from edge to edge of the plot; it makes way for words, and strikes none. */
export function playheadPath({ plot, shiftYPx, lanes }: SequenceGeometry, yPx: number): string {
  const struck = lanes.flatMap(({ labels }) => labels.flatMap((label) => struckPart(label, yPx - shiftYPx)));
  struck.sort((one, other) => one.fromXPx - other.fromXPx);
  let path = `M${plot.leftPx},${yPx}`;
  let drawnToXPx = plot.leftPx;
  for (const { fromXPx, toXPx } of struck) {
    path += `H${roundPx(Math.max(drawnToXPx, fromXPx))}M${roundPx(toXPx)},${yPx}`;
    drawnToXPx = toXPx;
  }
  return `${path}H${Math.max(drawnToXPx, plot.rightPx)}`;
}

interface Part {
  readonly fromXPx: number;
  readonly toXPx: number;
}

function struckPart({ box }: PlacedLabel, yPx: number): readonly Part[] {
  const xs = crossings(cornersOf({ ...box, heightPx: box.heightPx * INK_HEIGHT }), yPx);
  return xs.length < 2 ? [] : [{ fromXPx: Math.min(...xs) - AIR_PX, toXPx: Math.max(...xs) + AIR_PX }];
}

/** Where the edges of a shape meet the level `yPx`. */
function crossings(corners: readonly Point[], yPx: number): readonly number[] {
  return corners.flatMap((from, place) => {
    const to = corners[(place + 1) % corners.length]!;
    if (from.yPx <= yPx === to.yPx <= yPx) return [];
    return [from.xPx + ((yPx - from.yPx) / (to.yPx - from.yPx)) * (to.xPx - from.xPx)];
  });
}
