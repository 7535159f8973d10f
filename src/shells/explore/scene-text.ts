import type { FirstLanguage } from '../../i18n/first-language';
import { techniqueText } from '../../techniques/texts';

interface SceneText {
  readonly title: string;
  readonly caption: string;
}

/** Figures and comparisons have a text of their own; a technique's scene has the technique's. */
export function sceneText(id: string, { locale, words }: FirstLanguage): SceneText {
  const texts: Readonly<Record<string, unknown>> = words.scenes;
  const own = texts[id] as SceneText | undefined;
  if (own !== undefined) return own;
  const text = techniqueText(id, locale);
  return { title: text?.name ?? id, caption: text?.summary ?? '' };
}

/** What the picture shows, in one sentence; empty for a run that comes from no scene. */
export function captionOf(sceneId: string | null, isUnchanged: boolean, language: FirstLanguage): string {
  if (sceneId === null) return '';
  const { title, caption } = sceneText(sceneId, language);
  return isUnchanged ? caption : language.words.scenes.changed(title);
}
