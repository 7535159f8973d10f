import { languageOf } from '../../i18n/catalogue';
import type { Locale } from '../../i18n/locale';
import { formatMoment } from '../../i18n/formats';
import type { LaneItemKey } from '../../layout/item-keys';
import type { Viewport } from '../../layout/viewport';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas } from '../../techniques/index';
import { stepFrom, stepMoments } from '../../views/transport/moments';
import { speedForLatency } from '../../views/transport/speeds';
import { Announcer } from './announcer.svelte';
import { openingOf } from './opening';
import { Playback } from './playback.svelte';
import { runScenario, type LaneRun } from './run';
import { findScene, type SceneLook } from './scenes';
import { UndoHistory } from './undo-history.svelte';

export type Theme = 'auto' | 'light' | 'dark' | 'projector';

/** What the page is opened with: from a link, or the usual scene. */
export interface Start {
  readonly scenario: Scenario;
  readonly look: SceneLook;
  readonly sceneId: string | null;
  readonly locale: Locale;
  readonly theme: Theme;
  /** What was wrong with the link, if anything. */
  readonly notice: string | null;
}

/** A point of the history: undo brings back the scenario and the name it had. */
interface Staged {
  readonly scenario: Scenario;
  readonly sceneId: string | null;
}

/** What the reader has chosen is state; everything else on the page is derived from it. */
export class ExploreState {
  locale: Locale = $state('en');
  theme: Theme = $state('auto');
  playheadMs = $state(0);
  pinnedKey = $state<LaneItemKey | null>(null);
  hoveredKey = $state<LaneItemKey | null>(null);
  /** A notice stays until it is dismissed or replaced. */
  notice = $state<string | null>(null);
  /** True in browsers set to reduced motion; the shell keeps it up to date. */
  prefersSteps = $state(false);
  #staged: Staged = $state.raw({ scenario: {} as Scenario, sceneId: null });
  /** The last scenario that ran to its end: its picture stays when a later one spends its event budget. */
  #soundScenario: Scenario = $state.raw({} as Scenario);
  #viewport: Viewport = $state.raw({} as Viewport);
  /** Null: as fast as a message takes a second. */
  #chosenSpeed = $state<number | null>(null);
  /** What was on stage when a drag began; null when none is going on. */
  #beforeDrag: Staged | null = null;

  readonly history = new UndoHistory<Staged>();
  readonly announcer = new Announcer();
  readonly playback = new Playback({
    playheadMs: () => this.playheadMs,
    endMs: () => this.endMs,
    speed: () => this.speed,
    prefersSteps: () => this.prefersSteps,
    moveTo: (atMs) => this.#moveTo(atMs),
    stepOn: () => this.#moveTo(stepFrom(this.moments, this.playheadMs, 1, this.endMs)),
    onFinish: () => {
      this.announcer.say(this.language.words.live.finished);
      this.onSettled();
    },
  });
  /** Called when something has changed for good: the shell writes the address bar. */
  onSettled: () => void = () => {};

  readonly language = $derived(languageOf(this.locale));
  readonly attempt = $derived(runScenario(this.#staged.scenario));
  readonly lanes: readonly LaneRun[] = $derived(this.attempt.isDone ? this.attempt.lanes : lanesOf(this.#soundScenario));
  readonly shownScenario = $derived(this.attempt.isDone ? this.#staged.scenario : this.#soundScenario);
  readonly endMs = $derived(this.shownScenario.durationMs);
  readonly moments = $derived(stepMoments(this.lanes.map((lane) => lane.spans)));
  readonly speed = $derived(this.#chosenSpeed ?? speedForLatency(this.scenario.network.oneWayLatencyMs));

  constructor(start: Start) {
    this.locale = start.locale;
    this.theme = start.theme;
    this.notice = start.notice;
    this.#open(start.scenario, start.sceneId, start.look);
  }

  get scenario(): Scenario {
    return this.#staged.scenario;
  }

  get sceneId(): string | null {
    return this.#staged.sceneId;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  look(viewport: Viewport): void {
    this.#viewport = viewport.clamped({ fromMs: 0, toMs: this.endMs });
  }

  setSpeed(speed: number): void {
    this.#chosenSpeed = speed;
  }

  /** The reader goes to a moment; the picture follows. */
  seek(atMs: number): void {
    this.#moveTo(atMs);
  }

  step(direction: 1 | -1): void {
    this.playback.pause();
    this.#moveTo(stepFrom(this.moments, this.playheadMs, direction, this.endMs));
    this.onSettled();
  }

  play(shouldPlay: boolean): void {
    if (shouldPlay) return this.playback.play();
    this.playback.pause();
    this.announcer.say(this.language.words.live.paused(formatMoment(this.playheadMs, this.locale)));
    this.onSettled();
  }

  openScene(id: string): void {
    const scene = findScene(id);
    if (scene === undefined) return;
    this.playback.pause();
    this.history.record(this.#staged);
    this.#open(scene.scenario, id, scene.look);
    this.onSettled();
  }

  /** Another run from outside: a link that was followed, the back button. */
  openScenario(scenario: Scenario, sceneId: string | null, look: SceneLook): void {
    this.playback.pause();
    this.#open(scenario, sceneId, look);
  }

  /** `input` is what the scenario shall be. `isFinal` is false while a drag goes on. */
  edit(input: unknown, isFinal: boolean): void {
    const parsed = parseScenario(input, paramsSchemas);
    if (!parsed.ok) {
      this.notice = this.language.words.problems.refused(parsed.problems.map((problem) => problem.message).join(' '));
      return;
    }
    this.#beforeDrag ??= this.#staged;
    this.#stage({ scenario: parsed.scenario, sceneId: this.sceneId });
    if (!isFinal) return;
    this.history.record(this.#beforeDrag);
    this.#beforeDrag = null;
    this.onSettled();
  }

  undo(): void {
    this.#restore(this.history.undo(this.#staged), this.language.words.page.undone);
  }

  redo(): void {
    this.#restore(this.history.redo(this.#staged), this.language.words.page.redone);
  }

  #restore(staged: Staged | null, said: string): void {
    if (staged === null) return;
    this.#stage(staged);
    this.announcer.say(said);
    this.onSettled();
  }

  #open(scenario: Scenario, sceneId: string | null, look: SceneLook): void {
    this.#stage({ scenario, sceneId });
    const opening = openingOf(this.lanes.map((lane) => lane.spans), scenario.network.oneWayLatencyMs, this.endMs, look);
    this.pinnedKey = null;
    this.hoveredKey = null;
    this.#chosenSpeed = null;
    this.#viewport = opening.viewport;
    this.playheadMs = opening.playheadMs;
  }

  #stage(staged: Staged): void {
    const attempt = runScenario(staged.scenario);
    this.#staged = staged;
    if (attempt.isDone) this.#soundScenario = staged.scenario;
    else this.notice = this.language.words.problems.budget(attempt.message);
    this.playheadMs = Math.min(this.playheadMs, this.endMs);
    if (this.#viewport.spanMs !== undefined) this.look(this.#viewport);
  }

  #moveTo(atMs: number): void {
    this.playheadMs = Math.min(this.endMs, Math.max(0, atMs));
    this.look(this.#viewport.showing(this.playheadMs));
  }
}

function lanesOf(scenario: Scenario): readonly LaneRun[] {
  const attempt = runScenario(scenario);
  return attempt.isDone ? attempt.lanes : [];
}
