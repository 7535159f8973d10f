import type { Spans } from '../../trace/spans';
import type { TimeRange } from '../../layout/viewport';

/** How long after the event the playhead rests, as a share of the window: what has happened can be seen above it. */
const AFTERMATH_FRACTION = 0.04;
/** A moment so early that nothing has happened above it tells nothing. */
const EARLIEST_FRACTION = 0.3;
/** Further down there would be no room left for what comes next. */
const LATEST_FRACTION = 0.75;

/**
 * Where a run rests when it is opened: shortly after every lane has delivered or lost a message, if that leaves room in
 * the window; else after the last fate that does; else after the first there is; in a run without any, in the middle.
 */
export function tellingMoment(lanes: readonly Spans[], window: TimeRange): number {
  const spanMs = window.toMs - window.fromMs;
  const [earliestMs, latestMs] = [EARLIEST_FRACTION, LATEST_FRACTION].map(
    (portion) => window.fromMs + spanMs * portion,
  );
  const fates = lanes.map(fateMoments);
  const everyLaneAtMs = Math.max(
    ...fates.map((moments) => moments.find((atMs) => atMs >= (earliestMs ?? 0)) ?? Infinity),
  );
  const inRoom = fates.flat().filter((atMs) => atMs <= (latestMs ?? 0) && atMs >= window.fromMs);
  const inWindow = fates.flat().filter((atMs) => atMs >= window.fromMs && atMs <= window.toMs);
  const atMs =
    everyLaneAtMs <= (latestMs ?? 0) ? everyLaneAtMs : inRoom.length > 0 ? Math.max(...inRoom) : Math.min(...inWindow);
  return Math.round(
    Number.isFinite(atMs)
      ? Math.min(window.toMs, atMs + spanMs * AFTERMATH_FRACTION)
      : (window.fromMs + window.toMs) / 2,
  );
}

/** When a lane's messages were delivered or lost, in order. */
export function fateMoments({ messages }: Spans): readonly number[] {
  const ends = messages.flatMap((message) => [...message.deliveries, ...message.losses]);
  return ends.map((end) => end.atMs).sort((first, second) => first - second);
}
