import { loadCatalogue } from '../../i18n/first-language';
import type { Locale } from '../../i18n/locale';
import { loadTechniqueTexts } from '../../techniques/texts';

/** Everything that is said in a language. To be awaited before anything is drawn in it; English is always there. */
export async function loadLanguage(locale: Locale): Promise<void> {
  await Promise.all([loadCatalogue(locale), loadTechniqueTexts(locale)]);
}
