import { must } from '../core/assert';
import { techniques } from '../techniques/index';
import type { ParamText, Technique } from '../techniques/technique';
import { techniqueText } from '../techniques/texts';
import type { Block, Section } from './document';
import { fieldFacts, type Telling } from './field-facts';
import { fieldsAt, type FieldAt } from './fields-of';
import { sourcesBlock } from './sources-of';

/** One section for each technique of the registry, its parameters below it. */
export function techniqueSections(telling: Telling): Promise<readonly Section[]> {
  return Promise.all(techniques.map((technique) => techniqueSection(technique, telling)));
}

async function techniqueSection(technique: Technique, telling: Telling): Promise<Section> {
  const { language, texts } = telling;
  const { id } = technique;
  const text = must(techniqueText(id, language.locale), `${id} has a text`);
  const about = await technique.about[language.locale]();
  const { panels } = language.words;
  const lang = language.locale === 'en' ? '' : `&lang=${language.locale}`;
  return {
    id,
    title: text.name,
    code: id,
    blocks: [
      { kind: 'lead', text: text.summary },
      { kind: 'paragraph', text: about.howItWorks },
      { kind: 'list', title: panels.strengths, items: about.strengths },
      { kind: 'list', title: panels.costs, items: about.costs },
      { kind: 'run', text: texts.words.openScene, href: `./?scenario=${id}${lang}` },
      { kind: 'run', text: texts.words.openAlone, href: `./?technique=${id}${lang}` },
      { kind: 'sources', title: panels.sources, sources: about.sources },
    ],
    sections: fieldsAt('', technique.params).map((each) => paramSection(id, each, text.params, telling)),
  };
}

/** The key of the text: a technique's own, or that of all that have such a parameter. */
export function paramTextKey(techniqueId: string, name: string, params: Readonly<Record<string, string>>): string {
  const own = `${techniqueId}.${name}`;
  return Object.hasOwn(params, own) ? own : name;
}

function paramSection(
  techniqueId: string,
  each: FieldAt,
  named: Readonly<Record<string, ParamText>>,
  telling: Telling,
): Section {
  const { name } = each.field;
  const { params } = telling.texts;
  const key = paramTextKey(techniqueId, name, params);
  const { label, help } = must(named[name], `${techniqueId} names ${name}`);
  const blocks: Block[] = [
    { kind: 'lead', text: help },
    { kind: 'paragraph', text: must(params[key], `the reference has a text for ${techniqueId}.${name}`) },
    {
      kind: 'facts',
      facts: fieldFacts(each, { textId: name, nullId: `${techniqueId}.${name}` }, telling),
    },
    ...sourcesBlock(key, telling),
  ];
  return { id: `${techniqueId}.${name}`, title: label, code: `params.${name}`, blocks, sections: [] };
}
