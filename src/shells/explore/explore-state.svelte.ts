import { formatMoment } from '../../i18n/formats';
import type { Locale } from '../../i18n/locale';
import type { LaneItemKey } from '../../layout/item-keys';
import type { Scenario } from '../../scenario/schema';
import type { Theme } from '../../views/chrome/theme';
import { formatSpeed, nextSpeed } from '../../views/transport/speeds';
import { Announcer } from './announcer.svelte';
import type { CloseUp } from './close-ups';
import { Comparison } from './comparison.svelte';
import { Jumps } from './jumps.svelte';
import { engine } from './later.svelte';
import { LookedAt } from './looked-at.svelte';
import { momentOfItem } from './moment-of-item';
import { NoticeBoard } from './notice-board.svelte';
import { openingOf } from './opening';
import { Pointing } from './pointing.svelte';
import { RunTime } from './run-time.svelte';
import { KEPT_MS } from './run-reach';
import { findScene, foldingAfter, type SceneLook } from './scene';
import { Speech } from './speech.svelte';
import { hasOtherCast, type Staged } from './stage-edits';
import { Staging } from './staging.svelte';
import type { Start } from './start';
import { textOfMoment } from './moment-text';
import { FIRST_PAGE } from '../../trace/page-id';

/** What the reader has chosen is state; everything else on the page is derived from it. */
export class ExploreState {
  theme: Theme = $state('auto');
  /** The one that the link asked for: it stays in the link, and is nobody's choice to be remembered. */
  linkedTheme: Theme | null = null;
  /** The page listens to single keys; a reader whose tools type by themselves switches it off. */
  hasPageKeys = $state(true);
  pinnedKey: LaneItemKey | null = $state(null);
  /** What is shown below the picture. */
  closeUps: readonly CloseUp[] = $state.raw([]);
  readonly #speech = new Speech();

  readonly notices = new NoticeBoard();
  readonly announcer = new Announcer();
  readonly #staging = new Staging(this.notices);
  readonly history = this.#staging.history;
  readonly lookedAt = new LookedAt(this);
  readonly pointing = new Pointing(this);
  readonly jumps = new Jumps(() => this.lanes);
  readonly comparison = new Comparison({
    staged: () => this.#staging.staged,
    shown: () => ({ scenario: this.shownScenario, laneKey: this.laneKey, language: this.language }),
    restage: (staged) => {
      this.#staging.record();
      this.#restore(staged, '');
    },
    say: (text) => this.announcer.say(text),
  });
  readonly time = new RunTime({
    lanes: () => this.lanes,
    range: () => this.range,
    reach: (atMs, aheadMs) => this.#staging.reach(atMs, aheadMs),
    oneWayLatencyMs: () => this.shownScenario.network.oneWayLatencyMs,
    durationMs: () => this.shownScenario.durationMs,
    onFinish: () => {
      this.announcer.say(this.firstLanguage.words.live.finished);
      this.onSettled(false);
    },
  });
  readonly window = this.time.window;
  readonly playback = this.time.playback;
  /** Something has changed for good: the shell writes the address bar. `isNewPlace`: one that Back should return from. */
  onSettled: (isNewPlace: boolean) => void = () => undefined;
  onCopy: (code: string) => void = () => undefined;

