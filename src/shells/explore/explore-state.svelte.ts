import type { Language } from '../../i18n/catalogue';
import { formatMoment } from '../../i18n/formats';
import type { Locale } from '../../i18n/locale';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas } from '../../techniques/index';
import type { Theme } from '../../views/chrome/theme';
import { stepFrom, stepMoments } from '../../views/transport/moments';
import { speedForLatency } from '../../views/transport/speeds';
import { Announcer } from './announcer.svelte';
import type { CloseUp } from './close-ups';
import { momentOfItem } from './moment-of-item';
import { NoticeBoard } from './notice-board.svelte';
import { openingOf } from './opening';
import { Playback } from './playback.svelte';
import { Pointing } from './pointing.svelte';
import { lanesOf, runScenario, type LaneRun } from './run';
import { findScene, type SceneLook } from './scenes';
import { isJustScene, stagedAfter, USUAL_STAGED, type Staged } from './stage-edits';
import { Speech } from './speech.svelte';
import type { Start } from './start';
import { TimeWindow } from './time-window.svelte';
import { UndoHistory } from './undo-history.svelte';

/** So much of the window stays in sight before and after the playhead: what comes next is worth seeing. */
const FOLLOW_MARGIN_FRACTION = 0.2;

/** What the reader has chosen is state; everything else on the page is derived from it. */
export class ExploreState {
  theme: Theme = $state('auto');
  /** The page listens to single keys; a reader whose tools type by themselves switches it off. */
  hasPageKeys = $state(true);
  playheadMs = $state(0);
  pinnedKey: LaneItemKey | null = $state(null);
  /** What is shown below the picture. */
  closeUps: readonly CloseUp[] = $state.raw([]);
  /** Reduced motion: no moving dots, and play goes on by steps. The shell keeps it up to date. */
  prefersSteps = $state(false);
  #staged: Staged = $state.raw(USUAL_STAGED);
  /** What last ran to its end: its picture stays while a later one spends its event budget. */
  #sound: Staged = $state.raw(USUAL_STAGED);
  /** Null: a message on the wire takes about a second. */
  #chosenSpeed: number | null = $state(null);
  #chosenLaneKey: string | null = $state(null);
  readonly #speech = new Speech();
  /** What was on stage when a drag began; null when none is going on. */
  #beforeDrag: Staged | null = null;

  readonly window = new TimeWindow(() => this.endMs);
  readonly history = new UndoHistory<Staged>();
  readonly notices = new NoticeBoard();
  readonly announcer = new Announcer();
  readonly pointing = new Pointing(() => this.lanes);
  readonly playback = new Playback({
    playheadMs: () => this.playheadMs,
    endMs: () => this.endMs,
    speed: () => this.speed,
    prefersSteps: () => this.prefersSteps,
    moveTo: (atMs) => this.seek(atMs),
    stepOn: () => this.seek(stepFrom(this.moments, this.playheadMs, 1, this.endMs)),
    onFinish: () => {
      this.announcer.say(this.language.words.live.finished);
      this.onSettled(false);
    },
  });
  /** Something has changed for good: the shell writes the address bar. `isNewPlace`: one that Back should return from. */
  onSettled: (isNewPlace: boolean) => void = () => undefined;
  onCopy: (code: string) => void = () => undefined;

