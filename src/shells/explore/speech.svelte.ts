import { firstLanguageOf } from '../../i18n/first-language';
import type { Locale } from '../../i18n/locale';
import { engine } from './later.svelte';
import { loadLanguage } from './load-language';

/** The language that the page speaks. */
export class Speech {
  #locale: Locale = $state('en');
  #askedLocale: Locale = 'en';
  readonly firstLanguage = $derived(firstLanguageOf(this.#locale));
  /** Whole: for what comes later than the first picture. */
  readonly language = $derived(engine.there.languageOf(this.#locale));

  get locale(): Locale {
    return this.#locale;
  }

  /** To a language that is loaded already. */
  begin(locale: Locale): void {
    this.#askedLocale = locale;
    this.#locale = locale;
  }

  /** The words come first. Of two languages asked for in a row the later one is spoken: false for the other. */
  async switchTo(locale: Locale): Promise<boolean> {
    this.#askedLocale = locale;
    await loadLanguage(locale);
    if (this.#askedLocale !== locale) return false;
    this.#locale = locale;
    return true;
  }
}
