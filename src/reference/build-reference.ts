/** The whole reference in one language, made from the registry, the schemas, the acts, the metrics and the known products. */
import type { Language } from '../i18n/catalogue';
import { actSections } from './act-sections';
import { defaultsSections } from './defaults-sections';
import type { ReferencePage, Section } from './document';
import type { Telling } from './field-facts';
import { metricSections } from './metric-sections';
import { PAGE_IDS, type PageId, type ReferenceTexts } from './reference-texts';
import { beliefSections, systemSections } from './scene-sections';
import { scenarioSections } from './scenario-sections';
import { techniqueSections } from './technique-sections';

const SECTIONS: Readonly<Record<PageId, (telling: Telling) => readonly Section[] | Promise<readonly Section[]>>> = {
  techniques: techniqueSections,
  scenario: scenarioSections,
  acts: actSections,
  metrics: metricSections,
  defaults: defaultsSections,
  systems: systemSections,
  beliefs: beliefSections,
};

/** The techniques' texts in this language must be loaded (`loadTechniqueTexts`). */
export function buildReference(language: Language, texts: ReferenceTexts): Promise<readonly ReferencePage[]> {
  return Promise.all(
    PAGE_IDS.map(async (id) => ({
      id,
      ...texts.words.pages[id],
      sections: await SECTIONS[id]({ language, texts }),
    })),
  );
}
