import { MIN_SPAN_MS, Viewport, type TimeRange } from '../../layout/viewport';

/** One press of a key or a button. */
const ZOOM_STEP = 1.5;

/** Which part of the run the picture shows: always inside the run. */
export class TimeWindow {
  #viewport: Viewport = $state.raw(new Viewport(0, 1));
  /** What was shown before the whole run was asked for. */
  #before: Viewport | null = $state.raw(null);
  readonly #range: () => TimeRange;

  constructor(range: () => TimeRange) {
    this.#range = range;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  get isWhole(): boolean {
    const { fromMs, toMs } = this.#range();
    return this.#viewport.spanMs >= toMs - fromMs;
  }

  get isClosest(): boolean {
    return this.#viewport.spanMs <= MIN_SPAN_MS;
  }

  /** Whether `fit` changes anything. */
  get canFit(): boolean {
    return !this.isWhole || this.#before !== null;
  }

  look(viewport: Viewport): void {
    this.#viewport = viewport.clamped(this.#range());
  }

  /** The whole run; asked for once more, what was shown before. */
  fit(): void {
    if (this.isWhole) {
      if (this.#before !== null) this.look(this.#before);
      this.#before = null;
      return;
    }
    this.#before = this.#viewport;
    this.look(Viewport.fitted(this.#range()));
  }

  /** In or out about `atMs`; where that is out of sight, about the middle of what is seen. */
  zoom(direction: 1 | -1, atMs: number): void {
    const { fromMs, spanMs } = this.#viewport;
    const aboutMs = this.#viewport.contains(atMs) ? atMs : fromMs + spanMs / 2;
    this.look(this.#viewport.zoomedAbout(aboutMs, ZOOM_STEP ** direction));
  }
}
