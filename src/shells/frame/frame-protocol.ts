import type { Pair } from '../../config/config';
import { pairsOfOptions } from '../../config/options';
import { must } from '../../core/assert';
import { optionsOf, type MountedEmbed } from '../embedded/embed';
import type { TextFormat } from '../embedded/text-formats';
import { VERSION } from '../embedded/version';
import { readHostMessage, type HostMessage } from './messages';

/** What a parent may ask for, and nothing else. */
const METHODS: Readonly<Record<string, (embed: MountedEmbed, args: readonly unknown[]) => unknown>> = {
  play: (embed) => embed.play(),
  pause: (embed) => embed.pause(),
  toggle: (embed) => embed.toggle(),
  step: (embed, [count, unit]) => embed.step(numberOr(count, 1), unit === 'tick' ? 'tick' : 'message'),
  seek: (embed, [atMs]) => embed.seek(numberOr(atMs, NaN)),
  reset: (embed) => {
    embed.pause();
    embed.seek(0);
  },
  focusMessage: (embed, [id]) => embed.focusMessage(String(id)),
  getState: (embed) => embed.getState(),
  toSVG: (embed) => embed.toSVG(),
  toPNG: (embed, [options]) => embed.toPNG({ scale: numberOr((options as { scale?: unknown } | null)?.scale, 2) }),
  export: (embed, [format]) => embed.export(format as TextFormat),
};

/** Keys that a figure has no use for, and what a deck of slides makes of them. */
const HANDED_ON: Readonly<Record<string, 'next' | 'prev' | null>> = { PageDown: 'next', PageUp: 'prev', Escape: null };

/**
 * A frame's talk with its parent. Only the parent is heard, whatever its origin (that of a sandboxed frame is "null", so
 * it says nothing), and nothing secret is said, so that anyone may hear it.
 */
export class FrameProtocol {
  /** What the address said, and what the parent has set since, which counts before it. */
  #said: readonly Pair[];
  #embed: MountedEmbed | null = null;
  #subscribed: ReadonlySet<string> = new Set();
  #heightPx = 0;
  #frame = 0;

  constructor(said: readonly Pair[]) {
    this.#said = said;
    if (!this.#isInFrame) return;
    window.addEventListener('message', ({ source, data }) => {
      if (source === window.parent) this.#hear(data);
    });
    window.addEventListener('keydown', (event) => this.#handOn(event));
  }

  get said(): readonly Pair[] {
    return this.#said;
  }

  get #isInFrame(): boolean {
    return window.parent !== window;
  }

  open(embed: MountedEmbed): void {
    this.#embed = embed;
    this.#ready();
  }

  tell(name: string, detail: Readonly<Record<string, unknown>>): void {
    if (this.#subscribed.has(name)) this.#post({ type: 'event', name, detail });
  }

  /** Once a frame, and only where it has changed. */
  resize(heightPx: number): void {
    if (heightPx === this.#heightPx || heightPx <= 0) return;
    this.#heightPx = heightPx;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#tellHeight());
  }

  #tellHeight(): void {
    if (this.#embed?.config.fit === 'contain' || !this.#isInFrame) return;
    const height = this.#heightPx;
    this.#post({ type: 'resize', height, width: document.documentElement.clientWidth });
    this.#postBare({ sentinel: 'amp', type: 'embed-size', height });
    this.#postBare(JSON.stringify({ context: 'iframe.resize', src: location.href, height }));
    if (this.#embed?.config.resize === 'h5p')
      this.#postBare({ context: 'h5p', action: 'resize', scrollHeight: height });
  }

  #hear(data: unknown): void {
    const message = readHostMessage(data);
    if (message === null) return;
    if (message.type === 'hello') {
      this.#subscribed = new Set(message.subscribe);
      this.#ready();
    } else if (this.#embed !== null && this.#embed.config.api) void this.#obey(message, this.#embed);
  }

  async #obey(message: Exclude<HostMessage, { type: 'hello' }>, embed: MountedEmbed): Promise<void> {
    if (message.type === 'slide') {
      if (message.isShown) embed.seek(0);
      if (message.isShown) embed.play();
      else embed.pause();
      return;
    }
    const { id } = message;
    try {
      const value = message.type === 'set' ? await this.#set(message.patch, embed) : await called(message, embed);
      this.#post({ type: 'result', id, ok: true, value });
    } catch (error) {
      this.#post({ type: 'result', id, ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  }

  async #set(patch: Readonly<Record<string, unknown>>, embed: MountedEmbed): Promise<unknown> {
    const named = new Set(Object.keys(patch));
    this.#said = [...pairsOfOptions(patch).pairs, ...this.#said.filter(([name]) => !named.has(name))];
    await embed.update(this.#said);
    return optionsOf(embed.config);
  }

  #ready(): void {
    if (this.#embed === null) return; // it is told as soon as there is one
    this.#post({ type: 'ready', version: VERSION, config: optionsOf(this.#embed.config), height: this.#heightPx });
    this.#tellHeight();
  }

  #handOn({ key, defaultPrevented }: KeyboardEvent): void {
    if (defaultPrevented || !Object.hasOwn(HANDED_ON, key)) return;
    const method = HANDED_ON[key] ?? null;
    if (this.#embed?.config.host !== 'reveal') this.#post({ type: 'key', key });
    else if (method !== null) this.#postBare(JSON.stringify({ method }));
  }

  #post(message: Readonly<Record<string, unknown>>): void {
    this.#postBare({ ps: 1, ...message });
  }

  #postBare(message: unknown): void {
    if (this.#isInFrame) window.parent.postMessage(message, '*');
  }
}

async function called({ method, args }: Extract<HostMessage, { type: 'call' }>, embed: MountedEmbed): Promise<unknown> {
  if (!Object.hasOwn(METHODS, method)) throw new RangeError(`no such method: ${method}`);
  return must(METHODS[method], 'it is its own')(embed, args);
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
