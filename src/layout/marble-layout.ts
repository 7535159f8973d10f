import { must } from '../core/assert';
import { layoutArrow } from './arrow-layout';
import { roundPx, type Box, type Point } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneScene } from './lane-scene';
import { formatIds, lossPlace, marbleKeys, type MarbleKind, type MarbleMoment } from './marble-moments';
import { itemsWithin } from './time-index';
import { textWidthPx } from './text-width';

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
  /** Level, from the lifeline to the marble; null on the wire. Drawn under the bars that stand between. */
  readonly stem: { readonly fromXPx: number; readonly toXPx: number } | null;
}

/** Looking back over more crowded marbles than this would cost more than it is worth. */
const MAX_LOOK_BACK = 40;
const DOT_RADIUS_PX = 2.5;
const GAP_PX = 1.5;

/** Marbles in the window. Those that would overlap stand further out; where the lane ends they become dots. */
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
  const roomPx = 2 * sizes.marbleRadiusPx + 2 * GAP_PX;
  let place = firstPlace;
  while (place > 0 && firstPlace - place < MAX_LOOK_BACK && toYPx(fromMs[place]!) - toYPx(fromMs[place - 1]!) < roomPx)
    place--;
  return items.slice(place, firstPlace + inView.length);
}

/** What stands at one side of the lane so far, as far as it reaches down. */
class Shelf {
  #recent: { readonly bottomPx: number; readonly nearPx: number; readonly farPx: number }[] = [];

  /** How far from the lifeline's side something of this width finds room at this height; distances from the inmost place. */
  distanceFor(topPx: number, widthPx: number): number {
    this.#recent = this.#recent.filter(({ bottomPx }) => bottomPx > topPx);
    let distancePx = 0;
    for (const { nearPx, farPx } of [...this.#recent].sort((one, other) => one.nearPx - other.nearPx)) {
      if (distancePx + widthPx + GAP_PX > nearPx && distancePx < farPx + GAP_PX) distancePx = farPx + GAP_PX;
    }
    return distancePx;
  }

  take(bottomPx: number, nearPx: number, widthPx: number): void {
    this.#recent.push({ bottomPx, nearPx, farPx: nearPx + widthPx });
  }
}

function sideOf(moment: MarbleMoment, { index }: LaneScene): MarbleGeometry['side'] {
  if (moment.kind === 'published') return 'server';
  if (moment.kind === 'delivered' || moment.lossReason === null) return 'client';
  const place = lossPlace(moment.lossReason);
  return place === 'wire' && !index.droppedCarriers.has(moment.messageIds[0]!) ? 'server' : place;
}

function marbleAt(moment: MarbleMoment, side: 'client' | 'server', shelf: Shelf, scene: LaneScene): MarbleGeometry {
  const { frame, sizes, toYPx } = scene;
  const isServer = side === 'server';
  const lifelineXPx = isServer ? frame.serverXPx : frame.clientXPx;
  const innerXPx = isServer ? frame.discsFromXPx : frame.ringsFromXPx;
  const outwards = isServer ? 1 : -1;
  const roomPx = isServer ? frame.rightPx - innerXPx : innerXPx - frame.leftPx;
  const yPx = toYPx(moment.atMs);
  const text = formatIds(moment.messageIds);
  const halfWidthPx = halfWidthOf(text, scene);
  const halfHeightPx = sizes.marbleRadiusPx;
  const distancePx = shelf.distanceFor(yPx - halfHeightPx, 2 * halfWidthPx);
  if (distancePx + 2 * halfWidthPx > roomPx - GAP_PX) {
    const radiusPx = DOT_RADIUS_PX * sizes.scale;
    const center = { xPx: innerXPx - outwards * 1.5 * radiusPx, yPx };
    return marble(moment, side, scene, {
      center,
      text: '',
      halfWidthPx: radiusPx,
      halfHeightPx: radiusPx,
      lifelineXPx,
    });
  }
  shelf.take(yPx + halfHeightPx + GAP_PX, distancePx, 2 * halfWidthPx);
  const center = { xPx: innerXPx + outwards * (distancePx + halfWidthPx), yPx };
  return marble(moment, side, scene, { center, text, halfWidthPx, halfHeightPx, lifelineXPx });
}

/** Beside the cross where the arrow that carried it died, a little lower so that the arrow stays free. */
function lossOnWire(moment: MarbleMoment, scene: LaneScene): MarbleGeometry {
  const { sizes } = scene;
  const carrier = must(scene.index.droppedCarriers.get(moment.messageIds[0]!), 'a loss on the wire without an arrow');
  const death = layoutArrow(carrier, scene).segment.to;
  const text = formatIds(moment.messageIds);
  const halfWidthPx = halfWidthOf(text, scene);
  const center = { xPx: death.xPx + 9 * sizes.scale + halfWidthPx, yPx: death.yPx + sizes.marbleRadiusPx };
  return marble(moment, 'wire', scene, {
    center,
    text,
    halfWidthPx,
    halfHeightPx: sizes.marbleRadiusPx,
    lifelineXPx: null,
  });
}

/** Round for one and two digits, longer for more. */
function halfWidthOf(text: string, { sizes }: LaneScene): number {
  if (text.length <= 2) return sizes.marbleRadiusPx;
  return Math.max(sizes.marbleRadiusPx, textWidthPx(text, marbleTextPx(sizes.textPx), 600) / 2 + 3 * sizes.scale);
}

/** Numbers in marbles are a little smaller than the diagram's text. */
export function marbleTextPx(textPx: number): number {
  return roundPx(textPx * 0.84);
}

interface MarbleShape {
  readonly center: Point;
  readonly text: string;
  readonly halfWidthPx: number;
  readonly halfHeightPx: number;
  readonly lifelineXPx: number | null;
}

function marble(
  moment: MarbleMoment,
  side: MarbleGeometry['side'],
  { index }: LaneScene,
  shape: MarbleShape,
): MarbleGeometry {
  const { center, halfWidthPx, halfHeightPx, lifelineXPx, text } = shape;
  const keys = marbleKeys(moment, index.client);
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
    stem:
      lifelineXPx === null
        ? null
        : {
            fromXPx: roundPx(lifelineXPx),
            toXPx: roundPx(center.xPx + (lifelineXPx < center.xPx ? -halfWidthPx : halfWidthPx)),
          },
  };
}
