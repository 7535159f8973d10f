import type { Point } from './geometry';
import type { SequenceGeometry } from './sequence-layout';

/** Whose ground it is: the browser's and the server's, about their lifelines and outside them, and the network's between. */
export type GroundPart = 'client' | 'network' | 'server';

export interface Ground {
  readonly laneKey: string;
  readonly part: GroundPart;
  /** In a lane's head, which stands for the present. */
  readonly isHead: boolean;
}

/** A lifeline is as easy to hit as a mark (WCAG 2.5.8). */
const REACH_PX = 12;

/** Null beside the lanes. */
export function groundAt({ lanes, plot }: SequenceGeometry, { xPx, yPx }: Point): Ground | null {
  const lane = lanes.find(({ frame }) => xPx >= frame.leftPx && xPx < frame.rightPx);
  if (!lane) return null;
  const { clientXPx, farXPx } = lane.frame;
  const isHead = yPx < plot.topPx;
  // The names over the lifelines are wider than these.
  const reachPx = isHead ? (farXPx - clientXPx) / 4 : REACH_PX;
  const part = xPx <= clientXPx + reachPx ? 'client' : xPx >= farXPx - reachPx ? 'server' : 'network';
  return { laneKey: lane.key, part, isHead };
}
