import type { LaneIndex } from './lane-index';
import { marbleHalfWidthPx } from './marble-size';

/** The size that all sizes of the diagram are given for; a larger text makes everything else larger in step. */
export const BASE_TEXT_PX = 11.5;

/** Sizes in px that follow from the size of the text. */
export interface DiagramSizes {
  readonly textPx: number;
  /** 1 at the base size. */
  readonly scale: number;
  /** Of the numbers in marbles and of connections. */
  readonly numberPx: number;
  readonly marbleRadiusPx: number;
  readonly workWidthPx: number;
  readonly axisWidthPx: number;
}

/** Where things stand from left to right in one lane, in px of the svg. */
export interface LaneFrame {
  readonly key: string;
  /** The lane's own ground. Nothing of it is drawn outside. */
  readonly leftPx: number;
  readonly rightPx: number;
  readonly clientXPx: number;
  readonly serverXPx: number;
  /** Arrows run between these, so that all of a lane have the same run and steepness means latency. */
  readonly wireFromXPx: number;
  readonly wireToXPx: number;
  /** Where marbles begin, from the lifelines outwards: rings to the left of the client's, discs to the right of the server's. */
  readonly ringsFromXPx: number;
  readonly discsFromXPx: number;
  /** The proxy's lifeline; null in a lane without one. */
  readonly proxyXPx: number | null;
  /** The lifeline at the other end of the wire: the proxy's where there is one, else the server's. */
  readonly farXPx: number;
  /** Middles of columns: waits in the browser, work, connections, waits at the proxy. */
  readonly queuedXPx: (column: number) => number;
  readonly workXPx: (column: number) => number;
  readonly connectionXPx: (column: number) => number;
  readonly proxyColumnXPx: (column: number) => number;
  /** Of what waits at the server or the proxy. */
  readonly waitWidthPx: number;
  readonly connectionWidthPx: number;
  /** Where words at the client's edge may begin: right of the connections. */
  readonly innerXPx: number;
  readonly loadingXPx: number;
  /** What comes down is pushed: the lane has streams or sockets. */
  readonly hasStreams: boolean;
}

export function diagramSizes(textPx: number, widthPx: number): DiagramSizes {
  const scale = textPx / BASE_TEXT_PX;
  const numberPx = textPx < LARGE_TEXT_PX ? NUMBER_PX * scale : textPx;
  return {
    textPx,
    scale,
    numberPx,
    marbleRadiusPx: (MARBLE_RADIUS_PX / NUMBER_PX) * numberPx,
    workWidthPx: 8 * scale,
    axisWidthPx: (widthPx < 520 ? 46 : 52) * scale,
  };
}

/** Text that was made this large is to be read from afar: then nothing in the picture is smaller. */
const LARGE_TEXT_PX = 18;
// At scale 1. Two digits fit into a disc.
const NUMBER_PX = 10;
const MARBLE_RADIUS_PX = 8.5;

// Widths at scale 1.
/** A stopped server, and a side that lulls, is a band about its lifeline, this wide to each side. */
export const STOP_HALF_PX = 12;
const MAX_LANE_PX = 440;
/** Marbles may stand in two columns in a lane as wide as this, where that takes at most this part of it on each side. */
const ROOMY_LANE_PX = 230;
const MAX_MARBLES_SHARE = 0.18;
const WORK_STEP_PX = 7;
const QUEUED_STEP_PX = 6;
const CONNECTION_STEP_PX = 5;
/** From the proxy's lifeline to the server's; in a narrow lane this part of it at most. */
const PROXY_GAP_PX = 26;
const MAX_PROXY_GAP_SHARE = 0.12;
const PROXY_STEP_PX = 6;
const WAIT_WIDTH_PX = 5;
const EDGE_PX = 5;
const STEM_PX = 7;
/** Columns share this much at most, and this part of a narrow lane; with more of them they get narrower. */
const MAX_COLUMNS_PX = 40;
const MAX_COLUMNS_SHARE = 0.14;

/** What a lane's frame is made for. */
export type LaneRoom = Pick<
  LaneIndex,
  | 'queuedColumns'
  | 'workColumns'
  | 'connectionColumns'
  | 'proxyColumns'
  | 'lastMessageId'
  | 'loading'
  | 'usualTransitMs'
>;

export interface FramedLane {
  readonly key: string;
  readonly index: LaneIndex;
  readonly room?: LaneRoom | undefined;
  /** A proxy stands beside the server, whether or not it does anything that is to be seen. */
  readonly hasProxy?: boolean | undefined;
}

/**
 * One frame for each lane, side by side from the axis to the right edge. With `room` it is made for another run than
 * the one that is drawn: columns that this one needs beyond it stand ever closer, so that nothing else moves.
 */
export function layoutFrames(lanes: readonly FramedLane[], widthPx: number, sizes: DiagramSizes): readonly LaneFrame[] {
  const groundPx = (widthPx - sizes.axisWidthPx) / Math.max(1, lanes.length);
  const usedPx = Math.min(groundPx, MAX_LANE_PX * sizes.scale);
  const gutters = lanes.map(({ index, room, hasProxy }) =>
    layoutGutters(room ?? index, hasProxy ?? false, usedPx, sizes),
  );
  // Arrows of all lanes have the same run, so that the same slope is the same latency.
  const leftPx = Math.max(...gutters.map((gutter) => gutter.leftPx));
  const rightPx = Math.max(...gutters.map((gutter) => gutter.rightPx));
  const proxyGapPx = Math.max(...gutters.map((gutter) => gutter.proxyGapPx));
  return lanes.map(({ key, index, room = index, hasProxy = false }, place) => {
    const groundLeftPx = sizes.axisWidthPx + place * groundPx;
    const firstPx = groundLeftPx + (groundPx - usedPx) / 2;
    const serverXPx = firstPx + usedPx - rightPx;
    const lifelines = { clientXPx: firstPx + leftPx, serverXPx, proxyXPx: hasProxy ? serverXPx - proxyGapPx : null };
    return {
      ...layoutFrame(key, room, { leftPx: groundLeftPx, groundPx, ...lifelines }, gutters[place]!, sizes),
      hasStreams: index.streams.items.length > 0,
    };
  });
}

