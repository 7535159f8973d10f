import type { ArrowStyle } from './arrow-layout';
import type { WorkGeometry } from './bar-layout';
import { groups } from 'd3';
import type { Box } from './geometry';
import type { LaneFrame } from './lane-frame';
import type { LaneMarks } from './lane-layout';
import type { MarbleKind } from './marble-moments';
import { stemPaths } from './stem-paths';
import { hopsPath } from './wait-layout';

/** What a stroke is in the diagram's grammar: the stylesheet has a rule for each. */
export type InkName =
  | `${ArrowStyle}/${'line' | 'head'}`
  | `${MarbleKind}/${'disc' | 'stem'}`
  | 'cross'
  | 'stub'
  | 'connection'
  | 'stalled'
  | 'loading'
  | 'queued'
  | 'work'
  | 'orphan'
  | 'lead'
  | 'draw'
  | 'draw-ready';

/** All marks of one kind. */
export interface PaintedStroke {
  readonly ink: InkName;
  readonly paths: readonly string[];
  /** Null: as the stylesheet says. */
  readonly widthPx: number | null;
}

/**
 * The marks of a lane for a canvas, in the order in which they cover each other: from the same geometry as the svg, and
 * the same paths. What there is few of (lifelines, streams, stops) is not in it.
 */
export function paintedStrokes(marks: LaneMarks, frame: LaneFrame): readonly PaintedStroke[] {
  const { connections, waits, work } = marks;
  const strokes: readonly (readonly [InkName, readonly (string | null)[], number?])[] = [
    ['connection', connections.map(({ path }) => path)],
    ...connections.map(({ leftXPx, rightXPx, stalls }) => {
      const gaps = stalls.filter(({ topPx, bottomPx }) => topPx < bottomPx);
      const middleXPx = (leftXPx + rightXPx) / 2;
      return ['stalled', gaps.map((gap) => upright(middleXPx, gap)), rightXPx - leftXPx + 1] as const;
    }),
    ['loading', marks.loading.map((range) => upright(frame.loadingXPx, range))],
    ...groups(waits, ({ widthPx }) => widthPx).map(
      ([widthPx, bars]) => ['queued', bars.map((bar) => upright(bar.xPx, bar)), widthPx] as const,
    ),
    ['lead', [hopsPath(marks.hops, frame)]],
    ...stemPaths(marks.marbles).map(({ kind, path }) => [`${kind}/stem`, [path]] as const),
    ...workStrokes(work),
    ...groups(marks.arrows, ({ style }) => style).flatMap(([style, arrows]) => [
      ['stub', arrows.map(({ stubPath }) => stubPath)] as const,
      [`${style}/line`, arrows.map(({ linePath }) => linePath)] as const,
      [`${style}/head`, arrows.map(({ headPath }) => headPath)] as const,
    ]),
    ['cross', [...marks.arrows, ...marks.ends, ...marks.giveUps].map(({ crossPath }) => crossPath)],
    ...(['published', 'delivered', 'lost'] as const).map(
      (kind) => [`${kind}/disc`, marks.marbles.filter((each) => each.kind === kind).map(discPath)] as const,
    ),
  ];
  return strokes.flatMap(([ink, paths, widthPx = null]) => {
    const drawn = paths.flatMap((path) => path || []);
    return drawn.length === 0 ? [] : [{ ink, paths: drawn, widthPx }];
  });
}

function workStrokes(work: readonly WorkGeometry[]): readonly (readonly [InkName, readonly string[]])[] {
  const drawsOf = (isReady: boolean) =>
    work.flatMap(({ box, draws }) =>
      draws.filter((draw) => draw.isReady === isReady).map(({ yPx }) => `M${box.leftPx},${yPx}H${box.rightPx}`),
    );
  return [
    ['lead', work.flatMap(({ box, leadFromXPx }) => (leadFromXPx === null ? [] : leads(box, leadFromXPx)))],
    ['work', work.map(({ box, orphanTopPx }) => boxPath({ ...box, bottomPx: orphanTopPx ?? box.bottomPx }))],
    [
      'orphan',
      work.flatMap(({ box, orphanTopPx }) => (orphanTopPx === null ? [] : boxPath({ ...box, topPx: orphanTopPx }))),
    ],
    ['draw', drawsOf(false)],
    ['draw-ready', drawsOf(true)],
  ];
}

function leads({ leftPx, topPx, bottomPx }: Box, fromXPx: number): readonly string[] {
  return [topPx, bottomPx].map((yPx) => `M${fromXPx},${yPx}H${leftPx}`);
}

function upright(xPx: number, { topPx, bottomPx }: Pick<Box, 'topPx' | 'bottomPx'>): string {
  return `M${xPx},${topPx}V${bottomPx}`;
}

function boxPath({ leftPx, topPx, rightPx, bottomPx }: Box): string {
  return `M${leftPx},${topPx}H${rightPx}V${Math.max(topPx, bottomPx)}H${leftPx}Z`;
}

/** A box with round ends. */
function discPath({ box: { leftPx, topPx, rightPx, bottomPx } }: { readonly box: Box }): string {
  const radiusPx = (bottomPx - topPx) / 2;
  const arc = `A${radiusPx},${radiusPx},0,0,1,`;
  return `M${leftPx + radiusPx},${topPx}H${rightPx - radiusPx}${arc}${rightPx - radiusPx},${bottomPx}H${leftPx + radiusPx}${arc}${leftPx + radiusPx},${topPx}Z`;
}
