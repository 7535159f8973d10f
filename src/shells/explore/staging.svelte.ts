import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas } from '../../techniques/index';
import type { NoticeBoard } from './notice-board.svelte';
import { lanesOf, runScenario, type LaneRun } from './run';
import { usualScenario } from './scenes';
import { isJustScene } from './stage-edits';
import { UndoHistory } from './undo-history.svelte';

/** A point of the history: undo brings back the scenario and the scene that it was made from. */
export interface Staged {
  readonly scenario: Scenario;
  readonly sceneId: string | null;
}

/** Which run is on stage, and the way back. */
export class Staging {
  #staged: Staged = $state.raw({ scenario: usualScenario, sceneId: null });
  /** The last scenario that ran to its end: its picture stays when a later one spends its event budget. */
  #soundScenario: Scenario = $state.raw(usualScenario);
  /** What was on stage when a drag began; null when none is going on. */
  #beforeDrag: Staged | null = null;
  readonly #notices: NoticeBoard;

  readonly history = new UndoHistory<Staged>();
  readonly #attempt = $derived(runScenario(this.#staged.scenario));
  readonly shownScenario = $derived(this.#attempt.isDone ? this.#staged.scenario : this.#soundScenario);
  readonly lanes: readonly LaneRun[] = $derived(lanesOf(this.shownScenario));
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
    this.#notices.clear();
    if (attempt.isDone) this.#soundScenario = staged.scenario;
    else {
      const showsUsual = this.#soundScenario === usualScenario;
      this.#notices.tell({ kind: 'spent-budget', spent: attempt.spent, showsUsual });
    }
  }

  /** Undo comes back to what is on stage now. */
  record(): void {
    this.history.record(this.#staged);
  }

  /**
   * What a change makes of the run; null when it is refused, which is told. `isFinal` is false while a drag goes on: all of it is
   * one step of undo.
   */
  edited(input: unknown, isFinal: boolean): Staged | null {
    const parsed = parseScenario(input, paramsSchemas);
    if (!parsed.ok) {
      this.#notices.tell({ kind: 'refused', problems: parsed.problems });
      return null;
    }
    this.#beforeDrag ??= this.#staged;
    if (isFinal) {
      this.history.record(this.#beforeDrag);
      this.#beforeDrag = null;
    }
    return { scenario: parsed.scenario, sceneId: this.#staged.sceneId };
  }
}
