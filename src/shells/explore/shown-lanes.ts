import type { TimelineLane } from '../../views/timeline/props';
import { hasProxy } from '../../scenario/lane-proxy';
import type { Spans } from '../../trace/spans';
import type { ExploreState } from './explore-state.svelte';
import { plannedLanes } from './planned-run';
import { laneNote } from './lane-note';
import { laneName } from './lane-text';

/** The lanes on stage as the diagram, the table and the panels take them. */
export function shownLanes(explore: ExploreState): readonly TimelineLane[] {
  const planned = new Map(plannedLanes(explore.shownScenario).map(({ lane, spans }) => [lane.key, spans]));
  return explore.lanes.map(({ lane, trace, spans }) => ({
    ...roomOf(planned.get(lane.key), spans),
    key: lane.key,
    title: laneName(lane, explore.shownScenario, explore.firstLanguage),
    note: laneNote(lane, explore.firstLanguage),
    spans,
    hasProxy: hasProxy(lane.key, explore.shownScenario),
    untilMs: trace.untilMs,
    keptFromMs: explore.range.fromMs,
    clients: trace.clients,
    tabs: trace.tabs,
    page: explore.page,
  }));
}

/** None where nothing was done to the run, or where it spends its event budget without that. */
function roomOf(planned: Spans | undefined, spans: Spans): Pick<TimelineLane, 'roomSpans'> {
  return planned === undefined || planned === spans ? {} : { roomSpans: planned };
}
