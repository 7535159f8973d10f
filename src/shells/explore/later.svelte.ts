/**
 * What the first picture does without. The first script has the picture of the usual scene, the head and the time; all
 * else is loaded as soon as that is drawn.
 */
import { must } from '../../core/assert';

/** A module that is not in the first script. */
class Later<Module> {
  #module: Module | null = $state.raw(null);
  #coming: Promise<Module> | null = null;
  #hasFailed = $state(false);
  readonly #import: () => Promise<Module>;

  /** `before`: what it cannot do without; both are asked for at once. */
  constructor(importModule: () => Promise<Module>, before: { load(): Promise<unknown> } | null = null) {
    this.#import = async () => {
      const [module] = await Promise.all([importModule(), before?.load()]);
      return module;
    };
  }

  /** Null until it has come; what shows it is drawn anew then. */
  get module(): Module | null {
    return this.#module;
  }

  /** For what cannot be asked for before it has come. Throws (a bug) if it is asked for all the same. */
  get there(): Module {
    return must(this.#module, 'it is used before it has come');
  }

  /** Whether it did not come when it was last asked for. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Once; where it did not come, once more. */
  load(): Promise<Module> {
    this.#coming ??= this.#import().then(
      (module) => {
        this.#hasFailed = false;
        return (this.#module = module);
      },
      (error: unknown) => {
        this.#hasFailed = true;
        this.#coming = null;
        throw error;
      },
    );
    return this.#coming;
  }

  /** At once, or as soon as it has come: what the reader has pressed in between is not lost. */
  use(act: (module: Module) => void): void {
    if (this.#module !== null) act(this.#module);
    else void this.load().then(act, () => undefined); // that it has failed is shown by who waits for it
  }
}

/** Simulates, and reads scenarios and links: needed for any run but the usual one. */
export const engine = new Later(() => import('./engine'));

/** What stands beside, below and over the picture, and what lets it be grabbed. Its controls make other runs, so the engine is there first. */
export const parts = new Later(() => import('./parts'), engine);

/** The dialog for links, files and snippets: nobody waits for it who does not share. `parts` has the way to it, since names of files are long. */
export const sharing = new Later(async () => (await parts.load()).loadShareDialog());

/** All that the first picture does without. Where it does not come, the page says so and offers to ask again. */
export function loadRest(): void {
  parts.load().catch(() => undefined);
}
