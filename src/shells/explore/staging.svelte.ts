import type { TimeRange } from '../../layout/viewport';
import type { Scenario } from '../../scenario/schema';
import { engine } from './later.svelte';
import type { LongRun } from './long-run';
import type { NoticeBoard } from './notice-board.svelte';
import { LINK_AHEAD_MS } from './run-reach';
import { lanesOf, runScenario, type LaneRun } from './run';
import { isJustScene, stagedAfter, USUAL_STAGED, type Staged } from './stage-edits';
import { UndoHistory } from './undo-history.svelte';

/** Which run is on stage, and the way back. */
export class Staging {
  #staged: Staged = $state.raw(USUAL_STAGED);
  /** What last ran to its end: its picture stays while a later one spends its event budget. */
  #sound: Staged = $state.raw(USUAL_STAGED);
  /** What was on stage when a drag began; null when none is going on. */
  #beforeDrag: Staged | null = null;
  readonly #notices: NoticeBoard;

  readonly history = new UndoHistory<Staged>();
  readonly #attempt = $derived(runScenario(this.#staged.scenario));
  readonly shownScenario = $derived(this.#attempt.isDone ? this.#staged.scenario : this.#sound.scenario);
  /** What is on stage of a run that went on past its scenario's end. */
  #further: { readonly scenario: Scenario; readonly lanes: readonly LaneRun[]; readonly range: TimeRange } | null =
    $state.raw(null);
  #longRun: LongRun | null = null;
  readonly #shownFurther = $derived(this.#further?.scenario === this.shownScenario ? this.#further : null);
  readonly lanes: readonly LaneRun[] = $derived(this.#shownFurther?.lanes ?? lanesOf(this.shownScenario));
  /** The stretch of time that is there to be looked at: the scenario's, or the window that is kept of a longer run. */
  readonly range: TimeRange = $derived(this.#shownFurther?.range ?? { fromMs: 0, toMs: this.shownScenario.durationMs });
  /** The scene as long as the run is just that: null once it was edited, so that it can be chosen again. */
  readonly unchangedSceneId = $derived(
    isJustScene(this.#staged.scenario, this.#staged.sceneId) ? this.#staged.sceneId : null,
  );

  constructor(notices: NoticeBoard) {
    this.#notices = notices;
  }

  get staged(): Staged {
    return this.#staged;
  }

  /** Puts a run on stage. One that cannot be run is told, and the one before stays in sight. */
  put(staged: Staged): void {
    const attempt = runScenario(staged.scenario);
    this.#staged = staged;
    this.#further = null;
    this.#longRun = null;
    this.#notices.clear();
    if (attempt.isDone) this.#sound = staged;
    else {
      const showsUsual = this.#sound.scenario === USUAL_STAGED.scenario;
      this.#notices.tell({ kind: 'spent-budget', spent: attempt.spent, clients: staged.scenario.clients, showsUsual });
    }
  }

  /**
   * Makes `atMs` part of the range, and `aheadMs` after it: the run is advanced, or simulated anew from its beginning where
   * that moment is no longer kept. It may fall short where that would take too long, and goes on when asked again.
   */
  reach(atMs: number, aheadMs = 0): void {
    const { fromMs, toMs } = this.range;
    if (atMs >= fromMs && atMs + aheadMs <= toMs) return;
    const scenario = this.shownScenario;
    if (atMs + aheadMs <= scenario.durationMs) {
      this.#longRun = null;
      this.#further = null;
      return;
    }
    if (this.#longRun?.scenario !== scenario || atMs < this.#longRun.range.fromMs)
      this.#longRun = new engine.there.LongRun(scenario);
    this.#longRun.advanceTo(atMs + aheadMs);
    if (this.#longRun.range.toMs <= toMs && fromMs <= atMs) return;
    this.#further = { scenario, lanes: this.#longRun.lanes(), range: this.#longRun.range };
  }

  /** What opens at a moment is there as far as it was played on, if that is said, or else a little past that moment. */
  reachAsked(restAtMs: number, endMs: number | null): void {
    const aheadMs = endMs === null ? LINK_AHEAD_MS : Math.max(0, endMs - restAtMs);
    if (endMs !== null || restAtMs > this.range.toMs) this.reach(restAtMs, aheadMs);
  }

  /** Undo comes back to what is on stage now. */
  record(): void {
    this.history.record(this.#staged);
  }

  /** What a change makes of the run; null when it is refused, which is told. */
  edited(input: unknown, isFinal: boolean): Staged | null {
    const parsed = engine.there.readScenario(input);
    if (!parsed.ok) {
      this.#notices.tell({ kind: 'refused', problems: parsed.problems });
      return null;
    }
    this.#beforeDrag ??= this.#staged;
    return stagedAfter(this.#beforeDrag, parsed.scenario, isFinal);
  }

  /** A change, or a whole drag, is over: it is one step of undo. */
  settle(): void {
    const before = this.#beforeDrag;
    this.#beforeDrag = null;
    this.keepSound();
    if (before !== null && before !== this.#staged) this.history.record(before);
  }

  /** A run that was stopped is not kept: parameters, picture and link are of one run again; the notice says why. Whether it was kept. */
  keepSound(): boolean {
    const { isDone } = this.#attempt;
    if (!isDone) this.#staged = this.#sound;
    return isDone;
  }
}
