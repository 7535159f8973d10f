import { SvelteMap } from 'svelte/reactivity';
import type { Sample, Technique } from '../../techniques/technique';

/** Samples that have been asked for so far; each is loaded once, and stays. */
class Samples {
  readonly #loaded = new SvelteMap<string, Sample>();
  readonly #asked = new Set<string>();

  /** Null until it is there. */
  of({ id, sample }: Technique): Sample | null {
    const loaded = this.#loaded.get(id);
    if (loaded !== undefined) return loaded;
    if (!this.#asked.has(id)) void sample().then((arrived) => this.#loaded.set(id, arrived));
    this.#asked.add(id);
    return null;
  }
}

export const samples = new Samples();
