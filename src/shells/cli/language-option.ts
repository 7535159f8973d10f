import { languageOf, type Language } from '../../i18n/catalogue';
import { LOCALES, parseLocale, type Locale } from '../../i18n/locale';
import type { LinkView } from '../../config/link';
import { loadLanguage } from '../explore/load-language';
import type { CommandInput, CommandOption } from './command';
import { choiceOption } from './option-values';

export const languageOption: CommandOption = {
  name: 'lang',
  placeholder: 'LANG',
  help: `${LOCALES.join(' or ')} (default en, or what the link says)`,
};

/** Null when the option was not given. Throws CommandError. */
export function readLocale(options: CommandInput['options']): Locale | null {
  const asked = choiceOption(options, languageOption.name, [...LOCALES, 'zh']);
  return asked === null ? null : parseLocale(asked);
}

/** Everything that is said in the language asked for, else in that of the link, else in English. */
export async function speak(asked: Locale | null, view: LinkView): Promise<Language> {
  const locale = asked ?? parseLocale(view.lang);
  await loadLanguage(locale);
  return languageOf(locale);
}
