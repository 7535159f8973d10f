import { parseQuantity, type QuantityProblem } from './parse-quantity';

export type ParsedMoments =
  | { readonly isSound: true; readonly value: readonly number[] }
  /** `entry` is the first item that was wrong. */
  | { readonly isSound: false; readonly problem: QuantityProblem; readonly entry: string };

/** `0.5 s, 2 s, 2200`: moments between 0 and `maxMs`, separated by commas, semicolons or line ends; sorted. */
export function parseMoments(text: string, maxMs: number): ParsedMoments {
  const range = { min: 0, max: maxMs, unit: 'ms', isWhole: false } as const;
  const value: number[] = [];
  for (const entry of text.split(/[,;\n，、；]/).map((item) => item.trim())) {
    if (entry === '') continue;
    const parsed = parseQuantity(entry, range);
    if (!parsed.isSound) return { isSound: false, problem: parsed.problem, entry };
    value.push(parsed.value);
  }
  return { isSound: true, value: value.sort((first, second) => first - second) };
}
