import type { Language } from '../../i18n/catalogue';
import type { FieldDescription } from '../../scenario/describe-fields';
import type { ControlField } from '../../views/controls/control-field';

interface FieldIdentity {
  /** Its path in the scenario. */
  readonly id: string;
  /** What the catalogue calls its options, and its null. */
  readonly textId: string;
  readonly nullId: string;
  readonly label: string;
  readonly help: string;
}

/** The control for one field of a schema: none for what is no plain value, such as the list of draws. */
export function toControl(
  field: FieldDescription,
  value: unknown,
  identity: FieldIdentity,
  language: Language,
): readonly ControlField[] {
  const { id, label, help } = identity;
  switch (field.type) {
    case 'number':
    case 'whole':
      return [{ type: 'number', id, label, help, ...numberPart(field, value, identity, language) }];
    case 'boolean':
      return [{ type: 'switch', id, label, help, value: value === true }];
    case 'choice':
      return [
        { type: 'choice', id, label, help, value: String(value), options: optionTexts(field, identity, language) },
      ];
    case 'other':
      return isMoments(value) && id.endsWith('timesMs')
        ? [{ type: 'moments', id, label, help, value, max: MAX_MOMENT_MS }]
        : [];
  }
}

const MAX_MOMENT_MS = 86_400_000;

function isMoments(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function numberPart(field: FieldDescription, value: unknown, { nullId, textId }: FieldIdentity, { words }: Language) {
  const min = field.min ?? 0;
  const max = field.max ?? Number.MAX_SAFE_INTEGER;
  const nulls: Readonly<Record<string, string>> = words.nulls;
  const slider = field.slider ?? ([min, max] as const);
  return {
    value: typeof value === 'number' ? value : null,
    min,
    max,
    slider,
    unit: field.unit,
    isWhole: field.type === 'whole',
    nullable: field.isNullable ? { text: nulls[nullId] ?? nulls[textId] ?? words.page.none } : null,
  };
}

function optionTexts(field: FieldDescription, { textId }: FieldIdentity, { words }: Language) {
  const names: Readonly<Record<string, string>> = words.options;
  return field.options.map((option) => ({ value: option, text: names[`${textId}=${option}`] ?? option }));
}
