/** Where a run is looked at first: its window in time, and the moment at which the playhead rests. */
import { Viewport } from '../../layout/viewport';
import type { Spans } from '../../trace/spans';
import type { SceneLook } from './scenes';
import { tellingMoment } from './telling-moment';

/** A lane is about 200 px wide and a window 600 px high: so many transits make arrows fall by about 8 degrees. */
const TRANSITS_PER_WINDOW = 36;
const MIN_WINDOW_MS = 2000;

export interface Opening {
  readonly viewport: Viewport;
  readonly playheadMs: number;
}

export function openingOf(lanes: readonly Spans[], latencyMs: number, endMs: number, look: SceneLook): Opening {
  const windowMs = Math.min(
    endMs,
    look.windowMs ?? Math.max(MIN_WINDOW_MS, latencyMs * TRANSITS_PER_WINDOW, untilSecondFate(lanes)),
  );
  const playheadMs = Math.min(endMs, look.restAtMs ?? tellingMoment(lanes, windowMs));
  return {
    viewport: new Viewport(look.fromMs, look.fromMs + windowMs)
      .showing(playheadMs, 0)
      .clamped({ fromMs: 0, toMs: endMs }),
    playheadMs,
  };
}

/** A picture in which nothing arrives explains nothing, whatever the slope of its arrows. */
function untilSecondFate(lanes: readonly Spans[]): number {
  const fates = lanes.map(({ messages }) =>
    messages
      .flatMap((message) => [...message.deliveries, ...message.losses])
      .map((end) => end.atMs)
      .sort((a, b) => a - b),
  );
  return Math.max(0, ...fates.map((atMs) => (atMs[1] ?? atMs[0] ?? 0) * 1.2));
}
