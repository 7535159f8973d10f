/**
 * `<poll-scope>`, written by hand: attributes and properties, methods that may be called at once, events. What it shows
 * comes when it is near the viewport; until then its own content stands there, which is all that is seen without script.
 */
import type { MountedEmbed } from '../embedded/embed';
import type { TextFormat } from '../embedded/text-formats';
import { takeEarlyProperties } from './attribute-properties';
import type { ElementParts } from './element-parts';
import { nearestLanguage } from './nearest-language';
import { themeAround } from './theme-around';
import { newTarget, offerButton, waitingContent } from './waiting';
import { Promised } from './promised';
import { Sheets } from './sheets';
import { watchSight } from './sight';

type Options = Readonly<Record<string, unknown>>;

/** So that it can be imported where there is no document: any class will do. */
const { HTMLElement: Base = Promised as unknown as typeof HTMLElement } = globalThis as {
  readonly HTMLElement?: typeof HTMLElement;
};

export class PollScope extends Base {
  static readonly version: string = '0.1.0';
  /** The address of a page that has the whole of Pollscope, for the link in each figure; null: there is none. */
  static page: string | null = null;
  /** Brings what is loaded later. */
  static load: () => Promise<ElementParts>;

  readonly #root: ShadowRoot;
  readonly #sheets: Sheets;
  /** What was set by program; it counts before the attributes. */
  #options: Options = {};
  #parts: ElementParts | null = null;
  #embed: MountedEmbed | null = null;
  #opening: Promise<MountedEmbed> | null = null;
  #ready = new Promised();
  #stop: (() => void)[] = [];
  #isInSight = false;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#sheets = new Sheets(this.#root);
    this.#showFallback();
  }

  connectedCallback(): void {
    if (this.#stop.length > 0) return; // it was only moved
    takeEarlyProperties(this);
    const attributes = new MutationObserver(() => this.#changed());
    attributes.observe(this, { attributes: true });
    this.#stop = [
      () => attributes.disconnect(),
      watchSight(this, {
        near: () => {
          if (this.getAttribute('loading') !== 'click') this.#want();
        },
        see: (isInSight) => this.#see(isInSight),
      }),
      this.#sheets.followPage(() => themeAround(this)),
    ];
    const loading = this.getAttribute('loading');
    if (loading === 'eager') this.#want();
    else if (loading === 'click')
      this.#root.firstElementChild?.append(offerButton(nearestLanguage(this), () => this.#want()));
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      for (const stop of this.#stop.splice(0)) stop();
      const embed = this.#embed;
      this.#embed = null;
      this.#opening = null;
      this.#ready = new Promised();
      this.#showFallback();
      void embed?.destroy();
    });
  }

  /** Fulfilled when there is a picture. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** All that was said of it: the shortest options. Before there is a picture, those that were set. */
  get config(): Options {
    return this.#embed === null || this.#parts === null ? this.#options : this.#parts.optionsOf(this.#embed.config);
  }

  set config(options: Options) {
    this.#options = { ...options };
    this.#changed();
  }

  get currentTime(): number {
    return this.#embed?.currentTime ?? 0;
  }

  set currentTime(atMs: number) {
    this.seek(atMs);
  }

  get duration(): number {
    return this.#embed?.duration ?? NaN;
  }

  get paused(): boolean {
    return this.#embed?.paused ?? true;
  }

  get trace(): MountedEmbed['trace'] {
    return this.#embed?.trace ?? [];
  }

  play(): void {
    this.#do((embed) => embed.play());
  }

  pause(): void {
    this.#do((embed) => embed.pause());
  }

  toggle(): void {
    this.#do((embed) => embed.toggle());
  }

  step(count?: number, unit?: 'message' | 'tick'): void {
    this.#do((embed) => embed.step(count, unit));
  }

  seek(atMs: number): void {
    this.#do((embed) => embed.seek(atMs));
  }

  /** From the start again, with other chances where a seed is given. */
  reset(seed?: number): void {
    if (seed !== undefined) this.setConfig({ seed });
    this.#do((embed) => {
      embed.pause();
      embed.seek(0);
    });
  }

  focusMessage(id: string): void {
    this.#do((embed) => void embed.focusMessage(id));
  }

  /** What is null is as if it had never been set. */
  setConfig(patch: Options): void {
    this.#options = { ...this.#options, ...patch };
    this.#changed();
    this.#tell('ps-config', { patch, source: 'api' });
  }

  getState(): Promise<string> {
    return this.#ask((embed) => embed.getState());
  }

  setState(state: string): void {
    this.setConfig({ state });
  }

  toSVG(): Promise<string> {
    return this.#ask((embed) => embed.toSVG());
  }

  toPNG(options?: { readonly scale?: number }): Promise<Blob> {
    return this.#ask((embed) => embed.toPNG(options));
  }

  export(format: TextFormat): Promise<string> {
    return this.#ask((embed) => embed.export(format));
  }

  /** What is wanted of it is a reason to load it. */
  #do(act: (embed: MountedEmbed) => void): void {
    if (this.#embed !== null) act(this.#embed);
    else void this.#open().then(act, () => undefined);
  }

  async #ask<Answer>(question: (embed: MountedEmbed) => Promise<Answer>): Promise<Answer> {
    return question(this.#embed ?? (await this.#open()));
  }

  #want(): void {
    void this.#open().catch(() => undefined); // that it did not come is told by an event
  }

  #open(): Promise<MountedEmbed> {
    this.#opening ??= this.#mount();
    return this.#opening;
  }

  async #mount(): Promise<MountedEmbed> {
    try {
      const parts = (this.#parts = await PollScope.load());
      this.#sheets.adopt(parts.css);
      const embed = await parts.createEmbed(this.#said(), {
        target: newTarget(this.#root),
        reaches: ['run', 'picture', 'embed'],
        locale: nearestLanguage(this),
        tell: (name, detail) => this.#tell(name, detail),
        page: PollScope.page,
        setTheme: (theme) => this.#sheets.setTheme(theme),
      });
      this.#embed = embed;
      this.#root.firstElementChild?.remove();
      embed.see(this.#isInSight);
      this.#ready.resolve();
      this.#tell('ps-ready', { version: PollScope.version, config: this.config });
      return embed;
    } catch (error) {
      this.#opening = null; // it may come when it is asked for again
      this.#showFallback();
      this.#tell('ps-error', { code: 'not-loaded', message: String(error) });
      throw error;
    }
  }

  #said(): readonly (readonly [string, string])[] {
    const attributes = [...this.attributes].map(({ name, value }) => [name, value] as const);
    return this.#parts?.pairsOf(this.#options, attributes) ?? [];
  }

  /** Several changes in a row are one. */
  #changed(): void {
    if (this.#embed === null) return;
    const embed = this.#embed;
    queueMicrotask(() => {
      if (embed === this.#embed) void embed.update(this.#said());
    });
  }

  #tell(name: string, detail: Readonly<Record<string, unknown>>): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #see(isInSight: boolean): void {
    this.#isInSight = isInSight;
    this.#embed?.see(isInSight);
  }

  /** What stands there until there is a picture, and where there never is one: the page's own content. */
  #showFallback(): void {
    this.#root.replaceChildren(waitingContent());
  }
}
