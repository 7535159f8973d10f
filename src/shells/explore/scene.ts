import { USUAL_SCENE_ID, usualScenario } from '../../generated/usual-run';
import type { TimeRange } from '../../layout/viewport';
import type { Scenario } from '../../scenario/schema';
import type { PageId } from '../../trace/page-id';
import { engine } from './later.svelte';

export type SceneGroup = 'compare' | 'figures' | 'techniques' | 'systems' | 'beliefs';

export interface Scene {
  readonly id: string;
  readonly group: SceneGroup;
  readonly scenario: Scenario;
  readonly look: SceneLook;
  /** The document that the numbers of a real system come from. */
  readonly source?: string;
}

/** The first look at a run. What is null is worked out from the run. */
export interface SceneLook {
  /** The time that the picture shows: arrows should fall by 5 to 15 degrees. */
  readonly window: TimeRange | null;
  /** The telling moment at which the playhead rests. */
  readonly restAtMs: number | null;
  /** Idle time is drawn short at first: what is told lies so far apart that arrows would be flat to scale. */
  readonly foldsIdle?: true;
  /** Whose page is looked at; the first one's where it is not said. */
  readonly page?: PageId;
}

export const UNSAID_LOOK: SceneLook = { window: null, restAtMs: null };

/** What the page opens with. */
export const usualScene: Scene = {
  id: USUAL_SCENE_ID,
  group: 'compare',
  scenario: usualScenario,
  // The WebSocket has been cut off and has missed message 4, which the two others have.
  look: { window: { fromMs: 0, toMs: 11_000 }, restAtMs: 8_700 },
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
