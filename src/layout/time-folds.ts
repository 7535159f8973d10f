import { bisectRight } from 'd3';
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
