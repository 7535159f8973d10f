/** Where a run is looked at first: its window in time, and the moment at which the playhead rests. */
import { Viewport, type TimeRange } from '../../layout/viewport';
import type { Spans } from '../../trace/spans';
import type { SceneLook } from './scene-look';
import { fateMoments, tellingMoment } from './telling-moment';

/** A lane is 200 to 340 px wide, the picture 560 px high: with so many transits on top of each other, arrows fall by 4 to 8 degrees. */
const FEWEST_TRANSITS = 24;
const MOST_TRANSITS = 40;
const MIN_WINDOW_MS = 2000;
/** How much of the window lies before the first request. */
const LEAD_FRACTION = 0.05;
/** How far the moment that is asked for is from the window's edges, at least. */
const MARGIN_FRACTION = 0.15;

export interface Opening {
  readonly viewport: Viewport;
  readonly playheadMs: number;
}

export function openingOf(lanes: readonly Spans[], latencyMs: number, endMs: number, look: SceneLook): Opening {
  const window = look.window ?? firstWindow(lanes, latencyMs);
  const viewport = new Viewport(window.fromMs, window.toMs).clamped({ fromMs: 0, toMs: endMs });
  const playheadMs = Math.min(endMs, look.restAtMs ?? tellingMoment(lanes, viewport));
  // What was asked for stands as it was; else what comes next is worth a look, too.
  const marginFraction = look.window ? 0 : MARGIN_FRACTION;
  return { viewport: viewport.showing(playheadMs, marginFraction).clamped({ fromMs: 0, toMs: endMs }), playheadMs };
}

/** From shortly before the first request; as long as it takes until two messages have their fate, if arrows can be read then. */
function firstWindow(lanes: readonly Spans[], latencyMs: number): TimeRange {
  const firstAskedMs = Math.min(...lanes.map(({ exchanges }) => exchanges[0]?.askedAtMs ?? 0));
  const [firstFateMs, secondFateMs] = [0, 1].map((place) =>
    Math.max(0, ...lanes.map((spans) => fateMoments(spans)[place] ?? 0)),
  );
  const wantedMs = ((secondFateMs ?? 0) - firstAskedMs) * 1.25;
  const readableMs = Math.min(latencyMs * MOST_TRANSITS, Math.max(latencyMs * FEWEST_TRANSITS, wantedMs));
  // A picture in which nothing arrives explains nothing, whatever the slope of its arrows.
  const spanMs = Math.max(MIN_WINDOW_MS, readableMs, ((firstFateMs ?? 0) - firstAskedMs) * 1.15);
  const fromMs = Math.max(0, firstAskedMs - spanMs * LEAD_FRACTION);
  return { fromMs, toMs: fromMs + spanMs };
}
