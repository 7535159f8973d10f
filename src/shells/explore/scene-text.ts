import type { FirstLanguage } from '../../i18n/first-language';
import { techniqueText } from '../../techniques/texts';
import { engine } from './later.svelte';
import { findScene } from './scene';

interface SceneText {
  readonly title: string;
  readonly caption: string;
}

/** Figures, comparisons, real systems and beliefs have a text of their own; a technique's scene has the technique's. */
export function sceneText(id: string, { locale, words }: FirstLanguage): SceneText {
  // All but the usual scene come with the engine, and so do their words.
  const later = engine.module?.languageOf(locale).words;
  const texts: Readonly<Record<string, unknown>> = {
    ...words.scenes,
    ...later?.scenes,
    ...later?.systems.of,
    ...later?.beliefs,
  };
  const own = texts[id] as SceneText | undefined;
  if (own !== undefined) return own;
  const text = techniqueText(id, locale);
  return { title: text?.name ?? id, caption: text?.summary ?? '' };
}

/** What the picture shows, in a sentence or two; empty for a run that comes from no scene. */
export function captionOf(sceneId: string | null, isUnchanged: boolean, language: FirstLanguage): string {
  if (sceneId === null) return '';
  const { title, caption } = sceneText(sceneId, language);
  if (!isUnchanged) return language.words.scenes.changed(title.replace(/^“|”$/g, ''));
  const source = findScene(sceneId)?.source;
  return source === undefined
    ? caption
    : engine.there.languageOf(language.locale).words.systems.sourced(caption, source);
}
