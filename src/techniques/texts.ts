/** The words of all techniques, a language at a time. English is there at once, for the first picture, which knows nothing else of them. */
import { must } from '../core/assert';
import type { Locale, TechniqueText } from './technique';

/** By the technique's id. */
type Texts = ReadonlyMap<string, TechniqueText>;
type TextOfPath = readonly [path: string, text: TechniqueText];

/** Those of the usual scene; the others come with the techniques themselves (`english-texts.ts`). */
const first = import.meta.glob<TechniqueText>(
  ['./ajax-polling/text.en.ts', './long-polling/text.en.ts', './websocket/text.en.ts'],
  { eager: true, import: 'textEn' },
);
const chinese = import.meta.glob<TechniqueText>('./*/text.zh-CN.ts', { import: 'textZhCn' });

const loaded = new Map<Locale, Texts>([['en', byTechnique(Object.entries(first))]]);

/** A technique's folder has its id as name. */
function byTechnique(entries: readonly TextOfPath[]): Texts {
  return new Map(entries.map(([path, text]) => [must(path.split('/')[1], path), text]));
}

/** The English words of all techniques, by their files' paths. */
export function giveEnglishTexts(all: Readonly<Record<string, TechniqueText>>): void {
  loaded.set('en', byTechnique(Object.entries(all)));
}

/** Must have come to its end before `techniqueText` is asked for words in this language. */
export async function loadTechniqueTexts(locale: Locale): Promise<void> {
  if (locale === 'en' || loaded.has(locale)) return;
  const texts = await Promise.all(Object.entries(chinese).map(async ([path, load]) => [path, await load()] as const));
  loaded.set(locale, byTechnique(texts));
}

/** The words for the technique with this id; undefined for an unknown one. Throws for a language that is not loaded. */
export function techniqueText(id: string, locale: Locale): TechniqueText | undefined {
  const texts = loaded.get(locale);
  if (texts === undefined) throw new Error(`The techniques' texts in ${locale} are not loaded.`);
  return texts.get(id);
}
