import type { TimeFolds } from '../../layout/time-folds';
import type { ExploreState } from './explore-state.svelte';
import { engine } from './later.svelte';

/** What folds comes with the engine. */
export function idleFolds({ lanes, range, shownScenario }: ExploreState): TimeFolds {
  const spans = lanes.map((lane) => lane.spans);
  return engine.there.foldIdleTime(spans, range, shownScenario.durationMs);
}
