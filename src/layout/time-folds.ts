import { bisectRight } from 'd3';
import type { Spans } from '../trace/spans';
import { proxyMoments } from './server-side';
import type { TimeRange } from './viewport';

/**
 * Idle time, drawn shorter than it is: a scale from moments to "shown" ms, linear in pieces, rising, with an inverse.
 * Outside of folds a shown ms is a ms, so slopes and heights stay true to each other.
 */
export class TimeFolds {
  readonly folds: readonly TimeRange[];
  /** How long each fold is drawn. */
  readonly shownMs: number;
  readonly #fromMs: readonly number[];
  /** Where each begins in shown time, and how much real time is hidden by those before it. */
  readonly #shownFromMs: readonly number[];
  readonly #hiddenMs: readonly number[];

  /** `folds` are sorted, apart, and each longer than `shownMs`. */
  constructor(folds: readonly TimeRange[], shownMs: number) {
    this.folds = folds;
    this.shownMs = shownMs;
    let hidden = 0;
    const hiddenMs = folds.map(({ fromMs, toMs }) => {
      const before = hidden;
      hidden += toMs - fromMs - shownMs;
      return before;
    });
    this.#hiddenMs = [...hiddenMs, hidden];
    this.#fromMs = folds.map(({ fromMs }) => fromMs);
    this.#shownFromMs = folds.map(({ fromMs }, place) => fromMs - hiddenMs[place]!);
  }

  /** A moment's place in shown time. */
  shownAt(atMs: number): number {
    const place = bisectRight(this.#fromMs, atMs) - 1;
    const fold = this.folds[place];
    if (fold === undefined) return atMs;
    if (atMs >= fold.toMs) return atMs - this.#hiddenMs[place + 1]!;
    return this.#shownFromMs[place]! + ((atMs - fold.fromMs) / (fold.toMs - fold.fromMs)) * this.shownMs;
  }

  /** The inverse of `shownAt`. */
  msAt(shown: number): number {
    const place = bisectRight(this.#shownFromMs, shown) - 1;
    const fold = this.folds[place];
    if (fold === undefined) return shown;
    const into = shown - this.#shownFromMs[place]!;
    if (into >= this.shownMs) return shown + this.#hiddenMs[place + 1]!;
    return fold.fromMs + (into / this.shownMs) * (fold.toMs - fold.fromMs);
  }
}

/** Time to scale. */
export const NO_FOLDS = new TimeFolds([], 1);

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
