/** What a control's new value makes of the scenario: input for `parseScenario`, which fills in and checks. */
import { withValue } from '../../scenario/edits';
import { withLaneHoldLimit } from '../../scenario/lane-settings';
import { timesOf } from '../../scenario/message-edits';
import type { Scenario } from '../../scenario/schema';
import type { ControlValue } from '../../views/controls/control-field';
import { DEFAULT_SCENE_ID, findScene, usualScenario } from './scenes';

/** A point of the history: undo brings back the scenario, the scene that it was made from, and what it is compared with. */
export interface Staged {
  readonly scenario: Scenario;
  readonly sceneId: string | null;
  /** The run that was kept as "before"; null when none is. */
  readonly before: Scenario | null;
}

export const USUAL_STAGED: Staged = { scenario: usualScenario, sceneId: DEFAULT_SCENE_ID, before: null };

/** The contract's most. */
export const MAX_LANES = 6;

/** `path` is a control's id. Choosing another kind of jitter or message starts from that kind's defaults. */
export function withControlValue(
  scenario: Scenario,
  path: string,
  value: ControlValue,
  publishedAtMs: readonly number[],
): unknown {
  const [, laneKey] = /^lane\/([^/]+)\/server\.holdLimitMs$/.exec(path) ?? [];
  if (laneKey !== undefined) return withLaneHoldLimit(scenario, laneKey, value);
  if (path === 'network.jitter.kind') return withValue(scenario, 'network.jitter', { kind: value });
  if (path === 'messages.kind') {
    // "At set moments" begins with the moments on stage, so that the picture stays and can be bent from there.
    const times = value === 'at' ? { timesMs: timesOf(scenario, publishedAtMs) } : {};
    return withValue(scenario, 'messages', { kind: value, payloadBytes: scenario.messages.payloadBytes, ...times });
  }
  return withValue(scenario, path, value);
}

/** What an edit puts on stage. One that ends where it began changes nothing: it is no step to undo. */
export function stagedAfter(before: Staged, scenario: Scenario, isFinal: boolean): Staged {
  const isBack = isFinal && JSON.stringify(scenario) === JSON.stringify(before.scenario);
  return isBack ? before : { ...before, scenario };
}

/** Whether a scenario is still the scene that it was made from. Both were parsed, so their fields are in one order. */
export function isJustScene(scenario: Scenario, sceneId: string | null): boolean {
  const scene = sceneId === null ? undefined : findScene(sceneId);
  return scene !== undefined && JSON.stringify(scene.scenario) === JSON.stringify(scenario);
}
