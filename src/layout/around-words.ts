/** What goes across the picture makes way for what is to be read there: playhead, veil, grid over the veil; `torn-path.ts` for breaks in time. */
import { cornersOf, cornersOfBox, roundPx, shapeWithinRows, type Box, type Point } from './geometry';
import type { SequenceGeometry } from './sequence-layout';
import type { FoldGeometry } from './time-ticks';

/** Of a label's box: from the top of the tallest letters, Chinese ones included, to the foot of a p. */
const INK_HEIGHT = 0.97;
const AIR_PX = 2;
const RING_PX = 0.75;
/** Heights of marks, and how far the lanes are moved, are each rounded to a hundredth; the playhead's is not. */
const ROUNDING_PX = 0.02;

/** Something to be read, in px of the svg: words, or a marble with its number. */
export interface Word {
  readonly corners: readonly Point[];
  readonly topPx: number;
  readonly bottomPx: number;
  /** The height of the moment that it belongs to: beside a mark it may stand higher or lower. */
  readonly momentYPx: number;
}

interface Span {
  readonly fromXPx: number;
  readonly toXPx: number;
}

export function wordsOf({ lanes, shiftYPx }: Pick<SequenceGeometry, 'lanes' | 'shiftYPx'>): readonly Word[] {
  return lanes.flatMap(({ labels, marks, scene }) => {
    /** From when to when a mark is, for words that stand beside it; all others stand where they belong. */
    const rowsOf = new Map<string, readonly [topPx: number, bottomPx: number]>([
      ...marks.arrows.map(({ key, segment: { from, to } }) => [key, [from.yPx, to.yPx]] as const),
      ...marks.ends.map(({ key, center: { yPx } }) => [key, [yPx, yPx]] as const),
      ...marks.marbles.map(({ key, moment }) => {
        const yPx = scene.toYPx(moment.atMs);
        return [key, [yPx, yPx]] as const;
      }),
    ]);
    const momentOf = (key: string, { yPx }: Point) => {
      const [topPx, bottomPx] = rowsOf.get(key) ?? [yPx, yPx];
      return Math.max(topPx, Math.min(bottomPx, yPx));
    };
    return [
      ...labels.map(({ box, itemKey }) =>
        word(cornersOf({ ...box, heightPx: box.heightPx * INK_HEIGHT }), momentOf(itemKey, box.center), shiftYPx),
      ),
      ...numberedMarbles(marks).map(({ box, key, center }) =>
        word(cornersOfBox(withRing(box)), momentOf(key, center), shiftYPx),
      ),
    ];
  });
}

function numberedMarbles({ marbles }: SequenceGeometry['lanes'][number]['marks']) {
  return marbles.filter(({ text }) => text !== '');
}

/** Its stroke lies half outside of its box; it is no wider than the gap between two marbles. */
function withRing({ leftPx, topPx, rightPx, bottomPx }: Box): Box {
  return { leftPx: leftPx - RING_PX, topPx: topPx - RING_PX, rightPx: rightPx + RING_PX, bottomPx: bottomPx + RING_PX };
}

function word(corners: readonly Point[], momentYPx: number, shiftYPx: number): Word {
  const heights = corners.map(({ yPx }) => yPx + shiftYPx);
  return {
    corners: corners.map(({ xPx }, place) => ({ xPx, yPx: heights[place]! })),
    topPx: Math.min(...heights),
    bottomPx: Math.max(...heights),
    momentYPx: momentYPx + shiftYPx,
  };
}

/** The line at that height of the svg, from edge to edge of the plot; it strikes no word. */
export function levelPath({ leftPx, rightPx }: Box, words: readonly Word[], yPx: number): string {
  return piecesBetween(leftPx, rightPx, words.flatMap(spanAt(yPx)))
    .map(({ fromXPx, toXPx }) => `M${roundPx(fromXPx)},${yPx}H${roundPx(toXPx)}`)
    .join('');
}

/**
 * What lies below the height `yPx`, down to `bottomPx`: all that comes after a moment. Words are not cut by it: those of
 * what has happened are not in it, those of what comes are, on whichever side of the line they stand. By even-odd.
 */
export function aheadPath({ leftPx, rightPx }: Box, words: readonly Word[], yPx: number, bottomPx: number): string {
  const moved = words.flatMap(({ corners, topPx, bottomPx: footPx, momentYPx }) => {
    if (momentYPx <= yPx + ROUNDING_PX) return footPx > yPx ? [shapeWithinRows(corners, yPx, bottomPx)] : [];
    return topPx < yPx ? [shapeWithinRows(corners, -Infinity, yPx)] : [];
  });
  return [cornersOfBox({ leftPx, topPx: yPx, rightPx, bottomPx }), ...moved.filter((shape) => shape.length > 2)]
    .map((shape) => `M${shape.map(({ xPx, yPx: atYPx }) => `${roundPx(xPx)},${roundPx(atYPx)}`).join('L')}Z`)
    .join('');
}

/** From where to where a torn edge takes the picture's ground. */
export function tornRows({ yPx, risePx, gapPx }: FoldGeometry): readonly [topPx: number, bottomPx: number] {
  return [yPx - risePx - gapPx / 2, yPx + risePx + gapPx / 2];
}

/** What is left of a line when it makes way for these. */
export function piecesBetween(leftPx: number, rightPx: number, struck: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let drawnToXPx = leftPx;
  for (const { fromXPx, toXPx } of [...struck].sort((one, other) => one.fromXPx - other.fromXPx)) {
    if (fromXPx > drawnToXPx) pieces.push({ fromXPx: drawnToXPx, toXPx: fromXPx });
    drawnToXPx = Math.max(drawnToXPx, toXPx);
  }
  if (rightPx > drawnToXPx) pieces.push({ fromXPx: drawnToXPx, toXPx: rightPx });
  return pieces;
}

function spanAt(yPx: number): (word: Word) => readonly Span[] {
  return ({ corners, topPx, bottomPx }) =>
    yPx < topPx || yPx > bottomPx ? [] : spanOf(shapeWithinRows(corners, yPx - 0.5, yPx + 0.5));
}

export function spanOf(shape: readonly Point[]): readonly Span[] {
  const xs = shape.map(({ xPx }) => xPx);
  return xs.length === 0 ? [] : [{ fromXPx: Math.min(...xs) - AIR_PX, toXPx: Math.max(...xs) + AIR_PX }];
}
