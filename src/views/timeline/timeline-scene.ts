import { layoutArrow, type ArrowGeometry } from '../../layout/arrow-layout';
import { causalTies } from '../../layout/causal-ties';
import { splitLaneItemKey, type ItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { LaneIndex } from '../../layout/lane-index';
import type { ListedItem } from '../../layout/listed-items';
import { layoutSequence, type SequenceGeometry } from '../../layout/sequence-layout';
import { BASE_TEXT_PX } from '../../layout/lane-frame';
import type { TimeRange } from '../../layout/viewport';
import { isSeenBy } from '../../trace/page-id';
import type { Ghost, LitMarks, TimelineLane, TimelineProps } from './props';

/** Below this width lanes side by side cannot be read: one is shown at a time. */
const NARROW_PX = 520;

export interface ShownLane {
  readonly key: string;
  readonly lane: TimelineLane;
  readonly index: LaneIndex;
  /** Of the run without its faults, where there are any. */
  readonly room: LaneIndex | undefined;
}

/** Which lanes are drawn: those asked for, else all, else the first where there is room for one. */
export function lanesToShow({
  lanes,
  visibleLanes,
  widthPx,
}: Pick<TimelineProps, 'lanes' | 'visibleLanes' | 'widthPx'>): readonly TimelineLane[] {
  if (visibleLanes) return lanes.filter(({ key }) => visibleLanes.includes(key));
  return widthPx < NARROW_PX ? lanes.slice(0, 1) : lanes;
}

/** From the earliest moment that is kept to the latest end of all lanes: the limits of the window. */
export function runRange(lanes: readonly TimelineLane[]): TimeRange {
  const fromMs = Math.min(...lanes.map(({ keptFromMs = 0 }) => keptFromMs));
  return { fromMs, toMs: Math.max(fromMs + 1, ...lanes.map(({ untilMs }) => untilMs)) };
}

/** The geometry of what is shown. */
export function layoutTimeline(
  shown: readonly ShownLane[],
  { viewport, widthPx, heightPx, textSizePx, labels }: TimelineProps,
): SequenceGeometry {
  return layoutSequence({
    viewport,
    widthPx,
    heightPx,
    textPx: textSizePx ?? BASE_TEXT_PX,
    words: labels.words,
    densityText: labels.density,
    lanes: shown.map(({ key, lane, index, room }) => ({
      key,
      index,
      room,
      hasProxy: lane.hasProxy,
      texts: {
        title: lane.title,
        note: lane.note,
        client: labels.pageOf(index.page, lane.clients, lane.tabs ?? 1),
        browser: labels.browser,
        server: labels.server,
        ...(lane.hasProxy ? { proxy: labels.proxy } : {}),
      },
    })),
  });
}

/** Arrows of another run, at the places where this one would have them. */
export function layoutGhosts(geometry: SequenceGeometry, ghosts: readonly Ghost[]): readonly ArrowGeometry[] {
  return ghosts.flatMap(({ laneKey, transits }) => {
    const lane = geometry.lanes.find(({ key }) => key === laneKey);
    if (!lane || lane.detail === 'density') return [];
    const { scene } = lane;
    return transits
      .filter(
        (transit) =>
          isSeenBy(scene.index.page, transit) &&
          transit.sentAtMs <= scene.window.toMs &&
          (transit.arrivedAtMs ?? transit.sentAtMs) >= scene.window.fromMs,
      )
      .map((transit) => layoutArrow(transit, scene));
  });
}

/** A mark's entry on the walk along time; undefined for what is on no walk of these lanes. */
export function listedItem(shown: readonly ShownLane[], key: LaneItemKey): ListedItem | undefined {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const index = shown.find((lane) => lane.key === laneKey)?.index;
  const place = index?.listedPlaceByKey.get(itemKey);
  return place === undefined ? undefined : index?.listed.items[place];
}

/** Which lane a mark is in, and what is tied to it there; null for a key that names nothing here. */
export function tiedTo(
  shown: readonly ShownLane[],
  key: LaneItemKey,
): { readonly place: number; readonly tied: ReadonlySet<ItemKey> } | null {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const place = shown.findIndex((lane) => lane.key === laneKey);
  const index = shown[place]?.index;
  const tied = index ? causalTies(index, itemKey) : new Set<ItemKey>();
  return tied.size === 0 ? null : { place, tied };
}

/** The lane of marks that are lit from elsewhere; null when it is not shown, or there are none. */
export function marksOf(
  shown: readonly ShownLane[],
  marks: LitMarks | null,
): { readonly place: number; readonly tied: ReadonlySet<ItemKey> } | null {
  const place = marks === null ? -1 : shown.findIndex((lane) => lane.key === marks.laneKey);
  return marks === null || place === -1 || marks.keys.size === 0 ? null : { place, tied: marks.keys };
}
