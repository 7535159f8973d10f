import { SvelteMap } from 'svelte/reactivity';
import type { Locale } from '../../i18n/locale';
import type { Sample, SampleComments, Technique, TechniqueAbout } from '../../techniques/technique';

/** What techniques have to show that is not in the first script. Each is loaded when first asked for, and stays. */
class LoadedOnce<Loaded> {
  readonly #loaded = new SvelteMap<string, Loaded>();
  readonly #asked = new Set<string>();
  readonly #load: (technique: Technique, locale: Locale) => Promise<Loaded>;

  constructor(load: (technique: Technique, locale: Locale) => Promise<Loaded>) {
    this.#load = load;
  }

  /** Null until it is there. */
  of(technique: Technique, locale: Locale): Loaded | null {
    const key = `${technique.id} ${locale}`;
    const loaded = this.#loaded.get(key);
    if (loaded !== undefined) return loaded;
    if (!this.#asked.has(key)) void this.#load(technique, locale).then((each) => this.#loaded.set(key, each));
    this.#asked.add(key);
    return null;
  }
}

/** A technique's sample, and what its comments are to say. */
export interface ReadSample {
  readonly sample: Sample;
  readonly comments: SampleComments;
}

export const samples = new LoadedOnce<ReadSample>(async (technique, locale) => {
  const sample = await technique.sample();
  return { sample, comments: locale === 'en' ? {} : await sample.comments[locale]() };
});

export const abouts = new LoadedOnce<TechniqueAbout>((technique, locale) => technique.about[locale]());
