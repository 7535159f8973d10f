import { withIntervention, withLane } from './edits';
import type { Intervention, Scenario } from './schema';

/** The server's part that lanes of one technique are most often told apart by. */
export const HOLD_LIMIT_PATH = 'server.holdLimitMs';
/** Where the two versions stand side by side. */
export const HTTP_VERSION_PATH = 'network.httpVersion';

/** What is set for one lane alone from the start of the run is a `set` at 0 that names it. */
function isOwn(act: Intervention, laneKey: string): boolean {
  return act.do === 'set' && act.atMs === 0 && act.lane === laneKey && act.isEnabled;
}

/** A lane's own hold limit in ms; null where it has that of the server. */
export function laneHoldLimitMs(laneKey: string, { interventions }: Scenario): number | null {
  const value = ownValue(laneKey, HOLD_LIMIT_PATH, interventions);
  return typeof value === 'number' ? value : null;
}

/** The version of HTTP that a lane speaks from the start of the run. */
export function laneHttpVersion(laneKey: string, { interventions, network }: Scenario): string {
  const value = ownValue(laneKey, HTTP_VERSION_PATH, interventions);
  return typeof value === 'string' ? value : network.httpVersion;
}

/** What is set for one lane alone from the start of the run; undefined where nothing is. */
function ownValue(laneKey: string, path: string, interventions: Scenario['interventions']): unknown {
  const own = interventions.findLast((act) => isOwn(act, laneKey) && 'path' in act && act.path === path);
  return own !== undefined && 'value' in own ? own.value : undefined;
}

/** The scenario with another hold limit for one lane; back at the server's, it has none of its own. */
export function withLaneHoldLimit(scenario: Scenario, laneKey: string, holdLimitMs: unknown): Scenario {
  const others = scenario.interventions.filter(
    (act) => !(isOwn(act, laneKey) && 'path' in act && act.path === HOLD_LIMIT_PATH),
  );
  const without = { ...scenario, interventions: others };
  if (holdLimitMs === scenario.server.holdLimitMs) return without;
  return withIntervention(without, { atMs: 0, do: 'set', path: HOLD_LIMIT_PATH, value: holdLimitMs, lane: laneKey });
}

/** The scenario with a lane once more, at the end, with all that is set for it alone. */
export function withLaneCopied(scenario: Scenario, laneKey: string): Scenario {
  const lane = scenario.techniques.find(({ key }) => key === laneKey);
  if (lane === undefined) return scenario;
  const more = withLane(scenario, lane.id, lane.params);
  const copyKey = more.techniques.at(-1)?.key ?? laneKey;
  const own = scenario.interventions.filter((act) => isOwn(act, laneKey));
  return { ...more, interventions: [...more.interventions, ...own.map((act) => ({ ...act, lane: copyKey }))] };
}
