import { cutPx, LEAST_BAR_PX } from './bar-layout';
import { layoutCross } from './arrow-head';
import type { Columned } from './columns';
import { roundPx, type Box, type Point } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneFrame } from './lane-frame';
import type { LaneScene } from './lane-scene';
import type { GiveUp, ServerSideWait, ServerSideWaitKind } from './server-side';
import { itemsWithin } from './time-index';

/** Nearer to each other than this, two bars are one. */
const LEAST_STEP_PX = 0.5;

/** What waits, where it waits: a hatched bar by the client's lifeline, by the server's, or on the proxy's. */
export interface WaitGeometry {
  readonly key: ItemKey;
  readonly kind: 'connection' | ServerSideWaitKind;
  readonly exchangeId: number;
  readonly xPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  readonly widthPx: number;
  readonly durationMs: number;
  readonly messageIds: readonly number[];
}

/** The proxy gave up: a cross on its lifeline. */
export interface GiveUpGeometry extends GiveUp {
  readonly center: Point;
  readonly box: Box;
  readonly crossPath: string;
}

/** In the browser, for a connection; at the server, for a worker; at the proxy. */
export function layoutWaits(scene: LaneScene): readonly WaitGeometry[] {
  const { frame, index, window } = scene;
  const queuedWidthPx = roundPx((frame.queuedXPx(0) - frame.queuedXPx(1)) * 0.75);
  const at = (xOf: (column: number) => number, widthPx: number) => (wait: Columned<ServerSideWait>) =>
    layoutWait(wait, wait.item, { xPx: xOf(wait.column), widthPx }, scene);
  return seenApart([
    ...itemsWithin(index.queued, window).flatMap((stay) =>
      layoutWait(
        stay,
        { key: `exchange/${stay.item.id}/queued`, kind: 'connection', exchangeId: stay.item.id, messageIds: [] },
        { xPx: frame.queuedXPx(stay.column), widthPx: queuedWidthPx },
        scene,
      ),
    ),
    ...itemsWithin(index.workerWaits, window).flatMap(at(frame.workXPx, frame.waitWidthPx)),
    ...itemsWithin(index.proxyWaits, window).flatMap(at(frame.proxyColumnXPx, frame.waitWidthPx)),
  ]);
}

/** Without the bars that others cover: where thousands wait, the queue is seen as a whole, and drawn at no greater cost. */
function seenApart(waits: readonly WaitGeometry[]): readonly WaitGeometry[] {
  const coveredToPx = new Map<number, number>();
  return waits.filter(({ xPx, topPx, bottomPx }) => {
    const place = Math.round(xPx / LEAST_STEP_PX);
    const toPx = coveredToPx.get(place) ?? -Infinity;
    if (topPx < toPx && bottomPx <= toPx) return false;
    coveredToPx.set(place, bottomPx);
    return true;
  });
}

function layoutWait(
  { fromMs, toMs }: Columned<unknown>,
  { key, kind, exchangeId, messageIds }: Pick<WaitGeometry, 'key' | 'kind' | 'exchangeId' | 'messageIds'>,
  { xPx, widthPx }: Pick<WaitGeometry, 'xPx' | 'widthPx'>,
  scene: LaneScene,
): readonly WaitGeometry[] {
  const topPx = cutPx(scene.toYPx(fromMs), scene);
  const bottomPx = cutPx(scene.toYPx(toMs), scene);
  if (bottomPx - topPx <= LEAST_BAR_PX) return [];
  const place = { xPx: roundPx(xPx), topPx, bottomPx, widthPx: Math.max(widthPx, LEAST_STEP_PX) };
  return [{ key, kind, exchangeId, messageIds, ...place, durationMs: toMs - fromMs }];
}

export function layoutGiveUps({ frame, index, sizes, toYPx, window }: LaneScene): readonly GiveUpGeometry[] {
  const radiusPx = 4.5 * sizes.scale;
  return itemsWithin(index.giveUps, window).map((each) => {
    const center = { xPx: roundPx(frame.farXPx), yPx: roundPx(toYPx(each.atMs)) };
    return { ...each, ...layoutCross(center, radiusPx) };
  });
}

/** Heights at which something passes between the proxy and the server; none in a lane without a proxy. */
export function layoutHops({ frame, index, toYPx, window, plot }: LaneScene): readonly number[] {
  if (frame.proxyXPx === null) return [];
  const heights = itemsWithin(index.hops, window).map((atMs) => roundPx(toYPx(atMs)));
  return [...new Set(heights)].filter((yPx) => yPx >= plot.topPx && yPx <= plot.bottomPx);
}

/** Level lines from the proxy's lifeline to the server's. */
export function hopsPath(hops: readonly number[], { farXPx, serverXPx }: LaneFrame): string {
  return hops.map((yPx) => `M${roundPx(farXPx)},${yPx}H${roundPx(serverXPx)}`).join('');
}
