/** The scenes to start from. Scenarios are files, checked like any input; how to look at them first is said here. */
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas, techniques } from '../../techniques/index';

export type SceneGroup = 'compare' | 'figures' | 'techniques';

export interface Scene {
  readonly id: string;
  readonly group: SceneGroup;
  readonly scenario: Scenario;
  readonly look: SceneLook;
}

/** The first look at a run. What is null is worked out from the run. */
export interface SceneLook {
  /** How much time the picture shows: arrows should fall by 5 to 15 degrees. */
  readonly windowMs: number | null;
  /** The telling moment at which the playhead rests. */
  readonly restAtMs: number | null;
}

export const DEFAULT_SCENE_ID = 'compare';
const FIGURE_IDS = ['figure-1', 'figure-2', 'figure-3', 'figure-4', 'figure-5'] as const;
const UNSAID: SceneLook = { windowMs: null, restAtMs: null };

const LOOKS: Readonly<Record<string, SceneLook>> = {
  compare: { windowMs: 11_000, restAtMs: null },
};

const files = import.meta.glob<unknown>('../../../public/scenarios/*.json', { eager: true, import: 'default' });

/** In the order of the menu. A file that is wrong is left out: the tests say so, the page goes on. */
export const scenes: readonly Scene[] = [
  ...readScene(DEFAULT_SCENE_ID, 'compare'),
  ...FIGURE_IDS.flatMap((id) => readScene(id, 'figures')),
  ...techniques.flatMap(({ id }) => readScene(id, 'techniques')),
];

function readScene(id: string, group: SceneGroup): readonly Scene[] {
  const parsed = parseScenario(files[`../../../public/scenarios/${id}.json`], paramsSchemas);
  return parsed.ok ? [{ id, group, scenario: parsed.scenario, look: LOOKS[id] ?? UNSAID }] : [];
}

export function findScene(id: string): Scene | undefined {
  return scenes.find((scene) => scene.id === id);
}
