/** Puts into words what a place of the input may hold. */
import type { Language } from '../../i18n/catalogue';
import type { Allowed, AllowedBySchema } from '../../scenario/allowed';
import type { Unit } from '../../scenario/fields';

type Words = Language['words']['problems'];

/** Kinds with a sentence of their own: they are not said after "expected". */
type SentenceKind = 'known-field' | 'known-parameter' | 'built';

export function allowedText(allowed: Exclude<Allowed, { kind: SentenceKind }>, words: Words): string {
  if (!('isNullable' in allowed)) return allowedByWhole(allowed, words);
  const text = allowedBySchema(allowed, words);
  return allowed.isNullable ? words.allowed.orNull(text) : text;
}

function allowedBySchema(allowed: AllowedBySchema, { allowed: words, separator }: Words): string {
  switch (allowed.kind) {
    case 'number':
      return numberText(allowed, words);
    case 'boolean':
      return words.boolean;
    case 'choice':
      return words.oneOf(allowed.options.join(separator));
    case 'literal':
      return JSON.stringify(allowed.literal);
    case 'list':
      return listText(allowed, words);
    case 'text':
      return words.text;
    case 'object':
      return words.object(allowed.fields.join(separator));
    case 'variant':
      return words.variant(allowed.key, allowed.options.join(separator));
    case 'another-value':
      return words.anotherValue;
  }
}

function numberText(
  { isWhole, min, max, unit }: Extract<AllowedBySchema, { kind: 'number' }>,
  words: Words['allowed'],
): string {
  const number = isWhole ? words.wholeNumber : words.number;
  if (min === null) return number;
  const units: Partial<Record<Unit, string>> = words.unit;
  const unitName = units[unit] ?? '';
  return max === null ? words.atLeast(number, min, unitName) : words.between(number, min, max, unitName);
}

function listText(
  { minLength, maxLength }: Extract<AllowedBySchema, { kind: 'list' }>,
  words: Words['allowed'],
): string {
  if (maxLength === null) return words.list;
  return minLength === null ? words.listUpTo(maxLength) : words.listOf(minLength, maxLength);
}

function allowedByWhole(
  allowed: Exclude<Allowed, AllowedBySchema | { kind: SentenceKind }>,
  { allowed: words, separator }: Words,
): string {
  switch (allowed.kind) {
    case 'text-form':
      return words.form[allowed.form];
    case 'free-key':
      return words.freeKey(allowed.taken);
    case 'request-of-lane':
      return words.requestOfLane(allowed.laneKeys.join(separator));
    case 'settable-path':
      return words.settablePath(allowed.parts.slice(0, -1).join(separator), allowed.parts.at(-1) ?? '');
    case 'param-of-some-lane':
      return words.paramOfSomeLane;
    case 'changeable-path':
      return words.changeablePath(allowed.fixed.slice(0, -1).join(separator), allowed.fixed.at(-1) ?? '');
    case 'existing-place':
      return words.existingPlace;
    case 'whole-parent':
      return words.wholeParent(allowed.parent);
    case 'parameter-once':
      return words.parameterOnce;
    case 'no-scene-beside-state':
      return words.noSceneBesideState;
    case 'quantity':
      return words.quantity;
    case 'run-with-intervals':
      return words.runWithIntervals;
    case 'moment':
      return words.moment;
    case 'fault-form':
      return words.faultForm(allowed.examples.join(separator));
    case 'scene-or-json':
      return words.sceneOrJson;
    case 'readable-address':
      return words.readableAddress(allowed.maxBytes / 1000);
    case 'options':
      return words.options(allowed.example);
    case 'in-embed-only':
      return words.inEmbedOnly;
    case 'mark':
      return words.mark;
    case 'own-state':
      return words.ownState;
    case 'short-state':
      return words.shortState(allowed.maxLength);
    case 'whole-link':
      return words.wholeLink;
    case 'link-version':
      return words.linkVersion(allowed.version);
  }
}
