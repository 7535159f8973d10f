import type { TimeRange } from '../../layout/viewport';
import { speedForLatency } from '../../views/transport/speeds';
import { FINE_STEP_MS, momentsOfKind, stepOfKind, type StepKind } from '../../views/transport/step-moments';
import { engine } from './later.svelte';
import { Playback } from './playback.svelte';
import type { LaneRun } from './run';
import { TimeWindow } from './time-window.svelte';

/** So much of the window stays in sight before and after the playhead: what comes next is worth seeing. */
const FOLLOW_MARGIN_FRACTION = 0.2;

/** How far a run is advanced at once: as far as it is long, within these limits, and at least for so long on the wall. */
const MIN_AHEAD_MS = 10_000;
const MAX_AHEAD_MS = 60_000;
const WALL_AHEAD_MS = 2000;

/** What time runs over. */
export interface TimeHost {
  lanes(): readonly LaneRun[];
  range(): TimeRange;
  /** Makes a moment, and so much after it, part of the range. */
  reach(atMs: number, aheadMs: number): void;
  oneWayLatencyMs(): number;
  /** The scenario's own length. */
  durationMs(): number;
  onFinish(): void;
}

/** Where the reader is in the run, how fast and by what steps he goes on, and which part of it the picture shows. */
export class RunTime {
  playheadMs = $state(0);
  /** What a step goes to. */
  stepKind: StepKind = $state('message');
  /** Reduced motion: no moving dots, and play goes on by steps. The shell keeps it up to date. */
  prefersSteps = $state(false);
  /** Null: a message on the wire takes about a second. */
  #chosenSpeed: number | null = $state(null);
  readonly #host: TimeHost;

  readonly window: TimeWindow;
  readonly playback = new Playback({
    playheadMs: () => this.playheadMs,
    speed: () => this.speed,
    prefersSteps: () => this.prefersSteps,
    moveTo: (atMs) => this.#flowTo(atMs),
    stepOn: () => {
      // The next step may lie past what has been simulated.
      this.#flowTo(this.playheadMs);
      this.#flowTo(this.stepFrom(1));
    },
    onFinish: () => this.#host.onFinish(),
  });
  readonly speed = $derived.by(() => this.#chosenSpeed ?? speedForLatency(this.#host.oneWayLatencyMs()));
  readonly moments = $derived.by(() =>
    momentsOfKind(
      this.stepKind,
      this.#host.lanes().map((lane) => lane.spans),
    ),
  );

  constructor(host: TimeHost) {
    this.#host = host;
    this.window = new TimeWindow(
      () => host.range(),
      () =>
        engine.there.foldIdleTime(
          host.lanes().map((lane) => lane.spans),
          host.range(),
          host.durationMs(),
        ),
    );
  }

  /** Null lets the latency decide again. */
  setSpeed(speed: number | null): void {
    this.#chosenSpeed = speed;
  }

  /** Time goes to a moment; the picture follows. */
  seek(atMs: number): void {
    // What lies before the window that is kept is simulated anew.
    if (atMs < this.#host.range().fromMs) this.#host.reach(Math.max(0, atMs), 0);
    const { fromMs, toMs } = this.#host.range();
    this.playheadMs = Math.min(toMs, Math.max(fromMs, atMs));
    this.window.look(this.window.viewport.showing(this.playheadMs, FOLLOW_MARGIN_FRACTION));
  }

  /** Playing knows no end: the run is advanced well before it is seen, and seldom, since all that is drawn is laid out anew. */
  #flowTo(atMs: number): void {
    const sightMs = this.window.viewport.spanMs * FOLLOW_MARGIN_FRACTION;
    const { fromMs, toMs } = this.#host.range();
    const wantedMs = Math.max(MIN_AHEAD_MS, Math.min(MAX_AHEAD_MS, toMs - fromMs), WALL_AHEAD_MS * this.speed);
    if (atMs + sightMs > toMs) this.#host.reach(atMs, sightMs + wantedMs);
    this.seek(atMs);
  }

  /** Where a step leads. `isFine`: a tenth of a second, whatever steps are chosen. */
  stepFrom(direction: 1 | -1, isFine = false): number {
    if (isFine) return this.playheadMs + direction * FINE_STEP_MS;
    return stepOfKind(this.stepKind, this.moments, this.playheadMs, direction, this.#host.range().toMs);
  }

  /** Another run is on stage: what is outside of it is left. */
  keepInside(): void {
    const { fromMs, toMs } = this.#host.range();
    this.playheadMs = Math.min(toMs, Math.max(fromMs, this.playheadMs));
    this.window.look(this.window.viewport);
  }
}
