/** A picture that is a file: what may be said of it, and what the timeline is drawn with. */
import { foldIdleTime } from '../../layout/idle-time';
import type { LaneItemKey } from '../../layout/item-keys';
import { NO_FOLDS } from '../../layout/time-folds';
import { Viewport } from '../../layout/viewport';
import FoldMarks from './FoldMarks.svelte';
import type { TimelineLabels, TimelineLane } from './props';

export interface TimelineSvgOptions {
  readonly lanes: readonly TimelineLane[];
  readonly labels: TimelineLabels;
  /** Default 960 by what the run needs at about 60 px a second, at most 1600. */
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Part of the run to show; default all of it. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Long stretches in which nothing happens are drawn short, with a break and their length; default false: to scale. */
  readonly foldsIdle?: boolean;
  /** What comes after it is drawn faint; default none: all in full ink. */
  readonly playheadMs?: number | null;
  readonly visibleLanes?: readonly string[];
  readonly selectedKey?: LaneItemKey | null;
  readonly textSizePx?: number;
  /** `auto` (default): light, and dark where the reader's system is. */
  readonly theme?: 'auto' | 'light' | 'dark' | 'projector';
}

const DEFAULT_WIDTH_PX = 960;
const MIN_HEIGHT_PX = 320;
const MAX_HEIGHT_PX = 1600;
const PX_PER_SECOND = 60;
const HEAD_PX = 90;

/** Of `Timeline`. */
export function timelineSvgProps(options: TimelineSvgOptions) {
  const { lanes, labels } = options;
  const fromMs = options.fromMs ?? 0;
  const toMs = Math.max(fromMs + 1, options.toMs ?? Math.max(...lanes.map(({ untilMs }) => untilMs)));
  const range = { fromMs: 0, toMs: Math.max(...lanes.map(({ untilMs }) => untilMs)) };
  const folds = options.foldsIdle
    ? foldIdleTime(
        lanes.map(({ spans }) => spans),
        range,
        range.toMs,
      )
    : NO_FOLDS;
  const viewport = new Viewport(fromMs, toMs, folds);
  const neededPx = HEAD_PX + (viewport.spanMs / 1000) * PX_PER_SECOND;
  return {
    idPrefix: 'pollscope',
    labels,
    lanes,
    widthPx: options.widthPx ?? DEFAULT_WIDTH_PX,
    heightPx: options.heightPx ?? Math.round(Math.max(MIN_HEIGHT_PX, Math.min(MAX_HEIGHT_PX, neededPx))),
    viewport,
    playheadMs: options.playheadMs ?? null,
    visibleLanes: options.visibleLanes ?? lanes.map(({ key }) => key),
    selectedKey: options.selectedKey ?? null,
    ...(options.textSizePx === undefined ? {} : { textSizePx: options.textSizePx }),
    FoldMarks,
    gestures: 'none' as const,
    motion: 'reduce' as const,
  };
}
