import { entriesFor } from '../metrics/registry';
import type { Section } from './document';
import type { Telling } from './field-facts';

/** One section for each metric, in the order of tables. */
export function metricSections({ language, texts }: Telling): readonly Section[] {
  const { words } = texts;
  return entriesFor(true).map(({ name, unit, better }) => ({
    id: `metric.${name}`,
    title: language.words.metrics[name].label,
    code: name,
    blocks: [
      { kind: 'lead', text: language.words.metrics[name].help },
      { kind: 'paragraph', text: texts.metrics[name] },
      {
        kind: 'facts',
        facts: [
          { name: words.unit, value: words.units[unit] },
          { name: words.better, value: better === 'lower' ? words.lower : words.neither },
        ],
      },
    ],
    sections: [],
  }));
}
