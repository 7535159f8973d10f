/** Which stretches of a run are idle. Nothing is folded before a reader asks for it, so this comes later than the picture. */
import type { Spans } from '../trace/spans';
import { proxyMoments } from './server-side';
import { NO_FOLDS, TimeFolds } from './time-folds';
import type { TimeRange } from './viewport';

/** A gap is folded when it is longer than this share of the scenario, and at least a second. */
const LEAST_GAP_FRACTION = 1 / 15;
const LEAST_GAP_MS = 1000;
/** A fold is drawn as long as this share of the least gap; the same on both sides of it stays to scale. */
const SHOWN_FRACTION = 1 / 4;

/**
 * Folds the stretches of `range` in which nothing begins, ends or moves in any lane. What only lasts (a hold, an open
 * connection, an outage) goes through a fold. By the scenario's length, not by the window's: nothing jumps while a reader zooms.
 */
export function foldIdleTime(lanes: readonly Spans[], range: TimeRange, durationMs: number): TimeFolds {
  const leastGapMs = Math.max(LEAST_GAP_MS, durationMs * LEAST_GAP_FRACTION);
  const shownMs = leastGapMs * SHOWN_FRACTION;
  const busy = lanes.flatMap((spans) => busyRanges(spans, range.toMs)).sort((one, other) => one.fromMs - other.fromMs);
  const folds: TimeRange[] = [];
  let idleFromMs = range.fromMs;
  for (const { fromMs, toMs } of [...busy, { fromMs: range.toMs, toMs: range.toMs }]) {
    if (Math.min(fromMs, range.toMs) - idleFromMs > leastGapMs)
      folds.push({ fromMs: idleFromMs + shownMs, toMs: Math.min(fromMs, range.toMs) - shownMs });
    idleFromMs = Math.max(idleFromMs, toMs);
  }
  return folds.length === 0 ? NO_FOLDS : new TimeFolds(folds, shownMs);
}

/** When something moves, and the moments at which something begins or ends. */
function busyRanges(spans: Spans, untilMs: number): readonly TimeRange[] {
  const moments = [
    ...spans.exchanges.flatMap((exchange) => [
      exchange.askedAtMs,
      exchange.endedAtMs,
      exchange.openedAtMs,
      exchange.streamEndedAtMs,
      ...exchange.attempts.flatMap((attempt) => [
        attempt.assignedAtMs,
        attempt.workStartedAtMs,
        attempt.workEndedAtMs,
        attempt.closeNoticedAtMs,
        ...attempt.draws.map(({ atMs }) => atMs),
        ...proxyMoments(attempt),
      ]),
    ]),
    ...spans.messages.flatMap(({ publishedAtMs, deliveries, duplicates, losses }) => [
      publishedAtMs,
      ...[...deliveries, ...duplicates, ...losses].map(({ atMs }) => atMs),
    ]),
    ...spans.connections.flatMap((each) => [each.openingAtMs, each.openedAtMs, each.closedAtMs]),
    ...spans.states.map(({ enteredAtMs }) => enteredAtMs),
    ...[spans.outages, spans.serverStops, spans.serverStalls, spans.slowdowns, spans.tabHidings, spans.sleeps]
      .flat()
      .flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
  ];
  return [
    ...spans.transits.map(({ sentAtMs, arrivedAtMs, droppedAtMs }) => ({
      fromMs: sentAtMs,
      toMs: arrivedAtMs ?? droppedAtMs ?? untilMs,
    })),
    ...moments.flatMap((atMs) => (atMs === null ? [] : [{ fromMs: atMs, toMs: atMs }])),
  ];
}
