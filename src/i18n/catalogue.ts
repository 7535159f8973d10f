import { en } from './en';
import type { Locale } from './locale';
import { zhCn } from './zh-cn';

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

const languages: Readonly<Record<Locale, Language>> = {
  en: { locale: 'en', words: en },
  'zh-CN': { locale: 'zh-CN', words: zhCn },
};

export function languageOf(locale: Locale): Language {
  return languages[locale];
}
