import type { Spans } from '../../trace/spans';

/** How long after the event the playhead rests, as a share of the window: what has happened can be seen above it. */
const AFTERMATH_FRACTION = 0.04;
/** A moment so early that nothing has happened above it tells nothing. */
const EARLIEST_FRACTION = 0.3;
/** Below this share of the window there would be no room left for what comes next. */
const LATEST_FRACTION = 0.75;

/**
 * Where a run rests when it is opened: shortly after every lane has delivered or lost a message, if that lies in the
 * window; else after the last fate that does; else at half of it.
 */
export function tellingMoment(lanes: readonly Spans[], windowMs: number): number {
  const latestMs = windowMs * LATEST_FRACTION;
  const firstFates = lanes.map(
    (spans) => fatesOf(spans).find((atMs) => atMs >= windowMs * EARLIEST_FRACTION) ?? Infinity,
  );
  const all = Math.max(...firstFates);
  const last = Math.max(...lanes.flatMap((spans) => fatesOf(spans).filter((atMs) => atMs <= latestMs)));
  const atMs = all <= latestMs ? all : last;
  return Math.round(Number.isFinite(atMs) ? atMs + windowMs * AFTERMATH_FRACTION : windowMs / 2);
}

function fatesOf({ messages }: Spans): readonly number[] {
  return messages
    .flatMap((message) => [...message.deliveries, ...message.losses].map((end) => end.atMs))
    .sort((first, second) => first - second);
}
