/**
 * How much of a lane is drawn: `all`; all but the connections' own packets, with the words that matter most (`loud`); or
 * only how many there are.
 */
export type Detail = 'all' | 'loud' | 'density';

/** Marks in view of the whole picture: beyond these a lane has fewer of them, then only how many there are. */
const MOST_IN_ALL = 300;
const MOST_ONE_BY_ONE = 1500;

/** By what is in view, not by how much there is. Each lane has its share, so that a crowded one takes nothing from the others. */
export function detailFor(markCount: number, laneCount: number): Detail {
  if (isTooMany(markCount, laneCount)) return 'density';
  return markCount > MOST_IN_ALL / laneCount ? 'loud' : 'all';
}

/** Whether a lane with so many marks in view tells only how many there are. */
export function isTooMany(markCount: number, laneCount: number): boolean {
  return markCount > MOST_ONE_BY_ONE / laneCount;
}

/** Whether a live page paints such a lane on a canvas: so many elements would cost too much. A picture to keep has them. */
export function isPainted(detail: Detail): boolean {
  return detail === 'loud';
}
