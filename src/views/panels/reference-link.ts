import type { Locale } from '../../i18n/locale';

/**
 * Where the reference tells of this, in the reader's language: relative to the page, which may lie in any folder. Null
 * where the page is one file, with nothing beside it.
 */
export function referenceLink(sectionId: string, locale: Locale): string | null {
  return import.meta.env.MODE === 'single' ? null : `reference.html?lang=${locale}#${sectionId}`;
}
