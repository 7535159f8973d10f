import type { ConnectionSpan, ExchangeSpan } from '../trace/spans';
import { cutPx } from './bar-layout';
import { roundPx } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneScene } from './lane-scene';
import { itemsWithin, type TimeIndex } from './time-index';
import type { TimeRange } from './viewport';

/** A connection's life: a thin band beside the client's lifeline, its ends as slanted as the news of them travels. */
export interface ConnectionGeometry {
  readonly key: ItemKey;
  readonly connectionId: number;
  readonly path: string;
  /** Where its number may stand: right of the band, at its upper end in view. */
  readonly rightXPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
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

/** What one edge of a band shows. */
interface EdgeMs {
  readonly fromMs: number;
  readonly toMs: number;
}

export function layoutConnections(scene: LaneScene): readonly ConnectionGeometry[] {
  const { frame, index, window } = scene;
  return itemsWithin(index.connections, window).flatMap(({ item, column }) => {
    if (item.kind !== 'http') return [];
    const [client, server] = edgesOf(item, scene);
    const middleXPx = frame.connectionXPx(column);
    const leftXPx = middleXPx - frame.connectionWidthPx / 2;
    const rightXPx = middleXPx + frame.connectionWidthPx / 2;
    const key: ItemKey = `connection/${item.id}`;
    const left = edgeAt(leftXPx, client, server, scene);
    const right = edgeAt(rightXPx, client, server, scene);
    if (right.bottomPx - right.topPx < 1) return [];
    return [
      {
        key,
        connectionId: item.id,
        path: bandPath(leftXPx, left, rightXPx, right),
        rightXPx,
        topPx: right.topPx,
        bottomPx: right.bottomPx,
      },
    ];
  });
}

/** When each side believes that the connection is there. A warm one has been there all along. */
function edgesOf(connection: ConnectionSpan, { index }: LaneScene): readonly [client: EdgeMs, server: EdgeMs] {
  const toClientMs = connection.closedAtMs === null ? index.untilMs : (connection.closedAtClientMs ?? index.untilMs);
  const toServerMs = connection.closedAtMs === null ? index.untilMs : (connection.closedAtServerMs ?? index.untilMs);
  const openedAtMs = connection.openedAtMs ?? connection.openingAtMs;
  const oneWayMs = connection.isWarm ? 0 : (openedAtMs - connection.openingAtMs) / 2;
  return [
    { fromMs: connection.openingAtMs, toMs: toClientMs },
    { fromMs: connection.openingAtMs + oneWayMs, toMs: toServerMs },
  ];
}

/** The band at some place between the lifelines: as far along between the two sides' times as it is between them. */
function edgeAt(xPx: number, client: EdgeMs, server: EdgeMs, scene: LaneScene): { topPx: number; bottomPx: number } {
  const { frame, toYPx } = scene;
  const fraction = (xPx - frame.clientXPx) / (frame.serverXPx - frame.clientXPx);
  return {
    topPx: cutPx(toYPx(client.fromMs + (server.fromMs - client.fromMs) * fraction), scene),
    bottomPx: cutPx(toYPx(client.toMs + (server.toMs - client.toMs) * fraction), scene),
  };
}

function bandPath(
  leftXPx: number,
  left: { topPx: number; bottomPx: number },
  rightXPx: number,
  right: { topPx: number; bottomPx: number },
): string {
  const [leftPx, rightPx] = [roundPx(leftXPx), roundPx(rightXPx)];
  return `M${leftPx},${left.topPx}L${rightPx},${right.topPx}L${rightPx},${right.bottomPx}L${leftPx},${left.bottomPx}Z`;
}

export function layoutStreams(scene: LaneScene): readonly StreamGeometry[] {
  const { frame, index, plot, toYPx, window } = scene;
  // The server opened it a little before the page heard of it: look a little further back.
  const wider = { fromMs: window.fromMs - index.usualTransitMs, toMs: window.toMs + index.usualTransitMs };
  return itemsWithin(index.streams, wider).map((exchange) => {
    const [client, server] = streamEdges(exchange, scene);
    const left = { topPx: cutPx(toYPx(client.fromMs), scene), bottomPx: cutPx(toYPx(client.toMs), scene) };
    const right = { topPx: cutPx(toYPx(server.fromMs), scene), bottomPx: cutPx(toYPx(server.toMs), scene) };
    const isEndInView =
      exchange.streamEndedAtMs !== null && left.bottomPx >= plot.topPx && left.bottomPx <= plot.bottomPx;
    return {
      key: `exchange/${exchange.id}`,
      exchangeId: exchange.id,
      path: bandPath(frame.wireFromXPx, left, frame.wireToXPx, right),
      endYPx: isEndInView ? left.bottomPx : null,
    };
  });
}

function streamEdges(exchange: ExchangeSpan, { index }: LaneScene): readonly [client: EdgeMs, server: EdgeMs] {
  const attempt = exchange.attempts.at(-1);
  const connection = attempt ? index.connectionById.get(attempt.connectionId) : undefined;
  const openedAtMs = exchange.openedAtMs ?? index.untilMs;
  const endedAtMs = exchange.streamEndedAtMs ?? index.untilMs;
  // A stream may end while its connection lives on; then the server's work on it tells when.
  const serverEndMs = attempt?.workEndedAtMs ?? connection?.closedAtServerMs ?? endedAtMs;
  return [
    { fromMs: openedAtMs, toMs: endedAtMs },
    { fromMs: attempt?.respondedAtMs ?? openedAtMs, toMs: Math.min(serverEndMs, endedAtMs + 4 * index.usualTransitMs) },
  ];
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

/** When the browser shows that it is loading: heights of a quiet strip. */
export function layoutLoading(scene: LaneScene): readonly { readonly topPx: number; readonly bottomPx: number }[] {
  return itemsWithin(scene.index.loading, scene.window).map(({ fromMs, toMs }) => ({
    topPx: cutPx(scene.toYPx(fromMs), scene),
    bottomPx: cutPx(scene.toYPx(toMs), scene),
  }));
}
