import type { Language } from '../../i18n/catalogue';
import type { SceneGroup } from './scene';
import { sceneText } from './scene-text';
import { scenes } from './scenes';

/** The scenes in their groups, as the menu shows them. */
export function sceneMenu(language: Language) {
  const groups: readonly SceneGroup[] = ['compare', 'figures', 'techniques', 'systems', 'beliefs'];
  return groups.map((group) => ({
    label: language.words.scenes.groups[group],
    scenes: scenes
      .filter((scene) => scene.group === group)
      .map(({ id }) => ({ id, title: sceneText(id, language).title })),
  }));
}

/** What many believe of a technique: the scenes that have it on stage. */
export function beliefsAbout(techniqueId: string, language: Language) {
  return scenes
    .filter(({ group, scenario }) => group === 'beliefs' && scenario.techniques.some(({ id }) => id === techniqueId))
    .map(({ id }) => ({ id, title: sceneText(id, language).title }));
}
