import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { StateSpan } from '../../trace/spans';
import type { PageId } from '../../trace/page-id';
import { engine } from './later.svelte';
import type { Lit, Pointed } from './pointed';
import type { LaneRun } from './run';

interface Shown {
  readonly lanes: readonly LaneRun[];
  /** The one that is looked at. */
  readonly page: PageId;
}

/** One thing is pointed at on the whole page, and everything that is tied to it lights up. */
export class Pointing {
  at: Pointed | null = $state.raw(null);
  /** A fault of the journal, by its place among the interventions. */
  faultIndex: number | null = $state(null);
  readonly #shown: Shown;
  /** The picture finds what is tied to its own marks; this is for what stands beside it, which comes later too. */
  readonly lit: Lit | null = $derived.by(() =>
    this.at === null ? null : (engine.module?.litBy(this.at, this.#shown.lanes, this.#shown.page) ?? null),
  );
  /** Where what is pointed at is no mark itself, the marks that it lights. */
  readonly litMarks = $derived(this.at?.kind === 'moves' ? this.lit : null);

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  /** The mark that is pointed at. */
  get key(): LaneItemKey | null {
    return this.at?.kind === 'mark' ? this.at.key : null;
  }

  set key(key: LaneItemKey | null) {
    this.at = key === null ? null : { kind: 'mark', key };
  }

  get laneKey(): string | null {
    if (this.at === null) return null;
    return this.at.kind === 'mark' ? splitLaneItemKey(this.at.key).laneKey : this.at.laneKey;
  }

  /** A transition or a line: all its moves, none to let go. */
  pointAtMoves(laneKey: string, moves: readonly StateSpan[]): void {
    this.at = moves.length === 0 ? null : { kind: 'moves', laneKey, moves };
  }

  /** The run is another one: its moves are no longer those that were pointed at. */
  forgetMoves(): void {
    if (this.at?.kind === 'moves') this.at = null;
  }
}
