import type { Catalogue, Language } from '../../i18n/catalogue';
import { readTarget } from '../../scenario/act-target';
import type { Intervention, Scenario } from '../../scenario/schema';
import { faultFields, type FaultField } from './fault-fields';
import { momentsByIndex } from './fault-moments';
import { laneName } from './lane-text';
import type { LaneRun } from './run';

/** Why a fault does nothing in this run. */
export type IdleReason = keyof Catalogue['faults']['idle'];

export interface FaultLine {
  /** Its place among the scenario's interventions. */
  readonly index: number;
  /** When it acted, null if it did not in this run. */
  readonly atMs: number | null;
  readonly text: string;
  readonly isEnabled: boolean;
  readonly idle: IdleReason | null;
  /** What of it can be changed. */
  readonly fields: readonly FaultField[];
}

/** What was done to the run by hand or by its scene, in the order of the scenario. */
export function faultLines(scenario: Scenario, lanes: readonly LaneRun[], language: Language): readonly FaultLine[] {
  const firstAtMs = momentsByIndex(lanes);
  return scenario.interventions.map((act, index) => {
    const atMs = firstAtMs.get(index) ?? null;
    return {
      index,
      atMs,
      text: actText(act, scenario, language),
      isEnabled: act.isEnabled,
      idle: atMs === null ? idleReason(act, scenario, lanes) : null,
      fields: faultFields(act),
    };
  });
}

/** What was done, and to what. */
export function actText(act: Intervention, scenario: Scenario, language: Language): string {
  return [...placeOf(act, scenario, language), language.words.trace.act[act.do]].join(language.words.page.comma);
}

function idleReason(act: Intervention, scenario: Scenario, lanes: readonly LaneRun[]): IdleReason {
  if ('on' in act && !lanes.some(({ lane }) => lane.key === readTarget(act).laneKey)) return 'no-lane';
  if (!act.isEnabled) return 'off';
  if ('atMs' in act && act.atMs > scenario.durationMs) return 'after-end';
  if (!('on' in act)) return 'after-end';
  const target = readTarget(act);
  if (target.kind === 'connection') return 'no-connection';
  const run = lanes.find(({ lane }) => lane.key === target.laneKey);
  const exchange = run?.spans.exchanges.find(({ id }) => id === target.requestId);
  if (exchange === undefined) return 'no-request';
  const isTried = target.attempt === null || exchange.attempts.some(({ number }) => number === target.attempt);
  return isTried ? 'not-arrived' : 'no-attempt';
}

function placeOf(act: Intervention, scenario: Scenario, language: Language): readonly string[] {
  if (!('on' in act)) return act.do === 'set' ? [act.path] : [];
  const target = readTarget(act);
  const lane = scenario.techniques.find((candidate) => candidate.key === target.laneKey);
  const { details } = language.words;
  return [
    lane === undefined ? target.laneKey : laneName(lane, scenario, language),
    target.kind === 'request' ? details.request(target.requestId) : details.connection(target.connectionId),
  ];
}
