import type { TimelineLane } from '../../views/timeline/props';
import type { ExploreState } from './explore-state.svelte';
import { laneName, laneNote } from './lane-text';

/** The lanes on stage as the diagram, the table and the panels take them. */
export function shownLanes(explore: ExploreState): readonly TimelineLane[] {
  return explore.lanes.map(({ lane, technique, trace, spans }) => ({
    key: lane.key,
    title: laneName(lane, explore.shownScenario, explore.language),
    note: laneNote(lane, technique, explore.language),
    spans,
    untilMs: trace.untilMs,
    keptFromMs: explore.range.fromMs,
    clients: trace.clients,
  }));
}
