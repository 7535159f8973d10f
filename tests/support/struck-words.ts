/** What a picture has to be read, and whether something goes through it: from the geometry itself, not from `wordsOf`. */
import { levelPath, wordsOf } from '../../src/layout/around-words';
import { convexOverlap, cornersOf, cornersOfBox, type Point } from '../../src/layout/geometry';
import type { SequenceGeometry } from '../../src/layout/sequence-layout';

interface Written {
  readonly text: string;
  readonly isMarble: boolean;
  /** The letters, or the marble with its number. */
  readonly corners: readonly Point[];
}

/** Letters without the air above and below them. */
const LETTERS = 0.9;

export function writtenIn({ lanes, shiftYPx }: SequenceGeometry): readonly Written[] {
  return lanes
    .flatMap(({ labels, marks }): readonly Written[] => [
      ...labels.map(({ text, box }) => ({
        text,
        isMarble: false,
        corners: cornersOf({ ...box, heightPx: box.heightPx * LETTERS }),
      })),
      ...marks.marbles
        .filter(({ text }) => text !== '')
        .map(({ text, box }) => ({ text, isMarble: true, corners: cornersOfBox(box) })),
    ])
    .map((each) => ({ ...each, corners: each.corners.map(({ xPx, yPx }) => ({ xPx, yPx: yPx + shiftYPx })) }));
}

/** The pieces of a level line, as pairs of x. */
export function piecesOf(path: string): readonly (readonly number[])[] {
  return [...path.matchAll(/M([-\d.]+),[-\d.]+H([-\d.]+)/g)].map(([, from, to]) => [Number(from), Number(to)]);
}

/** The texts that a line at that height would strike. */
export function struckAt(geometry: SequenceGeometry, yPx: number): readonly string[] {
  const pieces = piecesOf(levelPath(geometry.plot, wordsOf(geometry), yPx)).map((xs) =>
    xs.map((xPx) => ({ xPx, yPx })),
  );
  return writtenIn(geometry)
    .filter(({ corners }) => pieces.some((piece) => convexOverlap(corners, piece)))
    .map(({ text }) => text);
}

/** The corners of each shape, or the points of each line, of a path of straight lines. */
export function shapesOf(path: string): readonly (readonly Point[])[] {
  return path
    .split('M')
    .slice(1)
    .map((shape) =>
      shape
        .replace('Z', '')
        .split('L')
        .map((point) => point.split(',').map(Number))
        .map(([xPx = 0, yPx = 0]) => ({ xPx, yPx })),
    );
}

/** By even-odd. */
export function isInside(shapes: readonly (readonly Point[])[], { xPx, yPx }: Point): boolean {
  const crossings = shapes.flatMap((shape) =>
    shape.filter((from, place) => {
      const to = shape[(place + 1) % shape.length]!;
      if (from.yPx > yPx === to.yPx > yPx) return false;
      return from.xPx + ((yPx - from.yPx) / (to.yPx - from.yPx)) * (to.xPx - from.xPx) > xPx;
    }),
  );
  return crossings.length % 2 === 1;
}
