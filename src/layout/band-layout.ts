import type { TransitContent } from '../trace/events';
import type { ConnectionSpan, ExchangeSpan, TransitSpan } from '../trace/spans';
import { layoutArrow } from './arrow-layout';
import { CUT_MARGIN_PX, cutPx } from './bar-layout';
import { roundPx, shapeWithinRows, type Segment } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneScene } from './lane-scene';
import { isAtServer, type LullKind } from './lulls';
import { itemsWithin, type TimeIndex } from './time-index';
import type { TimeRange } from './viewport';

/** An open connection: a thin band beside the client's lifeline, its ends as slanted as the news of them travels. */
export interface ConnectionGeometry {
  readonly key: ItemKey;
  readonly connectionId: number;
  /** Many requests share it. */
  readonly isHttp2: boolean;
  readonly path: string;
  readonly leftXPx: number;
  /** Where its number may stand: right of the band, at its upper end in view. */
  readonly rightXPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** When nothing passes on it, by a fault: heights of gaps in the band. */
  readonly stalls: readonly { readonly topPx: number; readonly bottomPx: number }[];
}

/** An open stream or socket: a tint between the lifelines, for as long as both ends believe in it. */
export interface StreamGeometry {
  readonly key: ItemKey;
  readonly exchangeId: number;
  readonly path: string;
  /** Where the page heard of the end; null while it is open, or when that is out of view. */
  readonly endYPx: number | null;
}

export interface StopGeometry {
  readonly key: ItemKey;
  readonly topPx: number;
  readonly bottomPx: number;
}

/** A side that is slow, still or out of sight: a quiet band about its lifeline. */
export interface LullGeometry extends StopGeometry {
  readonly kind: LullKind;
  readonly xPx: number;
}

/** Where a band begins or ends, as a line across it: at the client's lifeline and at the server's. */
interface EdgeMs {
  readonly clientMs: number;
  readonly serverMs: number;
}

export function layoutConnections(scene: LaneScene): readonly ConnectionGeometry[] {
  const { frame, index, window } = scene;
  return itemsWithin(index.connections, window).flatMap(({ item, column }) => {
    const start = connectionStart(item);
    if (start === null) return [];
    const middleXPx = frame.connectionXPx(column);
    const leftXPx = middleXPx - frame.connectionWidthPx / 2;
    const rightXPx = middleXPx + frame.connectionWidthPx / 2;
    const end = connectionEnd(item, scene);
    const [topPx, bottomPx] = [
      cutPx(heightAt(rightXPx, start, scene), scene),
      cutPx(heightAt(rightXPx, end, scene), scene),
    ];
    if (bottomPx - topPx < 1) return [];
    const key: ItemKey = `connection/${item.id}`;
    const path = bandPath(
      edgeBetween(leftXPx, rightXPx, start, scene),
      edgeBetween(leftXPx, rightXPx, end, scene),
      scene,
    );
    const stalls = item.stalls.map(({ fromMs, toMs }) => ({
      topPx: Math.max(topPx, cutPx(scene.toYPx(fromMs), scene)),
      bottomPx: Math.min(bottomPx, cutPx(scene.toYPx(toMs ?? index.untilMs), scene)),
    }));
    return [
      {
        key,
        connectionId: item.id,
        isHttp2: item.httpVersion === '2',
        path,
        leftXPx,
        rightXPx,
        topPx,
        bottomPx,
        stalls,
      },
    ];
  });
}

/** Along the SYN-ACK, which opens it for the client. A warm one has been there all along; null for one that never opened. */
function connectionStart({ isWarm, openingAtMs, openedAtMs }: ConnectionSpan): EdgeMs | null {
  if (isWarm) return { clientMs: openingAtMs, serverMs: openingAtMs };
  return openedAtMs === null ? null : { clientMs: openedAtMs, serverMs: (openingAtMs + openedAtMs) / 2 };
}

/** When each side learns of it. */
function connectionEnd(
  { closedAtMs, closedAtClientMs, closedAtServerMs }: ConnectionSpan,
  { index }: LaneScene,
): EdgeMs {
  if (closedAtMs === null) return { clientMs: index.untilMs, serverMs: index.untilMs };
  return { clientMs: closedAtClientMs ?? index.untilMs, serverMs: closedAtServerMs ?? index.untilMs };
}

/** The height of an edge at some place between the lifelines: as far along between the two sides' times as that is. */
function heightAt(xPx: number, { clientMs, serverMs }: EdgeMs, { frame, toYPx }: LaneScene): number {
  const fraction = (xPx - frame.clientXPx) / (frame.farXPx - frame.clientXPx);
  return toYPx(clientMs + (serverMs - clientMs) * fraction);
}

function edgeBetween(leftXPx: number, rightXPx: number, edge: EdgeMs, scene: LaneScene): Segment {
  return {
    from: { xPx: leftXPx, yPx: heightAt(leftXPx, edge, scene) },
    to: { xPx: rightXPx, yPx: heightAt(rightXPx, edge, scene) },
  };
}