  readonly attempt = $derived(runScenario(this.#staged.scenario));
  readonly shownScenario = $derived(this.attempt.isDone ? this.#staged.scenario : this.#sound.scenario);
  readonly lanes: readonly LaneRun[] = $derived(lanesOf(this.shownScenario));
  readonly endMs = $derived(this.shownScenario.durationMs);
  /** The scene as long as the run is just that: null once it was edited, so that it can be chosen again. */
  readonly unchangedSceneId = $derived(
    isJustScene(this.#staged.scenario, this.#staged.sceneId) ? this.#staged.sceneId : null,
  );
  readonly moments = $derived(stepMoments(this.lanes.map((lane) => lane.spans)));
  readonly speed = $derived(this.#chosenSpeed ?? speedForLatency(this.shownScenario.network.oneWayLatencyMs));
  /** The lane that the machine, the log and the text are about; narrow pages show it alone. */
  readonly laneKey = $derived(this.#laneKeyOnStage());

  constructor(start: Start) {
    this.openStart(start);
  }

  get scenario(): Scenario {
    return this.#staged.scenario;
  }

  get locale(): Locale {
    return this.#speech.locale;
  }

  get language(): Language {
    return this.#speech.language;
  }

  get sceneId(): string | null {
    return this.#staged.sceneId;
  }

  /** In or out, about the playhead. */
  zoom(direction: 1 | -1): void {
    this.window.zoom(direction, this.playheadMs);
  }

  chooseLane(laneKey: string): void {
    this.#chosenLaneKey = laneKey;
  }

  setSpeed(speed: number): void {
    this.#chosenSpeed = speed;
  }

  async speak(locale: Locale): Promise<void> {
    if (await this.#speech.switchTo(locale)) this.onSettled(false);
  }

  /** Time goes to a moment; the picture follows. */
  seek(atMs: number): void {
    this.playheadMs = Math.min(this.endMs, Math.max(0, atMs));
    this.window.look(this.window.viewport.showing(this.playheadMs, FOLLOW_MARGIN_FRACTION));
  }

  seekAndSettle(atMs: number): void {
    this.playback.pause();
    this.seek(atMs);
    this.onSettled(false);
  }

  step(direction: 1 | -1): void {
    this.seekAndSettle(stepFrom(this.moments, this.playheadMs, direction, this.endMs));
  }

  play(shouldPlay: boolean): void {
    if (shouldPlay) {
      this.playback.play();
      return;
    }
    this.playback.pause();
    this.announcer.say(this.language.words.live.paused(formatMoment(this.playheadMs, this.locale)));
    this.onSettled(false);
  }

  /** The reader takes hold of the scrubber, or lets it go. */
  hold(isHeld: boolean): void {
    this.playback.hold(isHeld);
    if (!isHeld) this.onSettled(false);
  }

  /** Null lets go. What is pinned comes into sight. */
  pin(key: LaneItemKey | null): void {
    this.pinnedKey = key;
    if (key !== null) this.#chosenLaneKey = splitLaneItemKey(key).laneKey;
    const atMs = key === null ? null : momentOfItem(key, this.lanes);
    if (atMs !== null) this.window.look(this.window.viewport.showing(atMs));
    this.onSettled(false);
  }

  openScene(id: string): void {
    const scene = findScene(id);
    if (scene === undefined) return;
    this.history.record(this.#staged);
    this.#open({ scenario: scene.scenario, sceneId: id }, scene.look);
    this.onSettled(true);
  }

  /** Another run from outside: a link that was followed, the back button. */
  openStart(start: Start): void {
    this.#speech.begin(start.locale);
    this.#open({ scenario: start.scenario, sceneId: start.sceneId }, start.look);
    this.pinnedKey = start.selectedKey;
    this.#chosenLaneKey = start.selectedKey === null ? null : splitLaneItemKey(start.selectedKey).laneKey;
    for (const notice of start.notices) this.notices.tell(notice);
  }

  /** `input` is what the scenario shall be. `isFinal` is false while a drag goes on. */
  edit(input: unknown, isFinal: boolean): void {
    const parsed = parseScenario(input, paramsSchemas);
    if (!parsed.ok) {
      this.notices.tell({ kind: 'refused', problems: parsed.problems });
      return;
    }
    const before = (this.#beforeDrag ??= this.#staged);
    this.#stage(stagedAfter(before, parsed.scenario, isFinal));
    if (!isFinal) return;
    this.#beforeDrag = null;
    this.#keepSound();
    if (this.#staged !== before) this.history.record(before);
    this.onSettled(false);
  }

  undo(): void {
    this.#restore(this.history.undo(this.#staged), this.language.words.page.undone);
  }

  redo(): void {
    this.#restore(this.history.redo(this.#staged), this.language.words.page.redone);
  }

  /** With several lanes the second is told of first: side by side, that is the one between the extremes. */
  #laneKeyOnStage(): string {
    const keys = this.lanes.map(({ lane }) => lane.key);
    return keys.find((key) => key === this.#chosenLaneKey) ?? keys[1] ?? keys[0] ?? '';
  }

  #restore(staged: Staged | null, said: string): void {
    if (staged === null) return;
    this.#stage(staged);
    this.announcer.say(said);
    this.onSettled(false);
  }

  #open(staged: Staged, look: SceneLook): void {
    this.playback.pause();
    this.#stage(staged);
    this.#keepSound();
    this.pinnedKey = null;
    this.pointing.at = null;
    this.#chosenSpeed = null;
    const spans = this.lanes.map((lane) => lane.spans);
    const opening = openingOf(spans, this.shownScenario.network.oneWayLatencyMs, this.endMs, look);
    this.window.look(opening.viewport);
    this.playheadMs = opening.playheadMs;
  }

  /** A run that was stopped is not kept: parameters, picture and link are of one run again; the notice says why. */
  #keepSound(): void {
    if (!this.attempt.isDone) this.#staged = this.#sound;
  }

  #stage(staged: Staged): void {
    const attempt = runScenario(staged.scenario);
    this.#staged = staged;
    this.pointing.forgetMoves();
    this.notices.clear();
    if (attempt.isDone) this.#sound = staged;
    else
      this.notices.tell({
        kind: 'spent-budget',
        spent: attempt.spent,
        showsUsual: this.#sound.scenario === USUAL_STAGED.scenario,
      });
    this.playheadMs = Math.min(this.playheadMs, this.endMs);
    this.window.look(this.window.viewport);
  }
}
