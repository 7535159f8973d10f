import { readQuantity } from '../../scenario/quantity';
import { badUsage } from './command-error';
import type { CommandInput } from './command';

type Options = CommandInput['options'];

/** A whole number within a range; null when the option was not given. Throws CommandError. */
export function wholeNumberOption(options: Options, name: string, min: number, max: number): number | null {
  const entry = options[name];
  if (entry === undefined) return null;
  const number = /^\d+$/.test(entry) ? Number(entry) : NaN;
  if (number >= min && number <= max) return number;
  throw badUsage(`--${name}: expected a whole number from ${min} to ${max}, got ${JSON.stringify(entry)}`);
}

/** A moment of the run in ms: `5.9s`, `800ms`, `800`; null when the option was not given. Throws CommandError. */
export function momentOption(options: Options, name: string): number | null {
  const entry = options[name];
  if (entry === undefined) return null;
  const quantity = readQuantity(entry, 'ms');
  if (quantity.isRead && quantity.value >= 0 && quantity.value < Infinity) return quantity.value;
  throw badUsage(`--${name}: expected a moment such as 5.9s or 800ms, got ${JSON.stringify(entry)}`);
}

/** One of `choices`; null when the option was not given. Throws CommandError. */
export function choiceOption<Choice extends string>(
  options: Options,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const entry = options[name];
  if (entry === undefined) return null;
  const choice = choices.find((each) => each === entry);
  if (choice !== undefined) return choice;
  throw badUsage(`--${name}: expected one of ${choices.join(', ')}, got ${JSON.stringify(entry)}`);
}
