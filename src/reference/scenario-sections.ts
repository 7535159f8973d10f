import { must } from '../core/assert';
import { formatNumber } from '../i18n/formats';
import { knownDefaults } from '../scenario/products';
import {
  articleLoopSchema,
  browserSchema,
  messagesSchema,
  networkSchema,
  proxySchema,
  scenarioSchema,
  serverSchema,
  uplinkSchema,
} from '../scenario/schema';
import type { Block, Section } from './document';
import { fieldFacts, settingText, type Telling } from './field-facts';
import { fieldsAt, type FieldAt } from './fields-of';
import { sourcesBlock } from './sources-of';

/** The parts of a scenario that have fields, in the order of the page's own groups; `run` has those that are in none. */
const PARTS = {
  network: networkSchema,
  messages: messagesSchema,
  uplink: uplinkSchema,
  articleLoop: articleLoopSchema,
  server: serverSchema,
  proxy: proxySchema,
  browser: browserSchema,
} as const;

const RUN_FIELDS: readonly string[] = ['seed', 'durationMs', 'clients'];

/** Every field of a scenario that is not a technique's own, by the part that it is in. */
export function scenarioFields(): ReadonlyMap<string, readonly FieldAt[]> {
  const ofRun = fieldsAt('', scenarioSchema).filter(({ path }) => RUN_FIELDS.includes(path));
  return new Map([
    ...Object.entries(PARTS).map(([part, schema]) => [part, fieldsAt(part, schema)] as const),
    ['run', ofRun],
  ]);
}

export function scenarioSections(telling: Telling): readonly Section[] {
  const groups: Readonly<Record<string, string>> = telling.language.words.controls.groups;
  return [...scenarioFields()].map(([part, fields]) => ({
    id: `scenario.${part}`,
    title: must(groups[part], `the page names ${part}`),
    code: part === 'run' ? null : part,
    blocks: [{ kind: 'lead', text: must(telling.texts.words.parts[part], `the reference introduces ${part}`) }],
    sections: fields.map((each) => fieldSection(each, telling)),
  }));
}

function fieldSection(each: FieldAt, telling: Telling): Section {
  const { path } = each;
  const { label, help } = fieldText(path, telling);
  const names = { textId: path, nullId: path };
  return {
    id: path,
    title: label,
    code: path,
    blocks: [
      { kind: 'lead', text: help },
      { kind: 'paragraph', text: must(telling.texts.fields[path], `the reference has a text for ${path}`) },
      { kind: 'facts', facts: fieldFacts(each, names, telling) },
      ...productsBlock(each, telling),
      ...sourcesBlock(path, telling),
    ],
    sections: [],
  };
}

/** As the page calls it, or the reference where the page has no control for it. */
function fieldText(path: string, { language, texts }: Telling): { readonly label: string; readonly help: string } {
  const shown: Readonly<Record<string, { readonly label: string; readonly help: string }>> = language.words.fields;
  return must(shown[path] ?? texts.unshownFields[path], `${path} has a name`);
}

/** What real products have there. */
function productsBlock({ path, field }: FieldAt, telling: Telling): readonly Block[] {
  const { column } = telling.texts.words;
  const rows = knownDefaults.flatMap(({ id, name, settings }) =>
    settings
      .filter((setting) => setting.path === path)
      .map(({ value, setting }) => [
        { text: name, href: `#defaults.${id}` },
        { text: settingText(value, field, { textId: path, nullId: path }, telling) },
        { text: setting ?? '', isCode: true } as const,
      ]),
  );
  return rows.length === 0 ? [] : [{ kind: 'table', head: [column.product, column.value, column.setting], rows }];
}

/** Where a product's setting leads to: label and value, as the field's own section has them. */
export function settingOf(
  path: string,
  value: unknown,
  telling: Telling,
): { readonly label: string; readonly value: string } {
  const [part = ''] = path.split('.');
  const each = must(
    scenarioFields()
      .get(part)
      ?.find((field) => field.path === path),
    `${path} is a field`,
  );
  const text =
    typeof value === 'number' && each.field.unit === 'count'
      ? formatNumber(value, telling.language.locale)
      : settingText(value, each.field, { textId: path, nullId: path }, telling);
  return { label: fieldText(path, telling).label, value: text };
}
