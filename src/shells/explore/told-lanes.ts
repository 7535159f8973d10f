import type { ExplainedLane } from '../../views/panels/explained-lane';
import { explainMoment } from '../../views/panels/explain';
import type { ExploreState } from './explore-state.svelte';
import { namedLanes } from './named-lanes';

/** What is told is of one page: where there are several, it is said of which. */
export function toldLanes(explore: ExploreState): readonly ExplainedLane[] {
  const { clients, browser } = explore.shownScenario;
  const { atClient, inTab } = explore.language.words.explain;
  const { client, tab } = explore.page;
  return namedLanes(explore).map((lane) => {
    const name = browser.tabs === 1 ? lane.name : inTab(lane.name, tab + 1);
    return { ...lane, name: clients === 1 ? name : atClient(name, client + 1) };
  });
}

/** What has happened since `beforeMs`, if it is worth a sentence, and what goes on now. */
export function newsSince(beforeMs: number, explore: ExploreState): readonly string[] {
  const { playheadMs, endMs, language, range } = explore;
  const lanes = toldLanes(explore);
  const explain = (atMs: number) => explainMoment(lanes, atMs, endMs, language, range.fromMs);
  const { headline, status } = explain(playheadMs);
  return headline === explain(beforeMs).headline ? [status] : [headline, status];
}
