import type { FirstLanguage } from '../../i18n/first-language';
import { formatMoment } from '../../i18n/formats';
import type { LaneItemKey } from '../../layout/item-keys';
import type { Scenario } from '../../scenario/schema';
import { countJumps, jumpsOf, nextJump, type Jump, type JumpKind } from '../../views/transport/jumps';
import type { ExploreState } from './explore-state.svelte';
import { laneName } from './lane-text';
import type { LaneRun } from './run';

/** What went wrong in the run on stage, made when it is first asked for. */
export class Jumps {
  readonly #lanes: () => readonly LaneRun[];
  readonly #all = $derived.by(() =>
    jumpsOf(this.#lanes().map(({ lane, spans, trace }) => ({ key: lane.key, spans, untilMs: trace.untilMs }))),
  );
  readonly counts = $derived(countJumps(this.#all));

  constructor(lanes: () => readonly LaneRun[]) {
    this.#lanes = lanes;
  }

  /** The next of a kind, or of any (null), after a moment or before it. */
  next(kind: JumpKind | null, atMs: number, direction: 1 | -1, pinnedKey: LaneItemKey | null): Jump | null {
    const jumps = kind === null ? this.#all : this.#all.filter((jump) => jump.kind === kind);
    return nextJump(jumps, atMs, direction, pinnedKey);
  }
}

/** What is said of a jump: `Message 4 lost, WebSocket, at 7.561 s.` */
function jumpText({ kind, id, laneKey, atMs }: Jump, scenario: Scenario, language: FirstLanguage): string {
  const { live, page } = language.words;
  const lane = scenario.techniques.find(({ key }) => key === laneKey);
  const parts = [live.jump[kind](id ?? 0), ...(lane === undefined ? [] : [laneName(lane, scenario, language)])];
  return live.jumped(parts.join(page.comma), formatMoment(atMs, language.locale));
}

/** To the next thing that went wrong, or the one before, of one kind or of any; its mark is pinned. */
export function jumpOn(explore: ExploreState, direction: 1 | -1, kind: JumpKind | null = null): void {
  const jump = explore.jumps.next(kind, explore.playheadMs, direction, explore.pinnedKey);
  const { live } = explore.firstLanguage.words;
  if (jump === null) {
    explore.announcer.say(direction === 1 ? live.noJumpAfter : live.noJumpBefore);
    return;
  }
  explore.pin(jump.key);
  explore.seekAndSettle(jump.atMs);
  explore.announcer.say(jumpText(jump, explore.shownScenario, explore.firstLanguage));
}
