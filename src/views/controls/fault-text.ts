import type { Language } from '../../i18n/catalogue';
import { formatList } from '../../i18n/formats';
import { shortened } from '../problems/shortened';
import type { NumberRange } from './control-field';
import { unitsOf, type QuantityProblem } from './parse-quantity';
import { valueText } from './value-text';

/** The longest piece of an entry that a sentence repeats. */
const MAX_ENTRY_LENGTH = 60;

/** What is wrong with something that was typed; `entry` is the piece of it that is. */
export interface EntryFault {
  readonly entry: string;
  readonly problem: QuantityProblem;
}

/** In words: names the field, what was typed, and what is allowed. */
export function faultText(
  label: string,
  { entry, problem }: EntryFault,
  range: NumberRange,
  language: Language,
): string {
  const words = language.words.problems.entry;
  const said = shortened(entry, MAX_ENTRY_LENGTH);
  const allowed = words.range(valueText(range.min, range.unit, language), valueText(range.max, range.unit, language));
  if (entry === '') return words.empty(label, allowed);
  switch (problem) {
    case 'not-a-number':
      return words.notANumber(label, said, allowed);
    case 'wrong-unit': {
      const units = unitsOf(range.unit);
      return words.wrongUnit(
        label,
        said,
        units.length === 0 ? allowed : words.units(formatList(units, language.locale)),
      );
    }
    case 'out-of-range':
      return words.outOfRange(label, said, allowed);
    case 'not-whole':
      return words.notWhole(label, said, allowed);
  }
}
