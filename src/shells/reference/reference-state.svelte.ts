import { languageOf } from '../../i18n/catalogue';
import type { Language } from '../../i18n/catalogue';
import type { Locale } from '../../i18n/locale';
import { buildReference } from '../../reference/build-reference';
import { sectionsIn, type ReferencePage } from '../../reference/document';
import { countFound, findSections } from '../../reference/find-sections';
import { loadReferenceTexts, type ReferenceTexts } from '../../reference/reference-texts';
import type { Theme } from '../../views/chrome/theme';
import { loadLanguage } from '../explore/load-language';

/** The reference in one language, ready to be drawn. */
export interface ReadReference {
  readonly language: Language;
  readonly texts: ReferenceTexts;
  readonly pages: readonly ReferencePage[];
}

export async function readReference(locale: Locale): Promise<ReadReference> {
  const [texts] = await Promise.all([loadReferenceTexts(locale), loadLanguage(locale)]);
  const language = languageOf(locale);
  return { language, texts, pages: await buildReference(language, texts) };
}

export class ReferenceState {
  read: ReadReference = $state.raw<ReadReference>()!;
  theme: Theme = $state('auto');
  query = $state('');
  /** What the address names; null where it names nothing. */
  targetId: string | null = $state(null);

  words = $derived(this.read.texts.words);
  shown = $derived(findSections(this.read.pages, this.query));
  foundCount = $derived(countFound(this.read.pages, this.query));

  constructor(read: ReadReference, theme: Theme) {
    this.read = read;
    this.theme = theme;
  }

  /** Whether the address names something that there is not. */
  get isTargetUnknown(): boolean {
    return this.targetId !== null && !this.#ids.includes(this.targetId);
  }

  #ids = $derived(this.read.pages.flatMap(({ id, sections }) => [id, ...sectionsIn(sections).map((each) => each.id)]));

  /** Goes to what the address names: nothing of it may be filtered away. */
  follow(targetId: string | null): void {
    this.targetId = targetId;
    if (targetId !== null) this.query = '';
  }

  /** In place: what is read stays where it is. */
  async speak(locale: Locale): Promise<void> {
    this.read = await readReference(locale);
  }
}
