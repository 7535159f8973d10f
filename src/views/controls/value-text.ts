import type { Unit } from '../../scenario/fields';
import type { Language } from '../../i18n/catalogue';
import { formatBytes, formatFraction, formatMs, formatNumber, speakMs } from '../../i18n/formats';

const NO_BREAK_SPACE = '\u00a0';

/** A value as a control shows it, with its unit. What is shown here can be typed back (`parse-quantity.ts`). */
export function valueText(value: number, unit: Unit, { locale, words }: Language): string {
  switch (unit) {
    case 'ms':
      return formatMs(value, locale);
    case 'fraction':
      return formatFraction(value, locale);
    case 'bytes':
      return formatBytes(value, locale);
    case 'per-second':
      return formatNumber(value, locale, 3) + NO_BREAK_SPACE + words.controls.perSecond;
    case 'kbps':
      return value >= 1000
        ? `${formatNumber(value / 1000, locale)}${NO_BREAK_SPACE}Mbps`
        : `${formatNumber(value, locale)}${NO_BREAK_SPACE}kbps`;
    case 'count':
    case 'none':
      return formatNumber(value, locale, 3);
  }
}

/** The same for a screen reader: unit symbols become words. */
export function spokenValue(value: number, unit: Unit, language: Language): string {
  if (unit === 'ms') return speakMs(value, language.locale);
  if (unit === 'per-second') return language.words.controls.perSecondSpoken(formatNumber(value, language.locale, 3));
  return valueText(value, unit, language);
}
