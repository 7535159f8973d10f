import type { TimeRange } from '../../layout/viewport';
import type { PageId } from '../../trace/page-id';

/** The first look at a run. What is null is worked out from the run. */
export interface SceneLook {
  /** The time that the picture shows: arrows should fall by 5 to 15 degrees. */
  readonly window: TimeRange | null;
  /** The telling moment at which the playhead rests. */
  readonly restAtMs: number | null;
  /** Idle time is drawn short at first: what is told lies so far apart that arrows would be flat to scale. */
  readonly foldsIdle?: true;
  /** Whose page is looked at; the first one's where it is not said. */
  readonly page?: PageId;
  /** Which lane the panels and a narrow page show, where it is not the usual one. */
  readonly laneKey?: string;
}

export const UNSAID_LOOK: SceneLook = { window: null, restAtMs: null };

/** Of the scene that the page opens with. The WebSocket has been cut off and has missed message 4, which the two others have. */
export const USUAL_LOOK: SceneLook = { window: { fromMs: 0, toMs: 11_000 }, restAtMs: 8_700 };
