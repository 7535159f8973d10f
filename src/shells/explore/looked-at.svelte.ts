import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { clientOfItem } from './client-of-item';
import type { LaneRun } from './run';

interface Stage {
  readonly lanes: readonly LaneRun[];
  readonly shownScenario: { readonly clients: number };
}

/** Whom the machine, the code and the sentences are about: one lane, and one client in each. */
export class LookedAt {
  #laneKey: string | null = $state(null);
  /** Kept where a change leaves fewer clients, so that it is back when they are. */
  #client = $state(0);
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

  /** Counted from 0. */
  get client(): number {
    return Math.min(this.#client, this.#stage.shownScenario.clients - 1);
  }

  set client(client: number) {
    this.#client = client;
  }

  /** The lane and the client of a mark. */
  follow(key: LaneItemKey): void {
    this.#laneKey = splitLaneItemKey(key).laneKey;
    this.#client = clientOfItem(key, this.#stage.lanes) ?? this.#client;
  }
}
