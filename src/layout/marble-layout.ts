import { must } from '../core/assert';
import { layoutArrow } from './arrow-layout';
import { convexOverlap, roundPx, type Box, type Point, type Segment } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneScene } from './lane-scene';
import { formatIds, lossPlace, marbleKeys, type MarbleKind, type MarbleMoment } from './marble-moments';
import { marbleHalfWidthPx } from './marble-size';
import { itemsWithin } from './time-index';

/** A published disc, a delivered ring or a lost one, at the edge where that happened. */
export interface MarbleGeometry {
  readonly key: ItemKey;
  /** Keys of all messages that share it, the first included. */
  readonly keys: readonly ItemKey[];
  readonly kind: MarbleKind;
  readonly side: 'client' | 'server' | 'wire';
  readonly moment: MarbleMoment;
  readonly box: Box;
  readonly center: Point;
  /** Its number or numbers; empty where so many crowd that it is a mere dot. */
  readonly text: string;
  /** From the lifeline, at the very moment, to the marble; null on the wire. Drawn under the bars that stand between. */
  readonly stem: Segment | null;
}

/** Looking back over more crowded marbles than this would cost more than it is worth. */
const MAX_LOOK_BACK = 40;
const DOT_RADIUS_PX = 2.5;
const GAP_PX = 1.5;
/** A marble without room beside another may stand this much lower, as a part of its radius; its stem tells the moment. */
const MAX_NUDGE = 1.3;

/** Marbles in the window. Those that would overlap stand further out or a little lower; where that is too far, they are dots. */
export function layoutMarbles(scene: LaneScene): readonly MarbleGeometry[] {
  const shelves = { client: new Shelf(), server: new Shelf() };
  const marbles: MarbleGeometry[] = [];
  for (const moment of momentsWithLookBack(scene)) {
    const side = sideOf(moment, scene);
    const geometry = side === 'wire' ? lossOnWire(moment, scene) : marbleAt(moment, side, shelves[side], scene);
    if (moment.atMs >= scene.window.fromMs) marbles.push(geometry);
  }
  return marbles;
}

/** Where marbles stand depends on those before them, so the walk begins at a moment before which there was room. */
function momentsWithLookBack({ index, window, toYPx, sizes }: LaneScene): readonly MarbleMoment[] {
  const inView = itemsWithin(index.marbles, window);
  const first = inView[0];
  if (!first) return [];
  const { items, fromMs } = index.marbles;
  const firstPlace = items.indexOf(first);
  const roomPx = (2 + MAX_NUDGE) * sizes.marbleRadiusPx + 2 * GAP_PX;
  let place = firstPlace;
  while (place > 0 && firstPlace - place < MAX_LOOK_BACK && toYPx(fromMs[place]!) - toYPx(fromMs[place - 1]!) < roomPx)
    place--;
  return items.slice(place, firstPlace + inView.length);
}

interface Shelved {
  readonly bottomPx: number;
  readonly nearPx: number;
  readonly farPx: number;
}

/** What stands at one side of the lane so far; `near` and `far` are distances from the inmost place. */
class Shelf {
  #recent: Shelved[] = [];

  /** How far out something of this size finds room at this height. */
  distanceFor(topPx: number, widthPx: number): number {
    this.#recent = this.#reaching(topPx);
    let distancePx = 0;
    for (const { nearPx, farPx } of this.#reaching(topPx).sort((one, other) => one.nearPx - other.nearPx)) {
      if (distancePx + widthPx + GAP_PX > nearPx && distancePx < farPx + GAP_PX) distancePx = farPx + GAP_PX;
    }
    return distancePx;
  }

  /** How far down something finds room in the inmost place. */
  nudgeFor(topPx: number): number {
    return Math.max(
      0,
      ...this.#reaching(topPx)
        .filter(({ nearPx }) => nearPx === 0)
        .map(({ bottomPx }) => bottomPx - topPx),
    );
  }

  take(shelved: Shelved): void {
    this.#recent.push(shelved);
  }

