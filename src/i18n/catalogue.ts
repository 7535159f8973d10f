import { en } from './en';
import { otherLanguage } from './first-language';
import type { Locale } from './locale';

/** The English catalogue's keys with any text in them: a key that a language lacks, or has too many, does not compile. */
export type Catalogue = Translated<typeof en>;

export type Translated<Text> = Text extends string
  ? string
  : Text extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Text]: Translated<Text[Key]> };

/** What a view needs to speak: the words, and the locale for its numbers. */
export interface Language {
  readonly locale: Locale;
  readonly words: Catalogue;
}

const english: Language = { locale: 'en', words: en };

/** Throws for a language that is not loaded (`loadCatalogue`). */
export function languageOf(locale: Locale): Language {
  return locale === 'en' ? english : otherLanguage(locale);
}
