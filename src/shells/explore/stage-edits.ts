/** Changes of a scenario that the page offers. Each gives an input for `parseScenario`, which fills in and checks. */
import type { Lane, Scenario } from '../../scenario/schema';
import { withValueAt } from '../../scenario/set-value';
import type { ControlValue } from '../../views/controls/control-field';

export const MAX_LANES = 6;

/** `path` is a control's id. Choosing another kind of jitter or message starts from that kind's defaults. */
export function withControlValue(scenario: Scenario, path: string, value: ControlValue, publishedAtMs: readonly number[]): unknown {
  if (path === 'network.jitter.kind') return withValueAt(scenario, ['network', 'jitter'], { kind: value });
  if (path === 'messages.kind') {
    // "At set moments" begins with the moments on stage, so that the picture stays and can be bent from there.
    const times = value === 'at' ? { timesMs: publishedAtMs } : {};
    return withValueAt(scenario, ['messages'], { kind: value, payloadBytes: scenario.messages.payloadBytes, ...times });
  }
  return withValueAt(scenario, path.split('.'), value);
}

/** The new lane stands last, under a key that no other has. */
export function withLane(scenario: Scenario, techniqueId: string): unknown {
  const taken = new Set(scenario.techniques.map((lane) => lane.key));
  let key = techniqueId;
  for (let number = 2; taken.has(key); number += 1) key = `${techniqueId}-${number}`;
  return { ...scenario, techniques: [...scenario.techniques, { id: techniqueId, key }] };
}

/** What was done to that lane goes with it. */
export function withoutLane(scenario: Scenario, laneKey: string): unknown {
  const isOfLane = (act: Scenario['interventions'][number]) => ('on' in act ? act.on.startsWith(`${laneKey}/`) : 'lane' in act && act.lane === laneKey);
  return {
    ...scenario,
    techniques: scenario.techniques.filter((lane: Lane) => lane.key !== laneKey),
    interventions: scenario.interventions.filter((act) => !isOfLane(act)),
  };
}