  #reaching(topPx: number): Shelved[] {
    return this.#recent.filter(({ bottomPx }) => bottomPx > topPx);
  }
}

function sideOf(moment: MarbleMoment, { index }: LaneScene): MarbleGeometry['side'] {
  if (moment.kind === 'published') return 'server';
  if (moment.kind === 'delivered' || moment.lossCause === null) return 'client';
  const place = lossPlace(moment.lossCause);
  const carrier = index.droppedCarriers.get(moment.messageIds[0]!);
  // Whatever the reason: if its last copy died on an arrow at that moment, that is where it was lost.
  if (carrier?.droppedAtMs === moment.atMs) return 'wire';
  return place === 'wire' && !carrier ? 'server' : place;
}

function marbleAt(moment: MarbleMoment, side: 'client' | 'server', shelf: Shelf, scene: LaneScene): MarbleGeometry {
  const { frame, sizes, toYPx } = scene;
  const isServer = side === 'server';
  const stemFrom = { xPx: isServer ? frame.serverXPx : frame.clientXPx, yPx: toYPx(moment.atMs) };
  const innerXPx = isServer ? frame.discsFromXPx : frame.ringsFromXPx;
  const outwards = isServer ? 1 : -1;
  const roomPx = (isServer ? frame.rightPx - innerXPx : innerXPx - frame.leftPx) - GAP_PX;
  const halfHeightPx = sizes.marbleRadiusPx;
  for (const text of textsFor(moment)) {
    const halfWidthPx = marbleHalfWidthPx(text, sizes);
    const place = placeOnShelf(shelf, stemFrom.yPx - halfHeightPx, 2 * halfWidthPx, roomPx, halfHeightPx);
    if (!place) continue;
    const xPx = innerXPx + outwards * (place.distancePx + halfWidthPx);
    const center = { xPx, yPx: stemFrom.yPx + place.nudgePx };
    return marble(moment, side, scene, { center, text, halfWidthPx, halfHeightPx, stemFrom });
  }
  const radiusPx = DOT_RADIUS_PX * sizes.scale;
  const center = { xPx: innerXPx - outwards * 1.5 * radiusPx, yPx: stemFrom.yPx };
  return marble(moment, side, scene, { center, text: '', halfWidthPx: radiusPx, halfHeightPx: radiusPx, stemFrom });
}

/** `3–5`, and where that is too wide `3+`. */
function textsFor({ messageIds }: MarbleMoment): readonly string[] {
  return messageIds.length === 1 ? [formatIds(messageIds)] : [formatIds(messageIds), `${messageIds[0] ?? ''}+`];
}

/** Further out, else a little lower, else nowhere. */
function placeOnShelf(shelf: Shelf, topPx: number, widthPx: number, roomPx: number, radiusPx: number) {
  const outPx = shelf.distanceFor(topPx, widthPx);
  const isOut = outPx + widthPx <= roomPx;
  const nudgePx = isOut ? 0 : shelf.nudgeFor(topPx);
  if (nudgePx > MAX_NUDGE * radiusPx || (!isOut && widthPx > roomPx)) return null;
  const distancePx = isOut ? outPx : 0;
  shelf.take({ bottomPx: topPx + nudgePx + 2 * radiusPx + GAP_PX, nearPx: distancePx, farPx: distancePx + widthPx });
  return { distancePx, nudgePx };
}

/** Beside the cross where the arrow that carried it died, where no arrow strikes it through; where each place is struck, a dot. */
function lossOnWire(moment: MarbleMoment, scene: LaneScene): MarbleGeometry {
  const { sizes } = scene;
  const carrier = must(scene.index.droppedCarriers.get(moment.messageIds[0]!), 'a loss on the wire without an arrow');
  const death = layoutArrow(carrier, scene).segment.to;
  const arrows = segmentsNear(moment.atMs, death.yPx, scene);
  const text = formatIds(moment.messageIds);
  const [halfWidthPx, halfHeightPx] = [marbleHalfWidthPx(text, sizes), sizes.marbleRadiusPx];
  const center = besideCross(death, halfWidthPx, scene).find((place) =>
    isClear(place, halfWidthPx + GAP_PX, halfHeightPx + GAP_PX, arrows),
  );
  if (center) return marble(moment, 'wire', scene, { center, text, halfWidthPx, halfHeightPx, stemFrom: null });
  const radiusPx = DOT_RADIUS_PX * sizes.scale;
  const [nearest] = besideCross(death, radiusPx, scene);
  return marble(moment, 'wire', scene, {
    center: must(nearest, 'a marble has places to stand'),
    text: '',
    halfWidthPx: radiusPx,
    halfHeightPx: radiusPx,
    stemFrom: null,
  });
}

