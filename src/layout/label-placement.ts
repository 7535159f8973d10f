import {
  boundsOf,
  boxContains,
  convexOverlap,
  cornersOf,
  roundPx,
  type Box,
  type Point,
  type TurnedBox,
} from './geometry';
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
  /** Rather over these than not at all (its halo keeps it readable). */
  readonly mayCross: 'nothing' | 'quiet-lines' | 'lines';
  /** Keep away from labels that say the same: side by side they would leave open which means what. 0: no need. */
  readonly apartPx: number;
}

export interface PlacedLabel {
  readonly key: string;
  readonly itemKey: ItemKey;
  readonly text: string;
  readonly tone: LabelRequest['tone'];
  readonly fontSizePx: number;
  readonly box: TurnedBox;
  /** There was no free ground: it needs some of its own to be read. */
  readonly isOnLine: boolean;
}

/** Something that a label must not stand on. */
export interface Obstacle {
  /** Corners of a convex shape, in order; two for a line. */
  readonly corners: readonly Point[];
  /** A thin line may be crossed before a thick one, if need be; a mark may not. */
  readonly kind: 'mark' | 'line' | 'quiet-line';
  /** Its own label may touch it. */
  readonly owner: string | null;
}

/**
 * Greedy: the label with the highest priority takes its best free place, then the next one. No two labels overlap, none
 * is cut by `bounds`, none covers a mark; what finds no place is left out, since what it says is also told on hover.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Obstacle[],
  bounds: Box,
): readonly PlacedLabel[] {
  const grid = new ObstacleGrid();
  for (const obstacle of obstacles) grid.add(obstacle);
  const byPriority = requests.map((request, order) => ({ request, order }));
  byPriority.sort((one, other) => other.request.priority - one.request.priority || one.order - other.order);
  const placed: PlacedLabel[] = [];
  for (const { request } of byPriority) {
    const alike = request.apartPx > 0 ? placed.filter(({ text }) => text === request.text) : [];
    const places = request.places.filter(({ center }) =>
      alike.every(({ box }) => Math.abs(box.center.yPx - center.yPx) >= request.apartPx),
    );
    const found = findPlace({ ...request, places }, grid, bounds);
    if (!found) continue;
    const { key, itemKey, text, tone, fontSizePx } = request;
    placed.push({ key, itemKey, text, tone, fontSizePx, ...found });
    grid.add({ corners: cornersOf(found.box), kind: 'mark', owner: null });
  }
  return placed;
}

/** The text without its air: what a ground must cover. */
const GROUND_HEIGHT = 0.84;

/** The ground of all labels that stand on lines, as one path; empty where none does. */
export function labelGroundsPath(labels: readonly PlacedLabel[]): string {
  const grounds = labels.filter(({ isOnLine }) => isOnLine);
  return grounds
    .map(({ box }) => cornersOf({ ...box, heightPx: box.heightPx * GROUND_HEIGHT }))
    .map((corners) => `M${corners.map(({ xPx, yPx }) => `${roundPx(xPx)},${roundPx(yPx)}`).join('L')}Z`)
    .join('');
}

/** What a place covers, from the best to the worst. */
const RANKS = ['nothing', 'quiet-line', 'line', 'mark'] as const;
const WORST_ALLOWED = { nothing: 0, 'quiet-lines': 1, lines: 2 } as const;

function findPlace(
  request: LabelRequest,
  grid: ObstacleGrid,
  bounds: Box,
): Pick<PlacedLabel, 'box' | 'isOnLine'> | null {
  let best: TurnedBox | null = null;
  let bestRank = WORST_ALLOWED[request.mayCross] + 1;
  for (const place of request.places) {
    const corners = cornersOf(place);
    const box = boundsOf(corners);
    if (!boxContains(bounds, box)) continue;
    const rank = grid.worstUnder(corners, box, request.itemKey);
    if (rank < bestRank) [best, bestRank] = [place, rank];
    if (rank === 0) break;
  }
  return best && { box: best, isOnLine: bestRank > 0 };
}

interface Entry extends Obstacle {
  readonly bounds: Box;
  /** Its place in `RANKS`. */
  readonly rank: number;
}

const ROW_PX = 48;

/** Obstacles by rows of the picture, so that a label is only tested against its neighbours. */
class ObstacleGrid {
  readonly #rows = new Map<number, Entry[]>();

  add(obstacle: Obstacle): void {
    const entry = { ...obstacle, bounds: boundsOf(obstacle.corners), rank: RANKS.indexOf(obstacle.kind) };
    for (let row = rowOf(entry.bounds.topPx); row <= rowOf(entry.bounds.bottomPx); row++) {
      const entries = this.#rows.get(row);
      if (entries) entries.push(entry);
      else this.#rows.set(row, [entry]);
    }
  }

  /** The rank of the worst that a place covers, what `owner` owns not counted. */
  worstUnder(corners: readonly Point[], bounds: Box, owner: string): number {
    let worst = 0;
    for (let row = rowOf(bounds.topPx); row <= rowOf(bounds.bottomPx); row++) {
      for (const entry of this.#rows.get(row) ?? []) {
        if (entry.rank <= worst || entry.owner === owner || !mayTouch(entry.bounds, bounds)) continue;
        if (!convexOverlap(entry.corners, corners)) continue;
        if (entry.kind === 'mark') return entry.rank;
        worst = entry.rank;
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
  return (
    one.leftPx <= other.rightPx &&
    other.leftPx <= one.rightPx &&
    one.topPx <= other.bottomPx &&
    other.topPx <= one.bottomPx
  );
}
