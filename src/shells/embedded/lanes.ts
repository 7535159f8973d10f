/** The lanes of a figure, as its views take them. */
import { hasProxy } from '../../scenario/lane-proxy';
import type { TimelineLane } from '../../views/timeline/props';
import { laneNameApart } from '../explore/lane-name-apart';
import { laneNote } from '../explore/lane-note';
import type { EmbedState } from './embed-state.svelte';

export function laneNames({ lanes, scenario, language }: EmbedState): readonly string[] {
  return lanes.map(({ lane }) => laneNameApart(lane, scenario, language));
}

export function timelineLanes(embed: EmbedState): readonly TimelineLane[] {
  const names = laneNames(embed);
  return embed.lanes.map(({ lane, trace, spans }, place) => ({
    key: lane.key,
    title: names[place] ?? lane.id,
    note: laneNote(lane, embed.language),
    spans,
    hasProxy: hasProxy(lane.key, embed.scenario),
    untilMs: trace.untilMs,
    clients: trace.clients,
    tabs: trace.tabs,
    page: embed.page,
  }));
}
