/** The ways that a fault has changed. */
import { wayOf } from '../../difference/transit-ways';
import { readTarget } from '../../scenario/act-target';
import { withInterventionEnabled } from '../../scenario/edits';
import { faultsOn } from '../../scenario/fault-edits';
import type { Intervention, Scenario } from '../../scenario/schema';
import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { isListedTransit } from '../../layout/listed-items';
import { stopsOfKind, type StopKind } from '../../layout/lulls';
import type { Spans, TransitSpan } from '../../trace/spans';
import type { Ghost } from '../../views/timeline/props';
import { faultContext } from './fault-context';
import type { ExploreState } from './explore-state.svelte';
import { lanesOf, type LaneRun } from './run';
import { findScene } from './scene';

/** More would hide what has become of it. */
const MAX_GHOSTS = 12;

/**
 * Of the fault that is pointed at in the journal; of the run before, where one is compared with; of what is pointed at or
 * pinned; else of the newest fault.
 */
export function ghostsShown(explore: ExploreState): readonly Ghost[] {
  const { lanes, shownScenario, sceneId, pinnedKey, pointing, comparison } = explore;
  if (pointing.faultIndex !== null) return ghostsOfFault(shownScenario, pointing.faultIndex);
  if (comparison.before !== null) return comparison.ghosts;
  const key = pointing.key ?? pinnedKey;
  const ofMark = key === null ? [] : ghostsOfMark(key, shownScenario, lanes);
  if (ofMark.length > 0) return ofMark;
  const newest = newestFault(shownScenario, findScene(sceneId ?? '')?.scenario.interventions ?? []);
  return newest === null ? [] : ghostsOfFault(shownScenario, newest);
}

/**
 * The place of the last fault that was added to those a scene has of itself, which are part of its story; null where
 * there is none, or it is switched off.
 */
export function newestFault({ interventions }: Scenario, ownActs: readonly Intervention[]): number | null {
  const own = new Set(ownActs.map((act) => JSON.stringify(act)));
  const isAdded = (act: Intervention) => act.do !== 'set' && act.do !== 'publish' && !own.has(JSON.stringify(act));
  const place = interventions.findLastIndex(isAdded);
  return interventions[place]?.isEnabled === true ? place : null;
}

const ghostsByFault = new WeakMap<Scenario, Map<number, readonly Ghost[]>>();

/** The arrows of the run without the fault at this place, where they are not those of the run with it. */
export function ghostsOfFault(scenario: Scenario, index: number): readonly Ghost[] {
  const known = ghostsByFault.get(scenario) ?? new Map<number, readonly Ghost[]>();
  ghostsByFault.set(scenario, known);
  const ghosts = known.get(index) ?? findGhosts(scenario, index);
  known.set(index, ghosts);
  return ghosts;
}

function findGhosts(scenario: Scenario, index: number): readonly Ghost[] {
  const act = scenario.interventions[index];
  if (!act?.isEnabled) return [];
  const real = new Map(lanesOf(scenario).map(({ lane, spans }) => [lane.key, spans]));
  return lanesOf(withInterventionEnabled(scenario, index, false)).flatMap(({ lane, spans }) => {
    const seen = new Set(real.get(lane.key)?.transits.map(wayOf));
    const transits = spans.transits
      .filter((transit) => isListedTransit(transit) && isMet(transit, act, lane.key) && !seen.has(wayOf(transit)))
      .slice(0, MAX_GHOSTS);
    return transits.length === 0 ? [] : [{ laneKey: lane.key, transits }];
  });
}

/** Whether the act is about this arrow. */
function isMet(transit: TransitSpan, act: Intervention, laneKey: string): boolean {
  const endMs = transit.arrivedAtMs ?? transit.droppedAtMs ?? Infinity;
  if ('on' in act) {
    const target = readTarget(act);
    if (target.laneKey !== laneKey) return false;
    if (target.kind === 'request') return transit.exchangeId === target.requestId && transit.direction === 'down';
    if (transit.connectionId !== target.connectionId) return false;
  }
  if (!('atMs' in act)) return false;
  const lastMs = 'forMs' in act ? act.atMs + act.forMs : Infinity;
  return endMs > act.atMs && transit.sentAtMs < lastMs;
}

/** The ways without the faults that a mark met. */
export function ghostsOfMark(key: LaneItemKey, scenario: Scenario, lanes: readonly LaneRun[]): readonly Ghost[] {
  const { laneKey } = splitLaneItemKey(key);
  const spans = lanes.find(({ lane }) => lane.key === laneKey)?.spans;
  if (!spans || scenario.interventions.length === 0) return [];
  return faultsBehind(key, scenario, spans).flatMap((index) => ghostsOfFault(scenario, index));
}

const ACT_OF_STOP: Readonly<Record<StopKind, Intervention['do']>> = {
  outage: 'outage',
  'server-stop': 'server-restart',
  'server-stall': 'server-stall',
  slowdown: 'server-slow',
  'tab-hiding': 'hide-tab',
  sleep: 'sleep',
};

function faultsBehind(key: LaneItemKey, scenario: Scenario, spans: Spans): readonly number[] {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const item = parseItemKey(itemKey);
  if (item === null) return [];
  if (item.kind in ACT_OF_STOP) {
    const kind = item.kind as StopKind;
    const fromMs = stopsOfKind(spans, kind)[item.id]?.fromMs;
    return scenario.interventions.flatMap((act, index) =>
      act.do === ACT_OF_STOP[kind] && 'atMs' in act && act.atMs === fromMs ? [index] : [],
    );
  }
  const { request, connection } = faultContext({ laneKey, key, part: 'network', atMs: null }, spans, 0);
  const [requestId, attempt] = [request?.exchange.id, request?.attempt.number];
  return [
    ...(requestId === undefined || attempt === undefined
      ? []
      : faultsOn(scenario, { kind: 'request', laneKey, requestId, attempt })),
    ...(connection === null ? [] : faultsOn(scenario, { kind: 'connection', laneKey, connectionId: connection.id })),
  ];
}
