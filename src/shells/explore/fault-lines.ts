import type { Language } from '../../i18n/catalogue';
import { readTarget } from '../../scenario/act-target';
import type { Scenario } from '../../scenario/schema';
import { laneName } from './lane-text';
import type { LaneRun } from './run';

export interface FaultLine {
  /** Its place among the scenario's interventions. */
  readonly index: number;
  /** When it acted, null if it did not in this run. */
  readonly atMs: number | null;
  readonly text: string;
}

/** What was done to the run by hand or by its scene, in the order of the scenario. */
export function faultLines(scenario: Scenario, lanes: readonly LaneRun[], language: Language): readonly FaultLine[] {
  const firstAtMs = momentsByIndex(lanes);
  return scenario.interventions.map((act, index) => ({
    index,
    atMs: firstAtMs.get(index) ?? null,
    text: [...placeOf(act, scenario, language), language.words.trace.act[act.do]].join(language.words.page.comma),
  }));
}

/** When interventions acted, for the marks on the scrubber. */
export function faultMoments(lanes: readonly LaneRun[]): readonly number[] {
  return [...momentsByIndex(lanes).values()];
}

/** An act on all lanes acts in each of them, at the same moment; one on a request may act on several attempts. */
function momentsByIndex(lanes: readonly LaneRun[]): ReadonlyMap<number, number> {
  const firstAtMs = new Map<number, number>();
  for (const { trace } of lanes) {
    for (const event of trace.events) {
      if (event.kind === 'intervention-applied')
        firstAtMs.set(event.index, Math.min(event.atMs, firstAtMs.get(event.index) ?? Infinity));
    }
  }
  return firstAtMs;
}

function placeOf(act: Scenario['interventions'][number], scenario: Scenario, language: Language): readonly string[] {
  if (!('on' in act)) return act.do === 'set' ? [act.path] : [];
  const target = readTarget(act);
  const lane = scenario.techniques.find((candidate) => candidate.key === target.laneKey);
  const { details } = language.words;
  return [
    lane === undefined ? target.laneKey : laneName(lane, scenario, language),
    target.kind === 'request' ? details.request(target.requestId) : details.connection(target.connectionId),
  ];
}
