import { must } from '../core/assert';
import { connectionActSchema, requestActSchema, timedActSchema } from '../scenario/schema';
import type { Block, Section } from './document';
import { defaultText, rangeText, type Telling } from './field-facts';
import { fieldsAt, type FieldAt } from './fields-of';
import { sourcesBlock } from './sources-of';

type ActOption = (typeof timedActSchema | typeof connectionActSchema | typeof requestActSchema)['options'][number];

/** By what they are done to, in the order of the schemas. */
const ACTS = {
  moment: timedActSchema.options,
  connection: connectionActSchema.options,
  request: requestActSchema.options,
} as const;

/** In every act, or in every act of its kind: told once, above them. */
const SHARED_FIELDS: readonly string[] = ['do', 'atMs', 'on', 'isEnabled'];

export const actNames: readonly string[] = Object.values(ACTS).flatMap((options) => options.map(nameOf));

export function actSections(telling: Telling): readonly Section[] {
  return (Object.keys(ACTS) as (keyof typeof ACTS)[]).map((on) => ({
    id: `acts.${on}`,
    title: telling.texts.words.actsOn[on].title,
    code: null,
    blocks: [{ kind: 'lead', text: telling.texts.words.actsOn[on].intro }],
    sections: (ACTS[on] as readonly ActOption[]).map((option) => actSection(option, telling)),
  }));
}

function nameOf(option: ActOption): string {
  return option.entries.do.literal;
}

function actSection(option: ActOption, telling: Telling): Section {
  const name = nameOf(option);
  const { label, help, text } = must(telling.texts.acts[name], `the reference has a text for ${name}`);
  const own = fieldsAt('', option).filter(({ path }) => !SHARED_FIELDS.includes(path));
  return {
    id: `act.${name}`,
    title: label,
    code: name,
    blocks: [
      { kind: 'lead', text: help },
      { kind: 'paragraph', text },
      ...fieldsBlock(own, telling),
      ...sourcesBlock(`act.${name}`, telling),
    ],
    sections: [],
  };
}

function fieldsBlock(fields: readonly FieldAt[], telling: Telling): readonly Block[] {
  const { column } = telling.texts.words;
  const rows = fields.map(({ path, field, isOptional }) => [
    { text: path, isCode: true } as const,
    { text: defaultText(field, isOptional, { textId: path, nullId: path }, telling) },
    { text: rangeText(field, telling) ?? '' },
  ]);
  return rows.length === 0 ? [] : [{ kind: 'table', head: [column.name, column.default, column.range], rows }];
}
