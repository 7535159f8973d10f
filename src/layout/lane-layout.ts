import { layoutArrow, type ArrowGeometry } from './arrow-layout';
import {
  layoutConnections,
  layoutLoading,
  layoutLulls,
  layoutStops,
  layoutStreams,
  type ConnectionGeometry,
  type LullGeometry,
  type StopGeometry,
  type StreamGeometry,
} from './band-layout';
import { layoutWork, type WorkGeometry } from './bar-layout';
import type { Detail } from './detail';
import { layoutEnds, type EndGeometry } from './end-layout';
import type { Point } from './geometry';
import type { LaneScene } from './lane-scene';
import { isListedTransit } from './listed-items';
import { layoutMarbles, type MarbleGeometry } from './marble-layout';
import { itemsWithin } from './time-index';
import { layoutGiveUps, layoutHops, layoutWaits, type GiveUpGeometry, type WaitGeometry } from './wait-layout';

/** All marks of one lane that are in view, without their words. */
export interface LaneMarks {
  readonly arrows: readonly ArrowGeometry[];
  readonly work: readonly WorkGeometry[];
  readonly waits: readonly WaitGeometry[];
  readonly ends: readonly EndGeometry[];
  readonly giveUps: readonly GiveUpGeometry[];
  /** Heights at which something passes between the proxy and the server. */
  readonly hops: readonly number[];
  readonly marbles: readonly MarbleGeometry[];
  readonly connections: readonly ConnectionGeometry[];
  readonly streams: readonly StreamGeometry[];
  readonly loading: readonly { readonly topPx: number; readonly bottomPx: number }[];
  readonly outages: readonly StopGeometry[];
  readonly serverStops: readonly StopGeometry[];
  readonly lulls: readonly LullGeometry[];
}

export function layoutMarks(scene: LaneScene, detail: Exclude<Detail, 'density'>): LaneMarks {
  const transits = itemsWithin(scene.index.transits, scene.window);
  const shown = detail === 'all' ? transits : transits.filter(isListedTransit);
  return {
    arrows: shown.map((transit) => layoutArrow(transit, scene)),
    work: layoutWork(scene),
    waits: layoutWaits(scene),
    ends: layoutEnds(scene),
    giveUps: layoutGiveUps(scene),
    hops: layoutHops(scene),
    marbles: layoutMarbles(scene),
    connections: layoutConnections(scene),
    streams: layoutStreams(scene),
    loading: layoutLoading(scene),
    outages: layoutStops('outage', scene.index.outages, scene),
    serverStops: layoutStops('server-stop', scene.index.serverStops, scene),
    lulls: layoutLulls(scene),
  };
}

/** Of a lane with too much in view only what went wrong is drawn one by one, where it does not crowd. */
export function layoutTroubles(scene: LaneScene): LaneMarks {
  const losses = layoutMarbles({ ...scene, index: { ...scene.index, marbles: scene.index.losses } });
  return {
    arrows: [],
    work: [],
    waits: [],
    ends: apart(layoutEnds(scene)),
    giveUps: apart(layoutGiveUps(scene)),
    hops: [],
    marbles: apart(losses),
    connections: [],
    streams: [],
    loading: [],
    outages: layoutStops('outage', scene.index.outages, scene),
    serverStops: layoutStops('server-stop', scene.index.serverStops, scene),
    lulls: layoutLulls(scene),
  };
}

/** Nearer to each other than this, marks would make one stroke of ink. */
const LEAST_GAP_PX = 3;

function apart<Mark extends { readonly center: Point }>(marks: readonly Mark[]): readonly Mark[] {
  let lastYPx = -Infinity;
  return marks.filter(({ center: { yPx } }) => {
    if (yPx - lastYPx < LEAST_GAP_PX) return false;
    lastYPx = yPx;
    return true;
  });
}
