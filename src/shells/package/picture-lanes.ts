/** A run as the diagram takes it. */
import type { Language } from '../../i18n/catalogue';
import { hasProxy } from '../../scenario/lane-proxy';
import type { Lane, Scenario } from '../../scenario/schema';
import { buildSpans } from '../../trace/build-spans';
import type { Trace } from '../../trace/events';
import type { TimelineLane } from '../../views/timeline/props';
import { laneNameApart } from '../explore/lane-name-apart';
import { laneNote } from '../explore/lane-note';

export function pictureLane(trace: Trace, lane: Lane, scenario: Scenario, language: Language): TimelineLane {
  return {
    key: lane.key,
    title: laneNameApart(lane, scenario, language),
    note: laneNote(lane, language),
    spans: buildSpans(trace),
    hasProxy: hasProxy(lane.key, scenario),
    untilMs: trace.untilMs,
    clients: trace.clients,
    tabs: trace.tabs,
  };
}
