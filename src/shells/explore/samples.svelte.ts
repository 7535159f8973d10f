import { SvelteMap } from 'svelte/reactivity';
import type { Locale } from '../../i18n/locale';
import type { Sample, SampleComments, Technique } from '../../techniques/technique';

/** A technique's sample, and what its comments are to say. */
export interface ReadSample {
  readonly sample: Sample;
  readonly comments: SampleComments;
}

/** Samples that have been asked for so far; each is loaded once, and stays. */
class Samples {
  readonly #loaded = new SvelteMap<string, ReadSample>();
  readonly #asked = new Set<string>();

  /** Null until it is there. */
  of(technique: Technique, locale: Locale): ReadSample | null {
    const key = `${technique.id} ${locale}`;
    const loaded = this.#loaded.get(key);
    if (loaded !== undefined) return loaded;
    if (!this.#asked.has(key)) void load(technique, locale).then((sample) => this.#loaded.set(key, sample));
    this.#asked.add(key);
    return null;
  }
}

async function load(technique: Technique, locale: Locale): Promise<ReadSample> {
  const sample = await technique.sample();
  return { sample, comments: locale === 'en' ? {} : await sample.comments[locale]() };
}

export const samples = new Samples();
