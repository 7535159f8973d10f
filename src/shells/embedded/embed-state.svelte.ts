import type { Lockable, ViewName } from '../../config/parameters';
import { must } from '../../core/assert';
import { languageOf } from '../../i18n/catalogue';
import { formatMoment } from '../../i18n/formats';
import { foldIdleTime } from '../../layout/idle-time';
import type { LaneItemKey } from '../../layout/item-keys';
import { FIRST_PAGE } from '../../trace/page-id';
import { momentsOfKind, stepOfKind, type StepKind } from '../../views/transport/step-moments';
import { Announcer } from '../explore/announcer.svelte';
import { momentOfItem } from '../explore/moment-of-item';
import { openingOf } from '../explore/opening';
import { RunTime } from '../explore/run-time.svelte';
import { readItemKey } from './item-key';
import type { Opened } from './opened';
import { toldBetween, toldEvents } from './told-events';

/** Tells the page around the figure that something has happened: `ps-play` and the like. */
export type Tell = (name: string, detail: Readonly<Record<string, unknown>>) => void;

/** While time flows, the page around is told at most so often. */
const TIME_EVERY_MS = 250;

/** A figure: its run, the moment it is at, and what its reader has chosen. */
export class EmbedState {
  /** Null only until the constructor has come to its end. */
  #opened: Opened | null = $state.raw(null);
  view: ViewName = $state('timeline');
  laneKey = $state('');
  pinnedKey: LaneItemKey | null = $state(null);
  hoveredKey: LaneItemKey | null = $state(null);
  /** What could not be read stays told until it is dismissed. */
  isNoticeShown = $state(true);
  /** The reader's system asks for less motion. */
  prefersLess = $state(false);
  readonly announcer = new Announcer();
  readonly page = FIRST_PAGE;
  readonly #tell: Tell;
  #toldAtMs = 0;
  #timeToldAtMs = -Infinity;

  readonly opened = $derived(must(this.#opened, 'a figure has a run from the start'));
  readonly config = $derived(this.opened.config);
  readonly lanes = $derived(this.opened.lanes);
  readonly scenario = $derived(this.opened.scenario);
  readonly language = $derived(languageOf(this.opened.locale));
  readonly range = $derived({ fromMs: 0, toMs: this.opened.endMs });
  readonly isStill = $derived(this.config.motion === 'reduce' || (this.config.motion === 'auto' && this.prefersLess));
  readonly #events = $derived(toldEvents(this.lanes));

  readonly time = new RunTime({
    lanes: () => this.lanes,
    range: () => this.range,
    reach: () => undefined, // a figure has an end
    folds: () => {
      const spans = this.lanes.map((lane) => lane.spans);
      return foldIdleTime(spans, this.range, this.scenario.durationMs);
    },
    oneWayLatencyMs: () => this.scenario.network.oneWayLatencyMs,
    onFinish: () => this.#finish(),
  });

  constructor(opened: Opened, tell: Tell) {
    this.#tell = tell;
    this.#opened = opened;
    this.#look(null);
    this.#rest();
  }

  get playheadMs(): number {
    return this.time.playheadMs;
  }

  get isPlaying(): boolean {
    return this.time.playback.isPlaying;
  }

  /** Another run, or the same in other words. `isNewPlace`: at its own first moment, or where time stands now. */
  open(opened: Opened, isNewPlace: boolean): void {
    const before = this.opened;
    this.#opened = opened;
    this.#look(before);
    if (isNewPlace) this.#rest();
    else this.time.keepInside();
  }

  /** What was said anew of how the run is looked at. */
  #look(before: Opened | null): void {
    const { config, lanes, look, problems } = this.opened;
    if (before?.config.view.join() !== config.view.join()) this.view = config.view[0] ?? 'timeline';
    if (!lanes.some(({ lane }) => lane.key === this.laneKey)) this.laneKey = lanes[0]?.lane.key ?? '';
    if (JSON.stringify(before?.problems) !== JSON.stringify(problems)) this.isNoticeShown = true;
    this.time.window.isFolding = config.idle === null ? look.foldsIdle === true : config.idle === 'folded';
    if (before?.config.speed !== config.speed) this.time.setSpeed(config.speed);
    this.pinnedKey = config.selected === null ? null : readItemKey(config.selected, lanes);
  }

  #rest(): void {
    const { config, lanes, look, endMs, scenario } = this.opened;
    const opening = openingOf(
      lanes.map(({ spans }) => spans),
      scenario.network.oneWayLatencyMs,
      endMs,
      look,
    );
    this.time.window.look(opening.viewport);
    // A figure that plays by itself begins where its run does.
    this.time.playheadMs = config.autoplay && config.t === null && !this.isStill ? 0 : opening.playheadMs;
    if (this.time.playheadMs < opening.viewport.fromMs) this.time.seek(this.time.playheadMs);
  }

  isLocked(control: Lockable): boolean {
    return this.config.lock.includes(control);
  }

  play(): void {
    if (this.isPlaying) return;
    if (this.playheadMs >= this.range.toMs) this.time.seek(0);
    this.#toldAtMs = this.playheadMs;
    this.time.playback.play();
    this.#tell('ps-play', { t: this.playheadMs });
  }

  pause(): void {
    if (!this.isPlaying) return;
    this.time.playback.pause();
    this.announcer.say(this.language.words.live.paused(formatMoment(this.playheadMs, this.language.locale)));
    this.#tell('ps-pause', { t: this.playheadMs });
  }

  seek(atMs: number): void {
    this.time.seek(atMs);
    this.#toldAtMs = this.playheadMs;
    this.#tell('ps-seek', { t: this.playheadMs });
  }

  /** To the next thing that happens on the wire, or by one tick of the clock. */
  step(direction: 1 | -1, kind: StepKind = 'message'): void {
    this.time.playback.pause();
    const spans = this.lanes.map((lane) => lane.spans);
    this.seek(stepOfKind(kind, momentsOfKind(kind, spans), this.playheadMs, direction, this.range.toMs));
  }

  hold(isHeld: boolean): void {
    this.time.playback.hold(isHeld);
    if (!isHeld) this.#tell('ps-seek', { t: this.playheadMs });
  }

  /** Null lets go. What is pinned comes into sight. */
  pin(key: LaneItemKey | null): void {
    this.pinnedKey = key;
    const atMs = key === null ? null : momentOfItem(key, this.lanes);
    if (atMs !== null) this.time.window.look(this.time.window.viewport.showing(atMs));
  }

  show(view: ViewName): void {
    this.view = view;
    this.#tell('ps-config', { patch: { view }, source: 'user' });
  }

  setSpeed(speed: number): void {
    this.time.setSpeed(speed);
    this.#tell('ps-config', { patch: { speed }, source: 'user' });
  }

  /** Time has flowed: the page around is told what has happened since. `wallMs` says how long ago it was told of time. */
  tellOfTime(wallMs: number): void {
    const toMs = this.playheadMs;
    for (const { name, detail } of toldBetween(this.#events, this.#toldAtMs, toMs)) this.#tell(name, { ...detail });
    this.#toldAtMs = toMs;
    if (wallMs - this.#timeToldAtMs < TIME_EVERY_MS) return;
    this.#timeToldAtMs = wallMs;
    this.#tell('ps-time', { t: toMs });
  }

  #finish(): void {
    this.#tell('ps-finish', { t: this.playheadMs });
    if (!this.config.loop) return this.announcer.say(this.language.words.embed.finished);
    this.time.seek(0);
    this.#toldAtMs = 0;
    this.time.playback.play();
  }
}
