import type { ExchangeSpan, TransitSpan } from '../trace/spans';
import { arrowHeadPath, crossPath } from './arrow-head';
import { clippedToRows, pointBetween, roundPx, type Point, type Segment } from './geometry';
import type { ItemKey } from './item-keys';
import type { LaneScene } from './lane-scene';

/** What an arrow is in the diagram's grammar; quiet ones are the connection's own business. */
export type ArrowStyle = 'request' | 'answer' | 'empty' | 'push' | 'failure' | 'quiet';

export interface ArrowGeometry {
  readonly key: ItemKey;
  readonly transit: TransitSpan;
  readonly style: ArrowStyle;
  /** From where it left (the last time) to its tip: the far lifeline, or where it died, or how far it has got. */
  readonly segment: Segment;
  readonly fromMs: number;
  readonly toMs: number;
  /** What is stroked, cut to the neighbourhood of the view where it is very long; double for a push. */
  readonly linePath: string;
  /** Null when it did not arrive. */
  readonly headPath: string | null;
  /** Where it died, and where each lost copy did. */
  readonly deaths: readonly Point[];
  /** Crosses there; null when all went well. */
  readonly crossPath: string | null;
  /** Copies that got lost on the way, before it was sent again. */
  readonly stubs: readonly Segment[];
  /** The same as a path; null when there are none. */
  readonly stubPath: string | null;
}

export function arrowStyle(transit: TransitSpan, exchange: ExchangeSpan | undefined): ArrowStyle {
  const isFailure = transit.status !== null && transit.status >= 400;
  switch (transit.content) {
    case 'syn':
    case 'syn-ack':
    case 'fin':
    case 'reset':
    case 'cut':
    case 'tls-client-hello':
    case 'tls-server-hello':
    case 'tls-key-exchange':
    case 'tls-finished':
    case 'comment':
    case 'ping':
    case 'pong':
    case 'close-frame':
    case 'quic-close':
    case 'http2-preface':
    case 'http2-settings':
    case 'stream-reset':
    case 'goaway':
      return 'quiet';
    case 'request':
      return 'request';
    case 'response':
      if (isFailure) return 'failure';
      return isEmptyAnswer(transit) && exchange?.kind === 'poll' ? 'empty' : 'answer';
    case 'stream-head':
      return isFailure ? 'failure' : 'answer';
    case 'stream-end':
      return 'answer';
    case 'chunk':
      return 'push';
    case 'frame':
    case 'stream-data':
    case 'datagram':
      return transit.direction === 'down' ? 'push' : 'request';
  }
}

/** Nothing in it is for the page. */
function isEmptyAnswer({ messageIds, signals }: TransitSpan): boolean {
  return messageIds.length === 0 && !signals.includes('open');
}

/** A lost copy is drawn this far, since nothing tells where it died. */
const STUB_FRACTION = 0.45;
const STILL_UNDER_WAY_FRACTION = 0.94;
/** As far as one is drawn whose wire has not shown yet how long it takes. */
const UNKNOWN_FRACTION = 0.5;

/** One arrow, to scale: the slope of what is drawn is the time that it took. */
export function layoutArrow(transit: TransitSpan, scene: LaneScene): ArrowGeometry {
  const { scale } = scene.sizes;
  const style = arrowStyle(
    transit,
    transit.exchangeId === null ? undefined : scene.index.exchangeById.get(transit.exchangeId),
  );
  const fromMs = transit.resentAtMs.at(-1) ?? transit.sentAtMs;
  const { toMs, fraction, hasDied } = endOfArrow(transit, fromMs, scene);
  const segment = wireSegment(transit, fromMs, toMs, fraction, scene);
  const stubs = stubsOf(transit, scene);
  const crosses = [
    ...(hasDied ? [crossPath(segment.to, 5 * scale)] : []),
    ...stubs.map((stub) => crossPath(stub.to, 3.5 * scale)),
  ];
  return {
    key: `transit/${transit.id}`,
    transit,
    style,
    segment,
    fromMs,
    toMs,
    linePath: linePath(drawable(segment, scene), style === 'push' ? 1.6 * scale : 0),
    headPath: transit.arrivedAtMs === null ? null : headOf(style, segment, scale),
    deaths: [...(hasDied ? [segment.to] : []), ...stubs.map(({ to }) => to)],
    crossPath: crosses.length > 0 ? crosses.join('') : null,
    stubs,
    stubPath: stubs.length > 0 ? stubs.map((stub) => linePath(drawable(stub, scene), 0)).join('') : null,
  };
}

interface ArrowEnd {
  readonly toMs: number;
  /** How much of the way between the lifelines it made. */
  readonly fraction: number;
  readonly hasDied: boolean;
}

