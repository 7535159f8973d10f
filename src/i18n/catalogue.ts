import { en } from './en';
import type { Locale } from './locale';

/** The English catalogue's keys with any text in them: a key that a language lacks, or has too many, does not compile. */
export type Catalogue = Translated<typeof en>;

type Translated<Text> = Text extends string
  ? string
  : Text extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Text]: Translated<Text[Key]> };

/** What a view needs to speak: the words, and the locale for its numbers. */
export interface Language {
  readonly locale: Locale;
  readonly words: Catalogue;
}

const loaded = new Map<Locale, Language>([['en', { locale: 'en', words: en }]]);

/** Must have come to its end before `languageOf` is asked for this language. English is there at once. */
export async function loadCatalogue(locale: Locale): Promise<void> {
  if (locale === 'en' || loaded.has(locale)) return;
  const { zhCn } = await import('./zh-cn');
  loaded.set(locale, { locale, words: zhCn });
}

/** Throws for a language that is not loaded. */
export function languageOf(locale: Locale): Language {
  const language = loaded.get(locale);
  if (language === undefined) throw new Error(`The catalogue of ${locale} is not loaded.`);
  return language;
}
