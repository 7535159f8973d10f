import type { Catalogue, Language } from './catalogue';
import { enFirst } from './en-first';
import type { Locale } from './locale';

/** What the first script needs to speak. Everything else takes a whole `Language`. */
export interface FirstLanguage {
  readonly locale: Locale;
  readonly words: Omit<Pick<Catalogue, keyof typeof enFirst>, 'scenes' | 'trace' | 'closeUps'> & {
    readonly scenes: Pick<Catalogue['scenes'], keyof typeof enFirst.scenes>;
    readonly trace: Pick<Catalogue['trace'], keyof typeof enFirst.trace>;
    readonly closeUps: Pick<Catalogue['closeUps'], keyof typeof enFirst.closeUps>;
  };
}

const english: FirstLanguage = { locale: 'en', words: enFirst };
const others = new Map<Locale, Language>();

/** Must have come to its end before anything is said in this language. Of English the first words are there at once. */
export async function loadCatalogue(locale: Locale): Promise<void> {
  if (locale === 'en' || others.has(locale)) return;
  const { zhCn } = await import('./zh-cn');
  others.set(locale, { locale, words: zhCn });
}

/** Throws for a language that is not loaded. */
export function firstLanguageOf(locale: Locale): FirstLanguage {
  return locale === 'en' ? english : otherLanguage(locale);
}

/** A language that comes as a whole: any but English. Throws for one that is not loaded. */
export function otherLanguage(locale: Locale): Language {
  const language = others.get(locale);
  if (language === undefined) throw new Error(`The catalogue of ${locale} is not loaded.`);
  return language;
}