function endOfArrow(transit: TransitSpan, fromMs: number, { index }: LaneScene): ArrowEnd {
  if (transit.arrivedAtMs !== null) return { toMs: transit.arrivedAtMs, fraction: 1, hasDied: false };
  if (transit.droppedAtMs === null) return { ...endUnderWay(index.untilMs - fromMs, index), hasDied: false };
  switch (transit.dropReason) {
    case 'dropped-by-hand':
    case 'connection-cut':
    case 'blocked':
    case 'datagram-lost':
      return { toMs: transit.droppedAtMs, fraction: 0.5, hasDied: true };
    case 'gave-up-resending':
    case 'idle-timeout':
      return { toMs: fromMs + STUB_FRACTION * index.usualTransitMs, fraction: STUB_FRACTION, hasDied: true };
    // Nobody wanted it any more: it crossed the whole wire and died at the far edge.
    case 'connection-closed':
    case 'stream-closed':
    case 'unsolicited':
    case null:
      return { toMs: transit.droppedAtMs, fraction: 1, hasDied: true };
  }
}

/** It ends where the run does: however far it is drawn, it never looks faster than it can have been. */
function endUnderWay(elapsedMs: number, index: LaneScene['index']): Pick<ArrowEnd, 'toMs' | 'fraction'> {
  const { leastTransitMs, usualTransitMs, untilMs } = index;
  const most = leastTransitMs === null ? UNKNOWN_FRACTION : STILL_UNDER_WAY_FRACTION;
  return { toMs: untilMs, fraction: Math.min(most, elapsedMs / (leastTransitMs ?? usualTransitMs)) };
}

function wireSegment(
  transit: TransitSpan,
  fromMs: number,
  toMs: number,
  fraction: number,
  { frame, toYPx }: LaneScene,
): Segment {
  const isUp = transit.direction === 'up';
  const fromXPx = isUp ? frame.wireFromXPx : frame.wireToXPx;
  const farXPx = isUp ? frame.wireToXPx : frame.wireFromXPx;
  // A cut begins in the middle of the path.
  const startFraction = transit.content === 'cut' ? 0.5 : 0;
  const xPxAt = (share: number) => fromXPx + (farXPx - fromXPx) * (startFraction + (1 - startFraction) * share);
  return {
    from: { xPx: xPxAt(0), yPx: toYPx(fromMs) },
    to: { xPx: xPxAt(fraction), yPx: toYPx(toMs) },
  };
}

function stubsOf(transit: TransitSpan, scene: LaneScene): readonly Segment[] {
  const lostAtMs = transit.resentAtMs.length === 0 ? [] : [transit.sentAtMs, ...transit.resentAtMs.slice(0, -1)];
  return lostAtMs.map((fromMs) =>
    wireSegment(transit, fromMs, fromMs + STUB_FRACTION * scene.index.usualTransitMs, STUB_FRACTION, scene),
  );
}

function headOf(style: ArrowStyle, { from, to }: Segment, scale: number): string {
  const isSmall = style === 'quiet';
  return arrowHeadPath(from, to, {
    lengthPx: (isSmall ? 4.5 : 7) * scale,
    widthPx: (isSmall ? 3.5 : 6) * scale,
    isOpen: style === 'answer' || style === 'empty' || style === 'failure' || style === 'quiet',
  });
}

/** Longer lines are cut: a browser that dashes a line of a million px far outside the view is busy for seconds. */
const LONGEST_LINE_PX = 4000;
const CUT_MARGIN_PX = 200;

function drawable(segment: Segment, { plot }: LaneScene): Segment {
  const { from, to } = segment;
  if (Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx) <= LONGEST_LINE_PX) return segment;
  const cut = clippedToRows(segment, plot.topPx - CUT_MARGIN_PX, plot.bottomPx + CUT_MARGIN_PX);
  if (!cut) return { from, to: from };
  return { from: pointBetween(from, to, cut.fromFraction), to: pointBetween(from, to, cut.toFraction) };
}

/** A single line, or two, `halfGapPx` to each side of it. */
function linePath({ from, to }: Segment, halfGapPx: number): string {
  if (halfGapPx === 0) return strokePath(from, to, 0, 0);
  const distance = Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx) || 1;
  const sideXPx = (-(to.yPx - from.yPx) / distance) * halfGapPx;
  const sideYPx = ((to.xPx - from.xPx) / distance) * halfGapPx;
  return strokePath(from, to, sideXPx, sideYPx) + strokePath(from, to, -sideXPx, -sideYPx);
}

function strokePath(from: Point, to: Point, byXPx: number, byYPx: number): string {
  return `M${roundPx(from.xPx + byXPx)},${roundPx(from.yPx + byYPx)}L${roundPx(to.xPx + byXPx)},${roundPx(to.yPx + byYPx)}`;
}
