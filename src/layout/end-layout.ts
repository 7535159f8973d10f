import type { EndedOutcome } from '../trace/events';
import { layoutCross } from './arrow-head';
import { roundPx, type Box, type Point } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneScene } from './lane-scene';
import { itemsWithin } from './time-index';

/** A request that the page gave up, or that failed without an answer: a cross at the client's edge. */
export interface EndGeometry {
  readonly key: ItemKey;
  readonly exchangeId: number;
  readonly outcome: EndedOutcome;
  readonly atMs: number;
  readonly afterMs: number;
  readonly center: Point;
  readonly box: Box;
  readonly crossPath: string;
}

export function layoutEnds(scene: LaneScene): readonly EndGeometry[] {
  const { frame, index, sizes, toYPx, window } = scene;
  const radiusPx = 4.5 * sizes.scale;
  return itemsWithin(index.ends, window).flatMap((exchange) => {
    if (exchange.endedAtMs === null || exchange.outcome === 'open') return [];
    const center = { xPx: roundPx(frame.clientXPx), yPx: roundPx(toYPx(exchange.endedAtMs)) };
    const key: ItemKey = `exchange/${exchange.id}/end`;
    return [
      {
        key,
        exchangeId: exchange.id,
        outcome: exchange.outcome,
        atMs: exchange.endedAtMs,
        afterMs: exchange.endedAtMs - exchange.askedAtMs,
        ...layoutCross(center, radiusPx),
      },
    ];
  });
}
