import { boundsOf, boxContains, boxesOverlap, convexOverlap, cornersOf, type Box, type Point, type TurnedBox } from './geometry';
import type { ItemKey } from './item-keys';

/** A text that would like to stand somewhere. */
export interface LabelRequest {
  /** Unique in the lane. */
  readonly key: string;
  readonly itemKey: ItemKey;
  readonly text: string;
  /** Says its colour: a class name of the stylesheet. */
  readonly tone: 'request' | 'answer' | 'empty' | 'push' | 'failure' | 'quiet' | 'held' | 'queued';
  readonly fontSizePx: number;
  /** Larger is placed first. */
  readonly priority: number;
  /** Places from the best to the worst; the box is that of the text with its air. */
  readonly places: readonly TurnedBox[];
  /** Rather over a line than not at all (its halo keeps it readable). */
  readonly mayCrossLines: boolean;
}

export interface PlacedLabel {
  readonly key: string;
  readonly itemKey: ItemKey;
  readonly text: string;
  readonly tone: LabelRequest['tone'];
  readonly fontSizePx: number;
  readonly box: TurnedBox;
}

/** Something that a label must not stand on. */
export interface Obstacle {
  /** Corners of a convex shape, in order; two for a line. */
  readonly corners: readonly Point[];
  /** A line may be crossed if need be; a mark may not. */
  readonly isLine: boolean;
  /** Its own label may touch it. */
  readonly owner: string | null;
}

/**
 * Greedy: the label with the highest priority takes its best free place, then the next one. No two labels overlap, none
 * is cut by `bounds`, none covers a mark; what finds no place is left out, since what it says is also told on hover.
 */
export function placeLabels(requests: readonly LabelRequest[], obstacles: readonly Obstacle[], bounds: Box): readonly PlacedLabel[] {
  const grid = new ObstacleGrid();
  for (const obstacle of obstacles) grid.add(obstacle);
  const byPriority = requests.map((request, order) => ({ request, order }));
  byPriority.sort((one, other) => other.request.priority - one.request.priority || one.order - other.order);
  const placed: PlacedLabel[] = [];
  for (const { request } of byPriority) {
    const place = findPlace(request, grid, bounds);
    if (!place) continue;
    const { key, itemKey, text, tone, fontSizePx } = request;
    placed.push({ key, itemKey, text, tone, fontSizePx, box: place });
    grid.add({ corners: cornersOf(place), isLine: false, owner: null });
  }
  return placed;
}

function findPlace(request: LabelRequest, grid: ObstacleGrid, bounds: Box): TurnedBox | null {
  let crossing: TurnedBox | null = null;
  for (const place of request.places) {
    const corners = cornersOf(place);
    if (!boxContains(bounds, boundsOf(corners))) continue;
    const worst = grid.worstUnder(corners, request.itemKey);
    if (worst === 'nothing') return place;
    if (worst === 'line') crossing ??= place;
  }
  return request.mayCrossLines ? crossing : null;
}

interface Entry extends Obstacle {
  readonly bounds: Box;
}

const ROW_PX = 48;

/** Obstacles by rows of the picture, so that a label is only tested against its neighbours. */
class ObstacleGrid {
  readonly #rows = new Map<number, Entry[]>();

  add(obstacle: Obstacle): void {
    const entry = { ...obstacle, bounds: boundsOf(obstacle.corners) };
    for (let row = rowOf(entry.bounds.topPx); row <= rowOf(entry.bounds.bottomPx); row++) {
      const entries = this.#rows.get(row);
      if (entries) entries.push(entry);
      else this.#rows.set(row, [entry]);
    }
  }

  worstUnder(corners: readonly Point[], owner: string): 'nothing' | 'line' | 'mark' {
    const bounds = boundsOf(corners);
    let worst: 'nothing' | 'line' = 'nothing';
    for (let row = rowOf(bounds.topPx); row <= rowOf(bounds.bottomPx); row++) {
      for (const entry of this.#rows.get(row) ?? []) {
        if (entry.isLine && (worst === 'line' || entry.owner === owner)) continue;
        if (!mayTouch(entry.bounds, bounds) || !convexOverlap(entry.corners, corners)) continue;
        if (!entry.isLine) return 'mark';
        worst = 'line';
      }
    }
    return worst;
  }
}

function rowOf(yPx: number): number {
  return Math.floor(yPx / ROW_PX);
}

/** Boxes of upright or level lines have no area, so touching counts here; the exact test follows. */
function mayTouch(one: Box, other: Box): boolean {
  return boxesOverlap(one, other) || (one.leftPx <= other.rightPx && other.leftPx <= one.rightPx && one.topPx <= other.bottomPx && other.topPx <= one.bottomPx);
}
