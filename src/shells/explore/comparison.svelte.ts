/** Two runs of one thing: the one on stage, and the one that the reader has kept as "before". */
import type { Language } from '../../i18n/catalogue';
import type { RunDifference } from '../../difference/run-difference';
import type { Scenario } from '../../scenario/schema';
import type { Ghost } from '../../views/timeline/props';
import { laneName } from './lane-text';
import { engine } from './later.svelte';
import type { Staged } from './stage-edits';

interface ComparisonHost {
  readonly staged: () => Staged;
  readonly shown: () => { readonly scenario: Scenario; readonly laneKey: string; readonly language: Language };
  /** As one step of undo. */
  readonly restage: (staged: Staged) => void;
  readonly say: (text: string) => void;
}

/** While there is a run before, the engine is there. */
export class Comparison {
  readonly #host: ComparisonHost;

  constructor(host: ComparisonHost) {
    this.#host = host;
  }

  /** The run before; null while there is nothing to compare with. */
  get before(): Scenario | null {
    return this.#host.staged().before;
  }

  /** Of the lane that the page is about; null where the run before has no such lane. */
  readonly difference: RunDifference | null = $derived.by(() => {
    const { scenario, laneKey } = this.#host.shown();
    return this.before === null ? null : engine.there.laneDifference(this.before, scenario, laneKey);
  });

  /** What went another way before, in all lanes that both runs have. */
  readonly ghosts: readonly Ghost[] = $derived.by(() => {
    const { before } = this;
    return before === null ? [] : engine.there.ghostsBetween(before, this.#host.shown().scenario);
  });

  /** The run on stage becomes the one before; what is changed from now on is compared with it, so the engine is there first. */
  keep(): void {
    engine.use(() => {
      const { shown, staged, restage, say } = this.#host;
      restage({ ...staged(), before: shown().scenario });
      say(shown().language.words.difference.kept);
    });
  }

  /** Before and after change places. */
  swap(): void {
    const { shown, staged, restage } = this.#host;
    const { before, ...rest } = staged();
    if (before === null) return;
    restage({ ...rest, scenario: before, before: shown().scenario });
    this.tell(shown().language.words.difference.swapped);
  }

  /** The run on stage stays. */
  leave(): void {
    const { shown, staged, restage, say } = this.#host;
    if (this.before === null) return;
    restage({ ...staged(), before: null });
    say(shown().language.words.difference.left);
  }

  /** The summary, for whoever does not see it; nothing while nothing is compared. */
  tell(first = ''): void {
    if (this.before === null) return;
    this.#host.say([first, this.told].filter((text) => text !== '').join(' '));
  }

  /** The summary with its technique, where there are several. */
  get told(): string {
    const { laneKey, scenario, language } = this.#host.shown();
    const lane = scenario.techniques.find(({ key }) => key === laneKey);
    if (lane === undefined || scenario.techniques.length === 1 || this.difference === null) return this.summary;
    return language.words.page.titled(laneName(lane, scenario, language), this.summary);
  }

  get summary(): string {
    const { laneKey, scenario, language } = this.#host.shown();
    return engine.there.differenceSummary(this.difference, scenario, laneKey, language);
  }
}
