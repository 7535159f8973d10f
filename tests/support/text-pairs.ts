/** Everything that is said in both languages, pair by pair: the catalogues, the techniques, the reference. */
import { languageOf } from '../../src/i18n/catalogue';
import { systemNotes as notesEn } from '../../src/i18n/en-system-notes';
import { systemNotes as notesZh } from '../../src/i18n/zh-cn-system-notes';
import { loadReferenceTexts } from '../../src/reference/reference-texts';
import { techniques } from '../../src/techniques/index';
import { techniqueText } from '../../src/techniques/texts';

export interface TextPair {
  readonly at: string;
  readonly en: string;
  readonly zh: string;
}

type Text = readonly [path: string, text: string];

/** Every text of a tree by its path; a function is asked for its text with sample values. */
export function textsOf(node: unknown, path = ''): readonly Text[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function')
    return [[path, String((node as (...values: unknown[]) => unknown)(...sampleValues(path, node.length)))]];
  return Object.entries(node as object).flatMap(([key, child]) => textsOf(child, path === '' ? key : `${path}.${key}`));
}

function sampleValues(path: string, count: number): readonly unknown[] {
  if (path.endsWith('joinSentences') || path.endsWith('joinClauses')) return [['a']];
  return ['7', '8', '9'].slice(0, Math.max(1, count));
}

/** Sources quote others, in their words. */
export async function textPairs(): Promise<readonly TextPair[]> {
  const [en, zh] = await Promise.all(
    (['en', 'zh-CN'] as const).map(async (locale) => {
      const abouts = techniques.map(async ({ id, about }) => {
        const { howItWorks, strengths, costs } = await about[locale]();
        return [id, { ...techniqueText(id, locale), howItWorks, strengths, costs }] as const;
      });
      return {
        page: languageOf(locale).words,
        systemNotes: locale === 'en' ? notesEn : notesZh,
        techniques: Object.fromEntries(await Promise.all(abouts)),
        reference: await loadReferenceTexts(locale),
      };
    }),
  );
  const chinese = new Map(textsOf(zh));
  return textsOf(en).map(([at, text]) => ({ at, en: text, zh: chinese.get(at) ?? '' }));
}