  readonly shownScenario = $derived(this.#staging.shownScenario);
  readonly unchangedSceneId = $derived(this.#staging.unchangedSceneId);
  readonly lanes = $derived(this.#staging.lanes);
  /** The latest moment that is there to be looked at. */
  readonly endMs = $derived(this.#staging.range.toMs);
  /** The stretch of time that is there to be looked at. */
  readonly range = $derived(this.#staging.range);
  /** The lane that the machine, the log and the text are about; narrow pages show it alone. */
  readonly laneKey = $derived(this.lookedAt.laneKey);
  /** The one, of all clients and their tabs, that everything here is about. */
  readonly page = $derived(this.lookedAt.page);
  readonly locale = $derived(this.#speech.locale);
  /** Of the first script; `language` has the rest as well. */
  readonly firstLanguage = $derived(this.#speech.firstLanguage);
  readonly language = $derived(this.#speech.language);

  constructor(start: Start) {
    this.openStart(start);
  }

  get scenario(): Scenario {
    return this.#staging.staged.scenario;
  }

  get sceneId(): string | null {
    return this.#staging.staged.sceneId;
  }

  get playheadMs(): number {
    return this.time.playheadMs;
  }

  /** In or out, about the playhead. */
  zoom(direction: 1 | -1): void {
    this.window.zoom(direction, this.playheadMs);
  }

  /** To the next stop of the slider, and told, for the slider may be far from the reader's eye. */
  changeSpeed(direction: 1 | -1): void {
    this.time.setSpeed(nextSpeed(this.time.speed, direction));
    this.announcer.say(this.firstLanguage.words.transport.speedSpoken(formatSpeed(this.time.speed, this.locale)));
  }

  /** Idle time is drawn short, or to scale again; told, for where there is none nothing is seen to change. */
  foldIdle(isFolding: boolean): void {
    engine.use(() => {
      this.window.isFolding = isFolding;
      const { folded, toScale } = this.firstLanguage.words.live;
      this.announcer.say(isFolding ? folded(this.window.viewport.folds.folds.length) : toScale);
      this.onSettled(false);
    });
  }

  async speak(locale: Locale): Promise<void> {
    if (!(await this.#speech.switchTo(locale))) return;
    this.announcer.text = '';
    this.onSettled(false);
  }

  /** Time goes to a moment; the picture follows. */
  seek(atMs: number): void {
    this.time.seek(atMs);
  }

  /** The reader goes to a moment, and is told what it is about. */
  seekAndSettle(atMs: number): void {
    const beforeMs = this.playheadMs;
    this.playback.pause();
    this.seek(atMs);
    this.announcer.say(textOfMoment(this, beforeMs));
    this.onSettled(false);
  }

  /** `isFine`: by a tenth of a second, whatever steps are chosen. */
  step(direction: 1 | -1, isFine = false): void {
    this.seekAndSettle(this.time.stepFrom(direction, isFine));
  }

  play(shouldPlay: boolean): void {
    // Time that runs past the scenario's end needs it.
    if (shouldPlay) return engine.use(() => this.playback.play());
    this.playback.pause();
    this.announcer.say(this.firstLanguage.words.live.paused(formatMoment(this.playheadMs, this.locale)));
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
    if (key !== null) this.lookedAt.follow(key);
    const atMs = key === null ? null : momentOfItem(key, this.lanes);
    if (atMs !== null) this.window.look(this.window.viewport.showing(atMs));
    this.onSettled(false);
  }

  openScene(id: string): void {
    const scene = findScene(id);
    if (scene === undefined) return;
    this.#staging.record();
    this.window.isFolding = foldingAfter(this.window.isFolding, this.sceneId, id);
    this.#open({ scenario: scene.scenario, sceneId: id, before: null }, scene.look);
    this.onSettled(true);
  }

  /** Another run from outside: a link that was followed, the back button. */
  openStart(start: Start): void {
    this.#speech.begin(start.locale);
    this.window.isFolding = start.foldsIdle;
    this.linkedTheme = start.theme;
    this.theme = start.theme ?? this.theme;
    this.#open({ scenario: start.scenario, sceneId: start.sceneId, before: start.before }, start.look, start.endMs);
    this.time.setSpeed(start.speed);
    this.pinnedKey = start.selectedKey;
    this.lookedAt.laneKey = null;
    if (start.selectedKey !== null) this.lookedAt.follow(start.selectedKey);
    for (const notice of start.notices) this.notices.tell(notice);
  }

  /** `input` is what the scenario shall be. `isFinal` is false while a drag goes on. */
  edit(input: unknown, isFinal: boolean): void {
    const staged = this.#staging.edited(input, isFinal);
    if (staged === null) return;
    const isNewPlace = hasOtherCast(this.scenario, staged.scenario);
    this.#stage(staged);
    if (!isFinal) return;
    this.#staging.settle();
    this.comparison.tell();
    this.onSettled(isNewPlace);
  }

  undo(): void {
    this.#restore(this.history.undo(this.#staging.staged), this.firstLanguage.words.page.undone);
  }

  redo(): void {
    this.#restore(this.history.redo(this.#staging.staged), this.firstLanguage.words.page.redone);
  }

  #restore(staged: Staged | null, said: string): void {
    if (staged === null) return;
    this.window.isFolding = foldingAfter(this.window.isFolding, this.sceneId, staged.sceneId);
    this.#stage(staged);
    this.announcer.say(said);
    this.onSettled(false);
  }

  #open(staged: Staged, asked: SceneLook, endMs: number | null = null): void {
    this.playback.pause();
    this.#staging.put(staged);
    const look = this.#staging.keepSound() ? asked : (findScene(this.sceneId ?? '')?.look ?? asked);
    this.pinnedKey = null;
    this.lookedAt.page = look.page ?? FIRST_PAGE;
    this.pointing.at = null;
    this.time.setSpeed(null);
    this.#staging.reachAsked(look.restAtMs ?? 0, endMs);
    const spans = this.lanes.map((lane) => lane.spans);
    const opening = openingOf(spans, this.shownScenario.network.oneWayLatencyMs, this.endMs, look);
    this.window.look(opening.viewport);
    this.time.playheadMs = opening.playheadMs;
  }

  /** A run that was played on stays as long as it was, unless its length itself is what changed. */
  #stage(staged: Staged): void {
    const { playheadMs, endMs, shownScenario: before } = this;
    this.#staging.put(staged);
    const isAsLong = this.shownScenario.durationMs === before.durationMs;
    if (endMs > before.durationMs && endMs <= KEPT_MS) this.#staging.reach(isAsLong ? endMs : playheadMs);
    this.pointing.forgetMoves();
    this.time.keepInside();
  }
}
