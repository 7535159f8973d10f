/** Real systems, and what many believe: each is a scene of the page. */
import { systemNotes as english } from '../i18n/en-system-notes';
import type { Locale } from '../i18n/locale';
import { systemNotes as chinese } from '../i18n/zh-cn-system-notes';
import type { Block, Section } from './document';
import type { Telling } from './field-facts';
import { systemSources, type SystemId } from '../techniques/system-sources';

const notes: Readonly<Record<Locale, Readonly<Record<SystemId, string>>>> = { en: english, 'zh-CN': chinese };

export function systemSections(telling: Telling): readonly Section[] {
  const { words, locale } = telling.language;
  return (Object.keys(systemSources) as SystemId[]).map((id) =>
    sceneSection('systems', id, words.systems.of[id], telling, [
      { kind: 'paragraph', text: notes[locale][id] },
      { kind: 'sources', title: words.panels.sources, sources: systemSources[id] },
    ]),
  );
}

export function beliefSections(telling: Telling): readonly Section[] {
  return Object.entries(telling.language.words.beliefs).map(([id, words]) =>
    sceneSection('beliefs', id, words, telling, []),
  );
}

/** `page`: what the ids of a page's sections begin with, so that none is that of a technique. */
function sceneSection(
  page: 'systems' | 'beliefs',
  id: string,
  { title, caption }: { readonly title: string; readonly caption: string },
  { language, texts }: Telling,
  more: readonly Block[],
): Section {
  const lang = language.locale === 'en' ? '' : `&lang=${language.locale}`;
  return {
    id: `${page}.${id.replace(/^belief-/, '')}`,
    title,
    code: null,
    blocks: [
      { kind: 'lead', text: caption },
      ...more,
      { kind: 'run', text: texts.words.openScene, href: `./?scenario=${id}${lang}` },
    ],
    sections: [],
  };
}
