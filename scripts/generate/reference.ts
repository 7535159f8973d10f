// Writes the reference as Markdown, in each language.
import { languageOf } from '../../src/i18n/catalogue';
import { loadCatalogue } from '../../src/i18n/first-language';
import { LOCALES } from '../../src/i18n/locale';
import { buildReference } from '../../src/reference/build-reference';
import { markdownFiles } from '../../src/reference/markdown';
import { loadReferenceTexts } from '../../src/reference/reference-texts';
import { loadTechniqueTexts } from '../../src/techniques/texts';

/** `docs/reference/<locale>/*.md`: the same sections as the page of the app has. */
export async function generate(): Promise<{ path: string; text: string }[]> {
  const written = await Promise.all(
    LOCALES.map(async (locale) => {
      const [texts] = await Promise.all([
        loadReferenceTexts(locale),
        loadCatalogue(locale),
        loadTechniqueTexts(locale),
      ]);
      const language = languageOf(locale);
      const pages = await buildReference(language, texts);
      return markdownFiles(pages, texts.words, language).map(({ name, text }) => ({
        path: `docs/reference/${locale}/${name}`,
        text,
      }));
    }),
  );
  return written.flat();
}
