import type { Tick } from '../../views/transport/moments';
import { namedMoments } from '../../views/transport/named-moments';
import type { NamedMoment } from '../../views/transport/pointed-moment';
import type { ExploreState } from './explore-state.svelte';
import { laneName } from './lane-text';

/** What the scrubber can name, of all lanes on stage. */
export function momentsOf(explore: ExploreState, ticks: readonly Tick[]): readonly NamedMoment[] {
  return namedMoments(
    explore.lanes.map(({ lane, spans }) => ({
      name: (told) => laneName(lane, explore.shownScenario, told),
      spans,
      isLooked: lane.key === explore.laneKey,
    })),
    ticks,
  );
}
