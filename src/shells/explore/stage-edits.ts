import type { Scenario } from '../../scenario/schema';
import { findScene, usualScene } from './scene';

/** A point of the history: undo brings back the scenario, the scene that it was made from, and what it is compared with. */
export interface Staged {
  readonly scenario: Scenario;
  readonly sceneId: string | null;
  /** The run that was kept as "before"; null when none is. */
  readonly before: Scenario | null;
}

export const USUAL_STAGED: Staged = { scenario: usualScene.scenario, sceneId: usualScene.id, before: null };

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

/** Whether other techniques are on stage, or as many in another order: a place that Back should return from. */
export function hasOtherCast(one: Scenario, other: Scenario): boolean {
  const keysOf = ({ techniques }: Scenario) => techniques.map(({ key }) => key).join();
  return keysOf(one) !== keysOf(other);
}