function isClear({ xPx, yPx }: Point, dxPx: number, dyPx: number, arrows: readonly Segment[]): boolean {
  const corners = [
    { xPx: xPx - dxPx, yPx: yPx - dyPx },
    { xPx: xPx + dxPx, yPx: yPx - dyPx },
    { xPx: xPx + dxPx, yPx: yPx + dyPx },
    { xPx: xPx - dxPx, yPx: yPx + dyPx },
  ];
  return arrows.every(({ from, to }) => !convexOverlap(corners, [from, to]));
}

/** The nearest first: a little lower, a little higher; then further off, as long as it is between the lifelines. */
function besideCross(death: Point, halfWidthPx: number, { frame, sizes }: LaneScene): readonly Point[] {
  const asidePx = 9 * sizes.scale + halfWidthPx;
  const farPx = asidePx + 2 * halfWidthPx;
  const places = [asidePx, farPx].flatMap((dxPx) =>
    [1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3, 3.5, -3.5].flatMap((radii) =>
      [dxPx, -dxPx].map((xPx) => ({ xPx: death.xPx + xPx, yPx: death.yPx + radii * sizes.marbleRadiusPx })),
    ),
  );
  const [first] = places;
  const inside = places.filter(({ xPx }) => xPx - halfWidthPx >= frame.clientXPx && xPx + halfWidthPx <= frame.farXPx);
  return inside.length === 0 && first ? [first] : inside;
}

/** All arrows that may come near this height. */
function segmentsNear(atMs: number, yPx: number, scene: LaneScene): readonly Segment[] {
  const { index, sizes, toYPx } = scene;
  const msPerPx = 1000 / Math.max(1, toYPx(atMs + 1000) - yPx);
  const reachMs = 5 * sizes.marbleRadiusPx * msPerPx;
  return itemsWithin(index.transits, { fromMs: atMs - reachMs, toMs: atMs + reachMs }).map(
    (transit) => layoutArrow(transit, scene).segment,
  );
}

interface MarbleShape {
  readonly center: Point;
  readonly text: string;
  readonly halfWidthPx: number;
  readonly halfHeightPx: number;
  readonly stemFrom: Point | null;
}

function marble(
  moment: MarbleMoment,
  side: MarbleGeometry['side'],
  { index }: LaneScene,
  shape: MarbleShape,
): MarbleGeometry {
  const { center, halfWidthPx, halfHeightPx, stemFrom, text } = shape;
  const keys = marbleKeys(moment, index.page);
  return {
    key: must(keys[0], 'a marble without a message'),
    keys,
    kind: moment.kind,
    side,
    moment,
    text,
    center: { xPx: roundPx(center.xPx), yPx: roundPx(center.yPx) },
    box: {
      leftPx: roundPx(center.xPx - halfWidthPx),
      rightPx: roundPx(center.xPx + halfWidthPx),
      topPx: roundPx(center.yPx - halfHeightPx),
      bottomPx: roundPx(center.yPx + halfHeightPx),
    },
    stem: stemFrom && {
      from: { xPx: roundPx(stemFrom.xPx), yPx: roundPx(stemFrom.yPx) },
      to: {
        xPx: roundPx(center.xPx + (stemFrom.xPx < center.xPx ? -halfWidthPx : halfWidthPx)),
        yPx: roundPx(center.yPx),
      },
    },
  };
}
