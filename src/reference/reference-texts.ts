/** What the reference says beyond labels and helps of the page: a language at a time, loaded when it is read. */
import type { Locale } from '../i18n/locale';
import type { MetricName, MetricUnit } from '../metrics/registry';
import type { DefaultsOf } from '../scenario/products';

/** An act, as the reference calls it: its menu on the page speaks of one moment. */
export interface ActText {
  readonly label: string;
  readonly help: string;
  readonly text: string;
}

export interface ReferenceTexts {
  readonly words: ReferenceWords;
  /** By the path in a scenario. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of fields that the page has no control for. */
  readonly unshownFields: Readonly<Record<string, { readonly label: string; readonly help: string }>>;
  /** By `<technique>.<name>`, or by the name alone where it is the same in several techniques. */
  readonly params: Readonly<Record<string, string>>;
  /** By `do`. */
  readonly acts: Readonly<Record<string, ActText>>;
  readonly metrics: Readonly<Record<MetricName, string>>;
}

/** The parts, and what stands around the texts. */
export interface ReferenceWords {
  readonly title: string;
  readonly intro: string;
  readonly pages: Readonly<Record<PageId, { readonly title: string; readonly intro: string }>>;
  readonly parts: Readonly<Record<string, string>>;
  readonly actsOn: Readonly<
    Record<'moment' | 'connection' | 'request', { readonly title: string; readonly intro: string }>
  >;
  readonly defaultsOf: Readonly<Record<DefaultsOf, string>>;
  readonly inLink: string;
  readonly unit: string;
  readonly units: Readonly<Record<MetricUnit, string>>;
  readonly values: string;
  readonly default: string;
  readonly noDefault: string;
  readonly range: string;
  readonly between: (min: string, max: string) => string;
  readonly whole: string;
  readonly yes: string;
  readonly no: string;
  readonly withoutNumber: string;
  readonly better: string;
  readonly lower: string;
  readonly neither: string;
  readonly column: Readonly<Record<'product' | 'field' | 'value' | 'setting' | 'name' | 'default' | 'range', string>>;
  readonly openScene: string;
  readonly openAlone: string;
  readonly page: {
    readonly contents: string;
    readonly filter: string;
    readonly found: (count: number) => string;
    readonly nothing: string;
    readonly explore: string;
    readonly skip: string;
    readonly linkTo: (title: string) => string;
    /** Where a phone has the list of contents closed, and open. */
    readonly more: string;
    readonly less: string;
    readonly unknown: (id: string) => string;
  };
}

export const PAGE_IDS = ['techniques', 'scenario', 'acts', 'metrics', 'defaults', 'systems', 'beliefs'] as const;
export type PageId = (typeof PAGE_IDS)[number];

const loaders: Readonly<Record<Locale, () => Promise<ReferenceTexts>>> = {
  en: async () => (await import('./texts/en')).en,
  'zh-CN': async () => (await import('./texts/zh-cn')).zhCn,
};

export function loadReferenceTexts(locale: Locale): Promise<ReferenceTexts> {
  return loaders[locale]();
}
