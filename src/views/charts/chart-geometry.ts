/** One small chart: a number over the time that the diagram shows, left to right. */
import { bisector, max } from 'd3';
import type { Series, SeriesCorner, SeriesPoint } from '../../metrics/series';
import { roundPx } from '../../layout/geometry';
import type { Viewport } from '../../layout/viewport';

export interface ChartFrame {
  readonly viewport: Viewport;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The number at the upper edge; charts side by side share it, so that heights can be compared. */
  readonly mostValue: number;
}

/** The highest number of them all, and never nothing, so that there is something to measure by. */
export function mostValueOf(all: readonly Series[]): number {
  return Math.max(max(all, ({ corners }) => max(corners, ({ value }) => value)) ?? 0, 1);
}

export function chartXPx(atMs: number, { viewport, widthPx }: ChartFrame): number {
  return viewport.pxAt(atMs, widthPx);
}

export function chartYPx(value: number, { heightPx, mostValue }: ChartFrame): number {
  return heightPx * (1 - value / mostValue);
}

const byTime = bisector(({ atMs }: SeriesCorner) => atMs);

/** More corners than so many a pixel are drawn as how low and how high they go there. */
const CORNERS_PER_PX = 4;

/** The line in view as the path of an SVG, an end of it cut where the view ends. Empty where the run has nothing in view. */
export function linePath({ corners }: Series, frame: ChartFrame): string {
  const inView = cornersInView(corners, frame.viewport);
  const drawn = inView.length > CORNERS_PER_PX * frame.widthPx ? extremesByPx(inView, frame) : inView;
  if (drawn.length === 0) return '';
  return `M${drawn.map(({ atMs, value }) => `${roundPx(chartXPx(atMs, frame))},${roundPx(chartYPx(value, frame))}`).join('L')}`;
}

function cornersInView(corners: readonly SeriesCorner[], { fromMs, toMs }: Viewport): readonly SeriesCorner[] {
  const [first, end] = [byTime.left(corners, fromMs), byTime.right(corners, toMs)];
  const inside = corners.slice(first, end);
  const [before, after] = [corners[first - 1], corners[end]];
  return [
    ...(before && (inside[0] ?? after) ? [between(before, inside[0] ?? after!, fromMs)] : []),
    ...inside,
    ...(after && (inside.at(-1) ?? before) ? [between(inside.at(-1) ?? before!, after, toMs)] : []),
  ];
}

function between(one: SeriesCorner, other: SeriesCorner, atMs: number): SeriesCorner {
  const fraction = other.atMs === one.atMs ? 0 : (atMs - one.atMs) / (other.atMs - one.atMs);
  return { atMs, value: one.value + (other.value - one.value) * fraction };
}

/** Of all corners in one column of pixels: the first, the lowest, the highest and the last. */
function extremesByPx(corners: readonly SeriesCorner[], frame: ChartFrame): readonly SeriesCorner[] {
  const kept: SeriesCorner[] = [];
  for (let place = 0; place < corners.length;) {
    const column = Math.floor(chartXPx(corners[place]!.atMs, frame));
    const first = place;
    let [lowest, highest] = [first, first];
    while (place < corners.length && Math.floor(chartXPx(corners[place]!.atMs, frame)) === column) {
      if (corners[place]!.value < corners[lowest]!.value) lowest = place;
      if (corners[place]!.value > corners[highest]!.value) highest = place;
      place++;
    }
    const places = [...new Set([first, lowest, highest, place - 1])].sort((one, other) => one - other);
    kept.push(...places.map((each) => corners[each]!));
  }
  return kept;
}

/** The points in view, in order of time. */
export function pointsInView({ points }: Series, { fromMs, toMs }: Viewport): readonly SeriesPoint[] {
  return points.slice(byTime.left(points, fromMs), byTime.right(points, toMs));
}

/** The point in view that is nearest in time; of several at one moment the last. Null where none is in view. */
export function nearestPoint(series: Series, atMs: number, viewport: Viewport): SeriesPoint | null {
  const points = pointsInView(series, viewport);
  const after = byTime.right(points, atMs);
  const [one, other] = [points[after - 1], points[after]];
  const isOneNearer = one !== undefined && (other === undefined || atMs - one.atMs <= other.atMs - atMs);
  const nearest = isOneNearer ? one : other;
  return nearest === undefined ? null : points[byTime.right(points, nearest.atMs) - 1]!;
}
