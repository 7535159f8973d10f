import { DEFAULTS_OF, knownDefaults, type KnownDefaults } from '../scenario/products';
import type { Section } from './document';
import type { Telling } from './field-facts';
import { settingOf } from './scenario-sections';

/** What real servers, libraries, proxies and browsers do unless they are told otherwise, product by product. */
export function defaultsSections(telling: Telling): readonly Section[] {
  return DEFAULTS_OF.map((of) => ({
    id: `defaults.of-${of}`,
    title: telling.texts.words.defaultsOf[of],
    code: null,
    blocks: [{ kind: 'lead', text: telling.language.words.controls.defaults.of[of].help }],
    sections: knownDefaults.filter((each) => each.of === of).map((each) => productSection(each, telling)),
  }));
}

function productSection({ id, name, settings, sources }: KnownDefaults, telling: Telling): Section {
  const { column } = telling.texts.words;
  return {
    id: `defaults.${id}`,
    title: name,
    code: null,
    blocks: [
      {
        kind: 'table',
        head: [column.field, column.value, column.setting],
        rows: settings.map(({ path, value, setting }) => {
          const told = settingOf(path, value, telling);
          return [{ text: told.label, href: `#${path}` }, { text: told.value }, { text: setting ?? '', isCode: true }];
        }),
      },
      { kind: 'sources', title: telling.language.words.panels.sources, sources },
    ],
    sections: [],
  };
}
