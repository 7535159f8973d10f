/** What playback moves; it owns nothing of the run but the wish to go on. */
export interface PlaybackTarget {
  playheadMs(): number;
  /** Virtual ms for each ms on the wall. */
  speed(): number;
  /** Reduced motion: time goes on by steps, from message to message, instead of flowing. */
  prefersSteps(): boolean;
  /** There is no end: the run is advanced as needed. It stays where it is only when it can go no further. */
  moveTo(atMs: number): void;
  stepOn(): void;
  onFinish(): void;
}

/** A page that was too busy to draw, or a computer that slept: time has not run away meanwhile. */
const MAX_FRAME_MS = 100;
/** Long enough to read what a step has changed. */
const STEP_EVERY_MS = 1000;

export class Playback {
  isPlaying = $state(false);
  readonly #target: PlaybackTarget;
  #frameId: number | null = null;
  /** Null at the first frame, which only starts the count. */
  #lastFrameAtMs: number | null = null;
  #sinceStepMs = 0;
  /** The reader holds the scrubber: time waits, and goes on afterwards. */
  #isHeld = false;
  /** Nobody sees the page: time waits as well, though some browsers go on giving frames now and then. */
  #isHidden = false;

  constructor(target: PlaybackTarget) {
    this.#target = target;
  }

  play(): void {
    if (this.isPlaying) return;
    this.isPlaying = true;
    this.#sinceStepMs = STEP_EVERY_MS;
    this.#requestFrame();
  }

  pause(): void {
    this.isPlaying = false;
    if (this.#frameId !== null) cancelAnimationFrame(this.#frameId);
    this.#frameId = null;
    this.#lastFrameAtMs = null;
  }

  /** Whether the tab is out of sight. When it is back, time goes on from where it was. */
  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#lastFrameAtMs = null;
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  #requestFrame(): void {
    this.#frameId = requestAnimationFrame((frameAtMs) => this.#onFrame(frameAtMs));
  }

  #onFrame(frameAtMs: number): void {
    const passedMs = this.#lastFrameAtMs === null ? 0 : Math.min(MAX_FRAME_MS, frameAtMs - this.#lastFrameAtMs);
    this.#lastFrameAtMs = frameAtMs;
    const startMs = this.#target.playheadMs();
    const isDue = !this.#isHeld && !this.#isHidden && this.#advance(passedMs);
    if (!this.isPlaying) return;
    if (isDue && this.#target.playheadMs() <= startMs) {
      this.pause();
      this.#target.onFinish();
    } else this.#requestFrame();
  }

  /** Whether time should have moved. */
  #advance(passedMs: number): boolean {
    if (!this.#target.prefersSteps()) {
      this.#target.moveTo(this.#target.playheadMs() + passedMs * this.#target.speed());
      return passedMs > 0;
    }
    this.#sinceStepMs += passedMs;
    if (this.#sinceStepMs < STEP_EVERY_MS) return false;
    this.#sinceStepMs = 0;
    this.#target.stepOn();
    return true;
  }
}
