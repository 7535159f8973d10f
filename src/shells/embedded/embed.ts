/** A figure that stands in a page: mounted, told what to show, asked, taken away. */
import { flushSync, mount, unmount } from 'svelte';
import type { Pair } from '../../config/config';
import { serializeConfig } from '../../config/config';
import { encodeLink } from '../../config/link';
import type { Config, Reach } from '../../config/parameters';
import { languageOf } from '../../i18n/catalogue';
import type { Locale } from '../../i18n/locale';
import type { Trace } from '../../trace/events';
import { problemSentence } from '../../views/problems/problem-sentence';
import { loadLanguage } from '../explore/load-language';
import Embed from './Embed.svelte';
import { EmbedState, type Tell } from './embed-state.svelte';
import type { TextFormat } from './text-formats';
import { readItemKey } from './item-key';
import { openRun, runContext, type EmbedTheme, type Opened } from './opened';

export interface EmbedSurroundings {
  /** Where the figure is put, after what is there. */
  readonly target: HTMLElement | ShadowRoot;
  readonly reaches: readonly Reach[];
  /** That of the page around, or the reader's. */
  readonly locale: Locale;
  readonly tell: Tell;
  /** The address of the page that has the whole of Pollscope; null: there is no link to it. */
  readonly page: string | null;
  readonly setTheme: (theme: EmbedTheme) => void;
  readonly onnatural?: (heightPx: number) => void;
}

/** Rejects only where its scripts do not come. */
export async function createEmbed(said: readonly Pair[], around: EmbedSurroundings): Promise<MountedEmbed> {
  const opened = await openRun(said, around.reaches, around.locale);
  await loadLanguage(opened.locale);
  return new MountedEmbed(opened, around);
}

export class MountedEmbed {
  readonly #around: EmbedSurroundings;
  readonly #state: EmbedState;
  readonly #component: Record<string, unknown>;
  #isInSight = false;
  #hasBegun = false;
  /** Of two that are asked for in a row the later one is shown. */
  #latestUpdate = 0;

  constructor(opened: Opened, around: EmbedSurroundings) {
    this.#around = around;
    this.#state = new EmbedState(opened, around.tell);
    around.setTheme(opened.theme);
    const { target, onnatural } = around;
    const pageLink = opened.config.links && around.page !== null ? () => this.#pageLink() : null;
    this.#component = mount(Embed, {
      target,
      props: { embed: this.#state, pageLink, ...(onnatural ? { onnatural } : {}) },
    });
    flushSync();
    this.#tellProblems(opened);
  }

  get config(): Config {
    return this.#state.config;
  }

  get currentTime(): number {
    return this.#state.playheadMs;
  }

  get duration(): number {
    return this.#state.range.toMs;
  }

  get paused(): boolean {
    return !this.#state.isPlaying;
  }

  get trace(): readonly Trace[] {
    return this.#state.lanes.map(({ trace }) => trace);
  }

  /** Everything that is said of the figure, anew. */
  async update(said: readonly Pair[]): Promise<void> {
    const update = ++this.#latestUpdate;
    const opened = await openRun(said, this.#around.reaches, this.#around.locale);
    await loadLanguage(opened.locale);
    if (update !== this.#latestUpdate) return;
    const before = this.#state.opened;
    const isSameRun =
      JSON.stringify(before.scenario) === JSON.stringify(opened.scenario) && before.endMs === opened.endMs;
    const isSamePlace = isSameRun && before.config.t === opened.config.t;
    if (!isSameRun) this.#state.pause();
    this.#state.open(isSameRun ? { ...opened, lanes: before.lanes } : opened, !isSamePlace);
    this.#around.setTheme(opened.theme);
    flushSync();
    this.#tellProblems(opened);
  }

  /** Out of sight time waits; what plays by itself begins when it is first seen. */
  see(isInSight: boolean): void {
    this.#isInSight = isInSight;
    this.#state.time.playback.hide(!isInSight);
    if (!this.#isInSight || this.#hasBegun) return;
    this.#hasBegun = true;
    flushSync(); // the reader's wish for less motion is known now
    if (this.config.autoplay && !this.#state.isStill) this.#state.play();
  }

  play(): void {
    this.#state.play();
  }

  pause(): void {
    this.#state.pause();
  }

  toggle(): void {
    if (this.#state.isPlaying) this.#state.pause();
    else this.#state.play();
  }

  /** So many steps, forward or (less than 0) back. */
  step(count = 1, unit: 'message' | 'tick' = 'message'): void {
    const steps = Math.min(1000, Math.abs(Math.trunc(count)) || 0);
    for (let taken = 0; taken < steps; taken++)
      this.#state.step(count < 0 ? -1 : 1, unit === 'tick' ? 'tenth' : 'message');
  }

  seek(atMs: number): void {
    if (Number.isFinite(atMs)) this.#state.seek(atMs);
  }

  /** Pins a mark, `sse/transit/3`, and brings it into sight. False where there is none. */
  focusMessage(id: string): boolean {
    const key = readItemKey(id, this.#state.lanes);
    if (key !== null) this.#state.pin(key);
    return key !== null;
  }

  /** A link's query and fragment: the run, its moment, what is pinned. */
  async getState(): Promise<string> {
    const { scenario, preset } = this.#state.opened;
    const { config, pinnedKey, playheadMs } = this.#state;
    const view = {
      playheadMs: Math.round(playheadMs),
      ...(config.lang === null ? {} : { lang: config.lang }),
      ...(config.idle === null ? {} : { foldsIdle: config.idle === 'folded' }),
      ...(pinnedKey === null ? {} : { selectedKey: pinnedKey }),
    };
    return encodeLink(scenario, preset, view, runContext);
  }

  async toSVG(): Promise<string> {
    const { figureSvg } = await import('./exporting');
    return figureSvg(this.#state);
  }

  async toPNG({ scale = 2 }: { readonly scale?: number } = {}): Promise<Blob> {
    const { figurePng } = await import('./exporting');
    return figurePng(this.#state, scale);
  }

  async export(format: TextFormat): Promise<string> {
    const { exportRun } = await import('./exporting');
    return exportRun(this.#state, format);
  }

  async destroy(): Promise<void> {
    this.#latestUpdate += 1;
    this.#state.time.playback.pause();
    await unmount(this.#component);
  }

  async #pageLink(): Promise<string> {
    return new URL(await this.getState(), this.#around.page ?? undefined).href;
  }

  #tellProblems({ problems, locale }: Opened): void {
    const language = languageOf(locale);
    for (const each of problems) {
      const message = problemSentence(each, language);
      this.#around.tell('ps-error', { code: each.allowed.kind, param: each.path, message });
    }
  }
}

/** The shortest options that say the same. */
export function optionsOf(config: Config): Readonly<Record<string, string>> {
  return Object.fromEntries(serializeConfig(config));
}
