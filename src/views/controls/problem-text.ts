import type { Language } from '../../i18n/catalogue';
import { formatList } from '../../i18n/formats';
import type { NumberRange } from './control-field';
import { unitsOf, type QuantityProblem } from './parse-quantity';
import { valueText } from './value-text';

/** What was wrong with an entry: names the field, what was typed, and what is allowed. */
export function problemText(
  label: string,
  entry: string,
  problem: QuantityProblem,
  range: NumberRange,
  language: Language,
): string {
  const { problems } = language.words;
  const allowed = problems.range(
    valueText(range.min, range.unit, language),
    valueText(range.max, range.unit, language),
  );
  switch (problem) {
    case 'not-a-number':
      return problems.notANumber(label, entry, allowed);
    case 'wrong-unit': {
      const units = unitsOf(range.unit);
      return problems.wrongUnit(
        label,
        entry,
        units.length === 0 ? allowed : problems.units(formatList(units, language.locale)),
      );
    }
    case 'out-of-range':
      return problems.outOfRange(label, entry, allowed);
    case 'not-whole':
      return problems.notWhole(label, entry, allowed);
  }
}
