/** What a schema says of a field, in words: default, range, values, and what null means. */
import { parameterOf } from '../config/parameter-paths';
import type { Language } from '../i18n/catalogue';
import type { FieldDescription } from '../scenario/describe-fields';
import { valueText } from '../views/controls/value-text';
import type { Fact } from './document';
import type { FieldAt } from './fields-of';
import type { ReferenceTexts } from './reference-texts';

/** What the pages are told with. */
export interface Telling {
  readonly language: Language;
  readonly texts: ReferenceTexts;
}

export interface FieldNames {
  /** What the catalogue calls its options: `network.tls`, `answers`. */
  readonly textId: string;
  /** What it calls its null: `sse.reconnectMs`; else by `textId`. */
  readonly nullId: string;
}

export function fieldFacts({ path, field, isOptional }: FieldAt, names: FieldNames, telling: Telling): readonly Fact[] {
  const { words } = telling.texts;
  const link = parameterOf(path);
  const range = rangeText(field, telling);
  return [
    { name: words.default, value: defaultText(field, isOptional, names, telling) },
    ...(range === null ? [] : [{ name: words.range, value: range }]),
    ...(field.type === 'choice' ? [{ name: words.values, value: optionsText(field, names, telling) }] : []),
    ...(field.isNullable ? [{ name: words.withoutNumber, value: nullText(names, telling) }] : []),
    ...(link === null ? [] : [{ name: words.inLink, value: `${link}=` }]),
  ];
}

export function defaultText(field: FieldDescription, isOptional: boolean, names: FieldNames, telling: Telling): string {
  if (field.default === undefined) return isOptional ? telling.language.words.page.none : telling.texts.words.noDefault;
  return settingText(field.default, field, names, telling);
}

/** A value of a field, as the page's controls show it. */
export function settingText(value: unknown, field: FieldDescription, names: FieldNames, telling: Telling): string {
  const { words } = telling.texts;
  if (value === null) return nullText(names, telling);
  if (typeof value === 'number') return valueText(value, field.unit, telling.language);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'string' ? optionText(value, names, telling) : JSON.stringify(value);
}

export function rangeText({ min, max, unit, type }: FieldDescription, { language, texts }: Telling): string | null {
  if (min === null || max === null) return null;
  const between = texts.words.between(valueText(min, unit, language), valueText(max, unit, language));
  return type === 'whole' ? between + language.words.page.comma + texts.words.whole : between;
}

function optionsText({ options }: FieldDescription, names: FieldNames, telling: Telling): string {
  const named = options.map((option) => {
    const text = optionText(option, names, telling);
    return text === option ? option : telling.language.words.page.titled(option, text);
  });
  return telling.language.locale === 'en' ? named.join('; ') : named.join('；');
}

function optionText(option: string, { textId }: FieldNames, { language }: Telling): string {
  const names: Readonly<Record<string, string>> = language.words.options;
  return names[`${textId}=${option}`] ?? option;
}

function nullText({ nullId, textId }: FieldNames, { language }: Telling): string {
  const nulls: Readonly<Record<string, string>> = language.words.nulls;
  return nulls[nullId] ?? nulls[textId] ?? language.words.page.none;
}
