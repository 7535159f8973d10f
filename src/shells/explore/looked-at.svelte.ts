import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { FIRST_PAGE, type PageId } from '../../trace/page-id';
import { pageOfItem } from './page-of-item';
import type { LaneRun } from './run';

interface Stage {
  readonly lanes: readonly LaneRun[];
  readonly shownScenario: { readonly clients: number; readonly browser: { readonly tabs: number } };
}

/** Whom the machine, the code and the sentences are about: one lane, and one page in each. */
export class LookedAt {
  #laneKey: string | null = $state(null);
  /** Kept where a change leaves fewer clients or tabs, so that it is back when they are. */
  #page: PageId = $state.raw(FIRST_PAGE);
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** With several lanes the second is told of first: side by side, that is the one between the extremes. */
  get laneKey(): string {
    const keys = this.#stage.lanes.map(({ lane }) => lane.key);
    return keys.find((key) => key === this.#laneKey) ?? keys[1] ?? keys[0] ?? '';
  }

  set laneKey(laneKey: string | null) {
    this.#laneKey = laneKey;
  }

  get page(): PageId {
    const { clients, browser } = this.#stage.shownScenario;
    const { client, tab } = this.#page;
    return { client: Math.min(client, clients - 1), tab: Math.min(tab, browser.tabs - 1) };
  }

  set page(page: PageId) {
    this.#page = page;
  }

  /** The lane and the page of a mark; one that all tabs share is looked at in the tab that one is in. */
  follow(key: LaneItemKey): void {
    this.#laneKey = splitLaneItemKey(key).laneKey;
    const found = pageOfItem(key, this.#stage.lanes);
    if (found !== null) this.#page = { client: found.client, tab: found.tab ?? this.page.tab };
  }
}
