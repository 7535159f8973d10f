import type { Locale } from '../../i18n/locale';

/** Where the reference tells of this, in the reader's language: relative to the page, which may lie in any folder. */
export function referenceLink(sectionId: string, locale: Locale): string {
  return `reference.html?lang=${locale}#${sectionId}`;
}
