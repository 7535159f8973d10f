import type { ItemKey } from './item-keys';
import type { LaneGeometry } from './sequence-layout';

/**
 * The way of tied messages: from the disc where one was published down the server's lifeline, along the arrow that
 * carried it, to the ring where it was delivered or the cross where it died. One svg path each; only what is in view.
 */
export function marblePaths(
  { marks, frame }: LaneGeometry,
  tied: ReadonlySet<ItemKey>,
): readonly { readonly key: ItemKey; readonly path: string }[] {
  return marks.marbles.flatMap((disc) => {
    if (disc.kind !== 'published' || !tied.has(disc.key)) return [];
    const carriers = marks.arrows.filter(
      ({ key, transit }) => tied.has(key) && transit.messageIds.some((id) => disc.moment.messageIds.includes(id)),
    );
    return carriers.map(({ key, segment, transit }) => {
      const ring = marks.marbles.find(
        ({ kind, moment }) => kind === 'delivered' && moment.atMs === transit.arrivedAtMs,
      );
      const toRing = ring?.moment.messageIds.some((id) => disc.moment.messageIds.includes(id))
        ? `L${ring.center.xPx},${ring.center.yPx}`
        : '';
      const { from, to } = segment;
      return {
        key,
        path: `M${disc.center.xPx},${disc.center.yPx}L${frame.serverXPx},${disc.center.yPx}L${frame.serverXPx},${from.yPx}L${from.xPx},${from.yPx}L${to.xPx},${to.yPx}${toRing}`,
      };
    });
  });
}
