import { assert } from '../core/assert';

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

  constructor(fromMs: number, toMs: number) {
    assert(
      Number.isFinite(fromMs) && Number.isFinite(toMs) && toMs > fromMs,
      `a viewport from ${fromMs} to ${toMs} ms`,
    );
    this.fromMs = fromMs;
    this.toMs = toMs;
  }

  get spanMs(): number {
    return this.toMs - this.fromMs;
  }

  /** Where a moment is drawn: 0 at `fromMs`, `sizePx` at `toMs`. Moments outside the window lie outside that. */
  pxAt(atMs: number, sizePx: number): number {
    return ((atMs - this.fromMs) / this.spanMs) * sizePx;
  }

  /** The moment that is drawn there; the inverse of `pxAt`. */
  msAt(px: number, sizePx: number): number {
    return this.fromMs + (px / sizePx) * this.spanMs;
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
    const fromMs = atMs - (atMs - this.fromMs) * scale;
    return new Viewport(fromMs, fromMs + spanMs);
  }

  /** Moved later in time by that much; negative moves it earlier. */
  panned(byMs: number): Viewport {
    return new Viewport(this.fromMs + byMs, this.toMs + byMs);
  }

  /** Kept inside `limits`: moved before it is shortened, so that panning into the wall does not zoom. */
  clamped(limits: TimeRange): Viewport {
    if (this.spanMs >= limits.toMs - limits.fromMs) return Viewport.fitted(limits);
    if (this.fromMs < limits.fromMs) return new Viewport(limits.fromMs, limits.fromMs + this.spanMs);
    if (this.toMs > limits.toMs) return new Viewport(limits.toMs - this.spanMs, limits.toMs);
    return this;
  }

  /** Moved as little as possible so that `atMs` is at least `marginFraction` of the window away from its edges. */
  showing(atMs: number, marginFraction = 0.1): Viewport {
    const marginMs = this.spanMs * marginFraction;
    if (atMs < this.fromMs + marginMs) return this.panned(atMs - marginMs - this.fromMs);
    if (atMs > this.toMs - marginMs) return this.panned(atMs + marginMs - this.toMs);
    return this;
  }

  contains(atMs: number): boolean {
    return atMs >= this.fromMs && atMs <= this.toMs;
  }

  equals(other: TimeRange): boolean {
    return this.fromMs === other.fromMs && this.toMs === other.toMs;
  }

  /** All of `range`, with `paddingFraction` of its length added at both ends. */
  static fitted(range: TimeRange, paddingFraction = 0): Viewport {
    const paddingMs = (range.toMs - range.fromMs) * paddingFraction;
    return new Viewport(range.fromMs - paddingMs, range.toMs + paddingMs);
  }
}
