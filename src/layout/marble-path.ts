import type { ItemKey } from './item-keys';
import type { MarbleGeometry } from './marble-layout';
import type { ArrowGeometry } from './arrow-layout';
import type { LaneGeometry } from './sequence-layout';

export interface MarblePath {
  /** One answer may bring several discs, and one disc may go several ways: both name a path. */
  readonly key: `${ItemKey}/by/${ItemKey}`;
  /** For svg. */
  readonly path: string;
}

/**
 * The way of tied messages: from the disc where one was published down the server's lifeline, along the arrow that
 * carried it, to the ring where it was delivered, or to the cross and the dashed ring where it died. Only what is in view.
 */
export function marblePaths({ marks, frame }: LaneGeometry, tied: ReadonlySet<ItemKey>): readonly MarblePath[] {
  return marks.marbles.flatMap((disc) => {
    if (disc.kind !== 'published' || !disc.keys.some((key) => tied.has(key))) return [];
    const carriers = marks.arrows.filter(
      ({ key, transit }) => tied.has(key) && sharesMessage(disc, transit.messageIds),
    );
    return carriers.map((carrier): MarblePath => {
      const { from, to } = carrier.segment;
      const end = endOf(disc, carrier, marks.marbles);
      const toEnd = end ? `L${end.center.xPx},${end.center.yPx}` : '';
      // What the proxy keeps back goes to it at once, and waits there.
      const isWithheld = marks.waits.some(
        ({ kind, messageIds }) => kind === 'withheld' && sharesMessage(disc, messageIds),
      );
      const downXPx = isWithheld ? frame.farXPx : frame.serverXPx;
      return {
        key: `${disc.key}/by/${carrier.key}`,
        path: `M${disc.center.xPx},${disc.center.yPx}L${downXPx},${disc.center.yPx}L${downXPx},${from.yPx}L${from.xPx},${from.yPx}L${to.xPx},${to.yPx}${toEnd}`,
      };
    });
  });
}

/** The ring that this arrow brought, or the one that hangs where the arrow died. */
function endOf(
  disc: MarbleGeometry,
  { transit }: ArrowGeometry,
  marbles: readonly MarbleGeometry[],
): MarbleGeometry | undefined {
  return marbles.find((marble) => {
    if (!sharesMessage(marble, disc.moment.messageIds)) return false;
    return marble.kind === 'delivered'
      ? marble.moment.atMs === transit.arrivedAtMs
      : marble.side === 'wire' && marble.moment.atMs === transit.droppedAtMs;
  });
}

function sharesMessage({ moment }: MarbleGeometry, messageIds: readonly number[]): boolean {
  return messageIds.some((id) => moment.messageIds.includes(id));
}
