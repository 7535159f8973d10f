import { assert } from '../core/assert';
import { NO_FOLDS, type TimeFolds } from './time-folds';

/** The closest look: one millisecond across the picture is enough to tell any two events apart. */
export const MIN_SPAN_MS = 1;

/** From and to, in virtual ms. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The window in time that a picture shows: an immutable value, like d3-zoom's Transform. It knows no pixels of its own;
 * `sizePx` is the length that the window is drawn along, so a resized picture shows the same moments.
 */
export class Viewport implements TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** The scale between its ends; to scale unless idle time is folded. */
  readonly folds: TimeFolds;

  constructor(fromMs: number, toMs: number, folds: TimeFolds = NO_FOLDS) {
    assert(
      Number.isFinite(fromMs) && Number.isFinite(toMs) && toMs > fromMs,
      `a viewport from ${fromMs} to ${toMs} ms`,
    );
    this.fromMs = fromMs;
    this.toMs = toMs;
    this.folds = folds;
  }

  /** How long it is as it is drawn: what is folded counts for as much as is shown of it. */
  get spanMs(): number {
    return this.#shown(this.toMs) - this.#shown(this.fromMs);
  }

  /** The same moments on another scale. */
  folded(folds: TimeFolds): Viewport {
    return folds === this.folds ? this : new Viewport(this.fromMs, this.toMs, folds);
  }

  /** Where a moment is drawn: 0 at `fromMs`, `sizePx` at `toMs`. Moments outside the window lie outside that. */
  pxAt(atMs: number, sizePx: number): number {
    return ((this.#shown(atMs) - this.#shown(this.fromMs)) / this.spanMs) * sizePx;
  }

  /** The moment that is drawn there; the inverse of `pxAt`. */
  msAt(px: number, sizePx: number): number {
    return this.folds.msAt(this.#shown(this.fromMs) + (px / sizePx) * this.spanMs);
  }

  /** The moment there, as round as the picture is coarse: a hand that points cannot mean more digits than it sees. */
  roundedMsAt(px: number, sizePx: number): number {
    const stepMs = 10 ** Math.max(0, Math.floor(Math.log10(this.spanMs / sizePx)));
    return Math.max(0, Math.round(this.msAt(px, sizePx) / stepMs) * stepMs);
  }

  /** A factor of 2 shows half as long a time; `atMs` stays where it is on the screen. */
  zoomedAbout(atMs: number, factor: number): Viewport {
    const spanMs = Math.max(MIN_SPAN_MS, this.spanMs / factor);
    const scale = spanMs / this.spanMs;
    const shownAt = this.#shown(atMs);
    return this.#fromShown(shownAt - (shownAt - this.#shown(this.fromMs)) * scale, spanMs);
  }

  /** Moved later by that much of the time that is drawn; negative moves it earlier. */
  panned(byMs: number): Viewport {
    return this.#fromShown(this.#shown(this.fromMs) + byMs, this.spanMs);
  }

  /** Kept inside `limits`: moved before it is shortened, so that panning into the wall does not zoom. */
  clamped(limits: TimeRange): Viewport {
    const { spanMs } = this;
    if (spanMs >= this.#shown(limits.toMs) - this.#shown(limits.fromMs))
      return new Viewport(limits.fromMs, limits.toMs, this.folds);
    if (this.fromMs < limits.fromMs) return this.#fromShown(this.#shown(limits.fromMs), spanMs);
    if (this.toMs > limits.toMs) return this.#fromShown(this.#shown(limits.toMs) - spanMs, spanMs);
    return this;
  }

  /** Moved as little as possible so that `atMs` is at least `marginFraction` of the window away from its edges. */
  showing(atMs: number, marginFraction = 0.1): Viewport {
    const marginMs = this.spanMs * marginFraction;
    const [fromMs, toMs, shownAt] = [this.fromMs, this.toMs, atMs].map((each) => this.#shown(each)) as [
      number,
      number,
      number,
    ];
    if (shownAt < fromMs + marginMs) return this.panned(shownAt - marginMs - fromMs);
    if (shownAt > toMs - marginMs) return this.panned(shownAt + marginMs - toMs);
    return this;
  }

  /** Wider by that much of the time that is drawn, on both sides. */
  widened(byMs: number): TimeRange {
    return {
      fromMs: this.folds.msAt(this.#shown(this.fromMs) - byMs),
      toMs: this.folds.msAt(this.#shown(this.toMs) + byMs),
    };
  }

  contains(atMs: number): boolean {
    return atMs >= this.fromMs && atMs <= this.toMs;
  }

  equals(other: TimeRange): boolean {
    return this.fromMs === other.fromMs && this.toMs === other.toMs;
  }

  #shown(atMs: number): number {
    return this.folds.shownAt(atMs);
  }

  #fromShown(shownFromMs: number, spanMs: number): Viewport {
    return new Viewport(this.folds.msAt(shownFromMs), this.folds.msAt(shownFromMs + spanMs), this.folds);
  }

  /** All of `range`, with `paddingFraction` of its length added at both ends. */
  static fitted(range: TimeRange, paddingFraction = 0): Viewport {
    const paddingMs = (range.toMs - range.fromMs) * paddingFraction;
    return new Viewport(range.fromMs - paddingMs, range.toMs + paddingMs);
  }
}
