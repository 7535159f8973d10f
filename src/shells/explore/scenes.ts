/** The scenes to start from. Scenarios are files, checked like any input; how to look at them first is said here. */
import { presets } from '../../generated/presets';
import { LOCALES } from '../../i18n/locale';
import type { LinkContext } from '../../config/link';
import { paramsSchemas, techniques } from '../../techniques/index';
import { THEMES } from '../../views/chrome/theme';
import { lookOf } from './looks';
import { readScenario } from './read-scenario';
import { beliefScenes } from './belief-scenes';
import { systemScenes } from './system-scenes';
import { usualScene, type Scene, type SceneGroup } from './scene';

const COMPARISON_IDS = ['quantum-leap', 'seven-tabs', 'chat', 'overtaking'] as const;
const FIGURE_IDS = ['figure-1', 'figure-2', 'figure-3', 'figure-4', 'figure-5'] as const;

/** In the order of the menu. A file that is wrong is left out: the tests say so, the page goes on. */
export const scenes: readonly Scene[] = [
  usualScene,
  ...COMPARISON_IDS.flatMap((id) => readScene(id, 'compare')),
  ...FIGURE_IDS.flatMap((id) => readScene(id, 'figures')),
  ...techniques.flatMap(({ id }) => readScene(id, 'techniques')),
  ...Object.entries(systemScenes).flatMap(([id, { source }]) =>
    readScene(id, 'systems').map((scene) => ({ ...scene, source })),
  ),
  ...Object.keys(beliefScenes).flatMap((id) => readScene(id, 'beliefs')),
];

function readScene(id: string, group: SceneGroup): readonly Scene[] {
  const parsed = readScenario(presets[id]);
  return parsed.ok ? [{ id, group, scenario: parsed.scenario, look: lookOf(id) }] : [];
}

/** What links may name, and how they are checked. */
export const linkContext: LinkContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: usualScene.id,
  languages: LOCALES,
  themes: THEMES,
};
