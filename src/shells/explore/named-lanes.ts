import type { ExplainedLane } from '../../views/panels/explained-lane';
import type { ExploreState } from './explore-state.svelte';
import { laneName } from './lane-text';
import { hasOwnNews } from '../../techniques/technique-of';

/** The lanes on stage as the panels speak of them. */
export function namedLanes({
  lanes,
  shownScenario,
  language,
  page,
}: ExploreState): readonly (ExplainedLane & { key: string })[] {
  return lanes.map(({ lane, spans }) => ({
    key: lane.key,
    name: laneName(lane, shownScenario, language),
    spans,
    hasOwnNews: hasOwnNews(lane),
    page,
  }));
}
