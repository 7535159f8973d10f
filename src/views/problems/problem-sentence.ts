/** Puts a problem into words: where it is, what is allowed there, and what came. */
import type { Language } from '../../i18n/catalogue';
import type { Problem } from '../../scenario/problems';
import { allowedText } from './allowed-text';
import { shortened } from './shortened';

/** The longest piece of a wrong value, and of a path, that a sentence repeats. */
const MAX_VALUE_LENGTH = 60;
const MAX_PATH_LENGTH = 120;

type Words = Language['words']['problems'];

export function problemSentence(problem: Problem, language: Language): string {
  const words = language.words.problems;
  const sentence = withoutGuess(problem, language);
  return problem.nearest === null ? sentence : words.didYouMean(sentence, problem.nearest);
}

function withoutGuess({ path, target, value, allowed, nearest }: Problem, language: Language): string {
  const words = language.words.problems;
  const place = target === null ? placeText(path, language) : words.setting(path, placeText(target, language));
  const got = gotText(value, words);
  switch (allowed.kind) {
    case 'known-field':
      // A field may have no name at all.
      return words.unknownField(path === '' ? '""' : place, allowed.known.join(words.separator), got);
    case 'known-parameter':
      // A good guess says more than all the names, which would fill a phone's screen.
      return nearest === null
        ? words.unknownAmong(place, allowed.known.join(words.separator), got)
        : words.unknownParameter(place, got);
    case 'built':
      return words.notBuilt(place, got, words.upTo(allowed.max));
    default:
      return words.expected(place, allowedText(allowed, words), got);
  }
}

/** The path, after what the form calls the field, where it has a name there. */
function placeText(path: string, { words }: Language): string {
  if (path === '') return words.problems.wholeScenario;
  const fields: Readonly<Record<string, { readonly label: string }>> = words.fields;
  const field = Object.hasOwn(fields, path) ? fields[path] : undefined;
  return field ? words.problems.labelled(field.label, path) : shortened(path, MAX_PATH_LENGTH);
}

function gotText(value: unknown, words: Words): string {
  if (value === undefined) return words.gotNothing;
  const written = writtenValue(value);
  return written === null ? words.gotNoJson(typeof value) : words.got(shortened(written, MAX_VALUE_LENGTH));
}

/** JSON where there is any: what a program hands in may be a circle (null), a symbol, or a number too large. */
function writtenValue(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  try {
    const json = JSON.stringify(value) as string | undefined;
    return json ?? String(value);
  } catch {
    return typeof value === 'bigint' ? `${value}n` : null;
  }
}
