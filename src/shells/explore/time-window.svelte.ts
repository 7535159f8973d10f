import { NO_FOLDS, type TimeFolds } from '../../layout/time-folds';
import { MIN_SPAN_MS, Viewport, type TimeRange } from '../../layout/viewport';

/** One press of a key or a button. */
const ZOOM_STEP = 1.5;

/** Which part of the run the picture shows: always inside the run. */
export class TimeWindow {
  #viewport: Viewport = $state.raw(new Viewport(0, 1));
  /** What was shown before the whole run was asked for. */
  #before: Viewport | null = $state.raw(null);
  /** Idle time is drawn shorter than it is. */
  isFolding = $state(false);
  readonly #range: () => TimeRange;
  readonly #folds: () => TimeFolds;
  readonly #scale = $derived.by(() => (this.isFolding ? this.#folds() : NO_FOLDS));
  readonly #scaled = $derived(this.#viewport.folded(this.#scale));

  constructor(range: () => TimeRange, folds: () => TimeFolds) {
    this.#range = range;
    this.#folds = folds;
  }

  get viewport(): Viewport {
    return this.#scaled;
  }

  get isWhole(): boolean {
    const { fromMs, toMs } = this.#range();
    return this.#viewport.fromMs <= fromMs && this.#viewport.toMs >= toMs;
  }

  get isClosest(): boolean {
    return this.viewport.spanMs <= MIN_SPAN_MS;
  }

  /** Whether `fit` changes anything. */
  get canFit(): boolean {
    return !this.isWhole || this.#before !== null;
  }

  look(viewport: Viewport): void {
    this.#viewport = viewport.folded(this.#scale).clamped(this.#range());
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
    const { viewport } = this;
    const aboutMs = viewport.contains(atMs) ? atMs : viewport.msAt(0.5, 1);
    this.look(viewport.zoomedAbout(aboutMs, ZOOM_STEP ** direction));
  }
}