/** What stands outside the lifelines, and how wide that is. */
interface Gutters {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly loadingPx: number;
  readonly queuedPx: number;
  readonly queuedStepPx: number;
  readonly workStepPx: number;
  readonly workRightPx: number;
  readonly proxyGapPx: number;
  readonly proxyStepPx: number;
}

function layoutGutters(room: LaneRoom, hasProxy: boolean, usedPx: number, sizes: DiagramSizes): Gutters {
  const { scale, workWidthPx } = sizes;
  const marblePx = 2 * marbleHalfWidthPx(`${room.lastMessageId}`, sizes) + 2 * scale;
  const hasTwoColumns = usedPx >= ROOMY_LANE_PX * scale && 2 * marblePx <= MAX_MARBLES_SHARE * usedPx;
  const marblesPx = (hasTwoColumns ? 2 : 1) * marblePx;
  const outsidePx = EDGE_PX * scale + marblesPx + STEM_PX * scale;
  const columnsPx = Math.min(MAX_COLUMNS_PX * scale, MAX_COLUMNS_SHARE * usedPx);
  const queuedStepPx = stepPx(QUEUED_STEP_PX * scale, room.queuedColumns, columnsPx);
  const workStepPx = stepPx(WORK_STEP_PX * scale, room.workColumns, columnsPx);
  const loadingPx = room.loading.items.length > 0 ? 7 * scale : 0;
  const queuedPx = room.queuedColumns * queuedStepPx;
  const workRightPx = room.workColumns === 0 ? 0 : workWidthPx / 2 + (room.workColumns - 1) * workStepPx;
  const proxyStepPx = stepPx(PROXY_STEP_PX * scale, room.proxyColumns, columnsPx);
  const leastGapPx = Math.min(PROXY_GAP_PX * scale, MAX_PROXY_GAP_SHARE * usedPx);
  return {
    leftPx: outsidePx + loadingPx + queuedPx,
    rightPx: outsidePx + workRightPx,
    loadingPx,
    queuedPx,
    queuedStepPx,
    workStepPx,
    workRightPx,
    proxyGapPx: hasProxy ? leastGapPx + Math.max(0, room.proxyColumns - 1) * proxyStepPx : 0,
    proxyStepPx,
  };
}

function layoutFrame(
  key: string,
  room: LaneRoom,
  place: {
    readonly leftPx: number;
    readonly groundPx: number;
    readonly clientXPx: number;
    readonly serverXPx: number;
    readonly proxyXPx: number | null;
  },
  { loadingPx, queuedPx, queuedStepPx, workStepPx, workRightPx, proxyStepPx }: Gutters,
  { scale, workWidthPx }: DiagramSizes,
): Omit<LaneFrame, 'hasStreams'> {
  const { leftPx, groundPx, clientXPx, serverXPx, proxyXPx } = place;
  const farXPx = proxyXPx ?? serverXPx;
  const barsPx = proxyXPx !== null ? WAIT_WIDTH_PX * scale : workWidthPx;
  const hasBars = proxyXPx !== null ? room.proxyColumns > 0 : room.workColumns > 0;
  const connectionStepPx = stepPx(CONNECTION_STEP_PX * scale, room.connectionColumns, MAX_COLUMNS_PX * scale);
  return {
    key,
    leftPx,
    rightPx: leftPx + groundPx,
    clientXPx,
    serverXPx,
    wireFromXPx: clientXPx + scale,
    wireToXPx: farXPx - (hasBars ? barsPx / 2 : scale),
    proxyXPx,
    farXPx,
    waitWidthPx: WAIT_WIDTH_PX * scale,
    proxyColumnXPx: (column) => farXPx + columnPx(column, room.proxyColumns, proxyStepPx, STEM_PX * scale),
    ringsFromXPx: clientXPx - queuedPx - loadingPx - STEM_PX * scale,
    discsFromXPx: serverXPx + workRightPx + STEM_PX * scale,
    queuedXPx: (column) =>
      clientXPx - queuedStepPx / 2 - scale - columnPx(column, room.queuedColumns, queuedStepPx, STEM_PX * scale),
    workXPx: (column) => serverXPx + columnPx(column, room.workColumns, workStepPx, STEM_PX * scale),
    connectionXPx: (column) =>
      clientXPx + columnPx(column, room.connectionColumns, connectionStepPx, MAX_COLUMNS_PX * scale),
    innerXPx: clientXPx + Math.max(0, room.connectionColumns - 1) * connectionStepPx,
    connectionWidthPx: Math.min(3 * scale, connectionStepPx * 0.6),
    loadingXPx: clientXPx - queuedPx - loadingPx * 0.6,
  };
}

/** How far out a column stands: in steps as far as there is room for, ever closer beyond that, within `sparePx`. */
function columnPx(column: number, roomCount: number, widthPx: number, sparePx: number): number {
  const last = Math.max(0, roomCount - 1);
  if (column <= last) return column * widthPx;
  const beyondPx = (column - last) * widthPx;
  return last * widthPx + (sparePx * beyondPx) / (sparePx + beyondPx);
}

function stepPx(widestPx: number, columns: number, roomPx: number): number {
  return Math.min(widestPx, roomPx / Math.max(1, columns));
}
