/** Two runs of one thing: the one on stage, and the one that the reader has kept as "before". */
import type { Language } from '../../i18n/catalogue';
import { diffRuns, type RunDifference } from '../../difference/run-difference';
import { transitsOnlyIn } from '../../difference/transit-ways';
import type { Scenario } from '../../scenario/schema';
import type { Ghost } from '../../views/timeline/props';
import { differenceSummary } from './difference-text';
import { laneName } from './lane-text';
import { lanesOf } from './run';
import type { Staged } from './stage-edits';

interface ComparisonHost {
  readonly staged: () => Staged;
  readonly shown: () => { readonly scenario: Scenario; readonly laneKey: string; readonly language: Language };
  /** As one step of undo. */
  readonly restage: (staged: Staged) => void;
  readonly say: (text: string) => void;
}

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
    return this.before === null ? null : laneDifference(this.before, scenario, laneKey);
  });

  /** What went another way before, in all lanes that both runs have. */
  readonly ghosts: readonly Ghost[] = $derived.by(() => {
    const { before } = this;
    return before === null ? [] : ghostsBetween(before, this.#host.shown().scenario);
  });

  /** The run on stage becomes the one before; what is changed from now on is compared with it. */
  keep(): void {
    const { shown, staged, restage, say } = this.#host;
    restage({ ...staged(), before: shown().scenario });
    say(shown().language.words.difference.kept);
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
    return differenceSummary(this.difference, scenario, laneKey, language);
  }
}

function laneDifference(before: Scenario, after: Scenario, laneKey: string): RunDifference | null {
  const [one, other] = [before, after].map((scenario) => lanesOf(scenario).find(({ lane }) => lane.key === laneKey));
  if (!one || one.lane.id !== other?.lane.id) return null;
  return diffRuns(one.spans, other.spans, Math.min(before.durationMs, after.durationMs));
}

function ghostsBetween(before: Scenario, after: Scenario): readonly Ghost[] {
  const lanes = new Map(lanesOf(after).map((run) => [run.lane.key, run]));
  return lanesOf(before).flatMap(({ lane, spans }) => {
    const run = lanes.get(lane.key);
    if (run?.lane.id !== lane.id) return [];
    const transits = transitsOnlyIn(spans.transits, run.spans.transits);
    return transits.length === 0 ? [] : [{ laneKey: lane.key, transits }];
  });
}
