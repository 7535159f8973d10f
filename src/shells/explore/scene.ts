import { USUAL_SCENE_ID, usualScenario } from '../../generated/usual-run';
import type { Scenario } from '../../scenario/schema';
import { engine } from './later.svelte';
import { USUAL_LOOK, type SceneLook } from './scene-look';

export type { SceneLook } from './scene-look';

export type SceneGroup = 'compare' | 'figures' | 'techniques' | 'systems' | 'beliefs';

export interface Scene {
  readonly id: string;
  readonly group: SceneGroup;
  readonly scenario: Scenario;
  readonly look: SceneLook;
  /** The document that the numbers of a real system come from. */
  readonly source?: string;
}

/** What the page opens with. */
export const usualScene: Scene = {
  id: USUAL_SCENE_ID,
  group: 'compare',
  scenario: usualScenario,
  look: USUAL_LOOK,
};

/** The others come with the engine. */
export function findScene(id: string): Scene | undefined {
  return id === usualScene.id ? usualScene : engine.there.scenes.find((scene) => scene.id === id);
}

/** Whether idle time is folded after another scene was opened: the reader's choice, but where one of the two has its own. */
export function foldingAfter(isFolding: boolean, beforeId: string | null, afterId: string | null): boolean {
  const folds = foldsIdle(afterId);
  return folds === foldsIdle(beforeId) ? isFolding : folds;
}

/** Whether a run opens with idle time folded; one that comes from no scene does not. */
export function foldsIdle(sceneId: string | null): boolean {
  return findScene(sceneId ?? '')?.look.foldsIdle ?? false;
}
