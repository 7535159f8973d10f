import type { Language } from '../../i18n/catalogue';
import type { SceneGroup } from './scene';
import { sceneText } from './scene-text';
import { scenes } from './scenes';

/** The scenes in their groups, as the menu shows them. */
export function sceneMenu(language: Language) {
  const groups: readonly SceneGroup[] = ['compare', 'figures', 'techniques', 'systems'];
  return groups.map((group) => ({
    label: language.words.scenes.groups[group],
    scenes: scenes
      .filter((scene) => scene.group === group)
      .map(({ id }) => ({ id, title: sceneText(id, language).title })),
  }));
}