/** Cut a little outside the view, which leaves the slope of its edges as it is. */
function bandPath(top: Segment, bottom: Segment, { plot }: LaneScene): string {
  const corners = shapeWithinRows(
    [top.from, top.to, bottom.to, bottom.from],
    plot.topPx - CUT_MARGIN_PX,
    plot.bottomPx + CUT_MARGIN_PX,
  );
  return corners.length === 0 ? '' : `M${corners.map(({ xPx, yPx }) => `${roundPx(xPx)},${roundPx(yPx)}`).join('L')}Z`;
}

export function layoutStreams(scene: LaneScene): readonly StreamGeometry[] {
  const { index, plot, toYPx, window } = scene;
  // The server opened it a little before the page heard of it: look a little further back.
  const wider = { fromMs: window.fromMs - index.usualTransitMs, toMs: window.toMs + index.usualTransitMs };
  return itemsWithin(index.streams, wider).map((exchange) => {
    const heardYPx = exchange.streamEndedAtMs === null ? null : toYPx(exchange.streamEndedAtMs);
    return {
      key: `exchange/${exchange.id}`,
      exchangeId: exchange.id,
      path: bandPath(streamStart(exchange, scene), streamEnd(exchange, scene), scene),
      endYPx: heardYPx !== null && heardYPx >= plot.topPx && heardYPx <= plot.bottomPx ? roundPx(heardYPx) : null,
    };
  });
}

/** Along the answer that opened it. */
function streamStart(exchange: ExchangeSpan, scene: LaneScene): Segment {
  const { index } = scene;
  const openedAtMs = exchange.openedAtMs ?? index.untilMs;
  const opener = index.transitsByExchange
    .get(exchange.id)
    ?.find(({ direction, arrivedAtMs }) => direction === 'down' && arrivedAtMs === openedAtMs);
  return opener ? alongArrow(opener, scene) : levelEdge(openedAtMs, scene);
}

/**
 * Along the arrow that told the other side: the server's last to the page, or the page's own. Where no arrow did, as when
 * a line just fell silent, it is over as soon as one side knows.
 */
function streamEnd(exchange: ExchangeSpan, scene: LaneScene): Segment {
  const { index } = scene;
  const { streamEndedAtMs } = exchange;
  const attempt = exchange.attempts.at(-1);
  const serverEndMs = attempt?.workEndedAtMs ?? index.untilMs;
  if (streamEndedAtMs === null || !attempt) return levelEdge(Math.min(serverEndMs, index.untilMs), scene);
  const teller = index.transitsByConnection
    .get(attempt.connectionId)
    ?.findLast(
      (transit) =>
        ENDING_CONTENTS.includes(transit.content) &&
        (transit.direction === 'down' ? transit.arrivedAtMs : transit.sentAtMs) === streamEndedAtMs,
    );
  return teller ? alongArrow(teller, scene) : levelEdge(Math.min(serverEndMs, streamEndedAtMs), scene);
}

const ENDING_CONTENTS: readonly TransitContent[] = ['stream-end', 'stream-reset', 'close-frame', 'fin', 'reset'];

/** From the client's lifeline to the server's, as the arrow is drawn; one that died on the way goes on as it went. */
function alongArrow(transit: TransitSpan, scene: LaneScene): Segment {
  const { wireFromXPx, wireToXPx } = scene.frame;
  const { from, to } = layoutArrow(transit, scene).segment;
  const slope = to.xPx === from.xPx ? 0 : (to.yPx - from.yPx) / (to.xPx - from.xPx);
  const at = (xPx: number) => ({ xPx, yPx: from.yPx + (xPx - from.xPx) * slope });
  return { from: at(wireFromXPx), to: at(wireToXPx) };
}

function levelEdge(atMs: number, { frame, toYPx }: LaneScene): Segment {
  const yPx = toYPx(atMs);
  return { from: { xPx: frame.wireFromXPx, yPx }, to: { xPx: frame.wireToXPx, yPx } };
}

export function layoutStops(
  kind: 'outage' | 'server-stop',
  stops: TimeIndex<TimeRange>,
  scene: LaneScene,
): readonly StopGeometry[] {
  return itemsWithin(stops, scene.window).map((stop) => ({
    key: `${kind}/${stops.items.indexOf(stop)}`,
    topPx: cutPx(scene.toYPx(stop.fromMs), scene),
    bottomPx: cutPx(scene.toYPx(stop.toMs), scene),
  }));
}

export function layoutLulls(scene: LaneScene): readonly LullGeometry[] {
  return itemsWithin(scene.index.lulls, scene.window).map(({ kind, id, fromMs, toMs }) => ({
    key: `${kind}/${id}`,
    kind,
    xPx: isAtServer(kind) ? scene.frame.serverXPx : scene.frame.clientXPx,
    topPx: cutPx(scene.toYPx(fromMs), scene),
    bottomPx: cutPx(scene.toYPx(toMs), scene),
  }));
}

/** When the browser shows that it is loading: heights of a quiet strip. */
export function layoutLoading(scene: LaneScene): readonly { readonly topPx: number; readonly bottomPx: number }[] {
  return itemsWithin(scene.index.loading, scene.window).map(({ fromMs, toMs }) => ({
    topPx: cutPx(scene.toYPx(fromMs), scene),
    bottomPx: cutPx(scene.toYPx(toMs), scene),
  }));
}
