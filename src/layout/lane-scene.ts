import type { Box } from './geometry';
import type { DiagramSizes, LaneFrame } from './lane-frame';
import type { LaneIndex } from './lane-index';
import type { FoldGeometry } from './time-ticks';
import type { TimeRange } from './viewport';

/** All that laying out one lane needs. */
export interface LaneScene {
  readonly index: LaneIndex;
  readonly frame: LaneFrame;
  readonly sizes: DiagramSizes;
  /** The window in time, with a little more on both sides: marks and labels reach over its edges. */
  readonly window: TimeRange;
  /** From time to height, in the lanes' own px. */
  readonly toYPx: (atMs: number) => number;
  /** Idle time in view that is drawn shorter than it is, in the lanes' own px: torn across, and no ground for words. */
  readonly folds: readonly FoldGeometry[];
  /** What is in view. */
  readonly plot: Box;
}
