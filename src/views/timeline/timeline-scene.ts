import type { LaneIndex } from '../../layout/lane-index';
import { layoutSequence, type SequenceGeometry } from '../../layout/sequence-layout';
import { BASE_TEXT_PX } from '../../layout/lane-frame';
import type { TimeRange } from '../../layout/viewport';
import type { TimelineLane, TimelineProps } from './props';

/** Below this width lanes side by side cannot be read: one is shown at a time. */
export const NARROW_PX = 520;

export interface ShownLane {
  readonly key: string;
  readonly lane: TimelineLane;
  readonly index: LaneIndex;
}

/** Which lanes are drawn: those asked for, else all, else the first where there is room for one. */
export function lanesToShow({ lanes, visibleLanes, widthPx }: Pick<TimelineProps, 'lanes' | 'visibleLanes' | 'widthPx'>): readonly TimelineLane[] {
  if (visibleLanes) return lanes.filter(({ key }) => visibleLanes.includes(key));
  return widthPx < NARROW_PX ? lanes.slice(0, 1) : lanes;
}

/** From 0 to the latest end of all lanes: the limits of the window. */
export function runRange(lanes: readonly TimelineLane[]): TimeRange {
  return { fromMs: 0, toMs: Math.max(1, ...lanes.map(({ untilMs }) => untilMs)) };
}

/** The geometry of what is shown. */
export function layoutTimeline(shown: readonly ShownLane[], { viewport, widthPx, heightPx, textSizePx, labels }: TimelineProps): SequenceGeometry {
  return layoutSequence({
    viewport, widthPx, heightPx,
    textPx: textSizePx ?? BASE_TEXT_PX,
    words: labels.words,
    lanes: shown.map(({ key, lane, index }) => ({
      key, index,
      texts: {
        title: lane.title,
        note: lane.note,
        client: lane.clients > 1 ? labels.clientOf(index.client, lane.clients) : '',
        browser: labels.browser,
        server: labels.server,
      },
    })),
  });
}
