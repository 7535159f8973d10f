/** The words of all techniques, a language at a time. English is there at once, for the first picture, which knows nothing else of them. */
import { must } from '../core/assert';
import type { Locale, TechniqueText } from './technique';

/** By the technique's id. */
type Texts = ReadonlyMap<string, TechniqueText>;

const english = import.meta.glob<TechniqueText>('./*/text.en.ts', { eager: true, import: 'textEn' });
const chinese = import.meta.glob<TechniqueText>('./*/text.zh-CN.ts', { import: 'textZhCn' });

const loaded = new Map<Locale, Texts>([['en', byTechnique(Object.entries(english))]]);

/** A technique's folder has its id as name. */
function byTechnique(entries: readonly (readonly [path: string, text: TechniqueText])[]): Texts {
  return new Map(entries.map(([path, text]) => [must(path.split('/')[1], path), text]));
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
