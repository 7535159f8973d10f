/** The words of all techniques, a language at a time. English is there at once, for the first picture. */
import { techniques } from './index';
import type { Locale, TechniqueText } from './technique';

type Texts = ReadonlyMap<string, TechniqueText>;

const loaded = new Map<Locale, Texts>([['en', new Map(techniques.map(({ id, text }) => [id, text.en]))]]);

/** Must have come to its end before `techniqueText` is asked for words in this language. */
export async function loadTechniqueTexts(locale: Locale): Promise<void> {
  if (locale === 'en' || loaded.has(locale)) return;
  const texts = await Promise.all(techniques.map(async ({ id, text }) => [id, await text[locale]()] as const));
  loaded.set(locale, new Map(texts));
}

/** The words for the technique with this id; undefined for an unknown one. Throws for a language that is not loaded. */
export function techniqueText(id: string, locale: Locale): TechniqueText | undefined {
  const texts = loaded.get(locale);
  if (texts === undefined) throw new Error(`The techniques' texts in ${locale} are not loaded.`);
  return texts.get(id);
}
