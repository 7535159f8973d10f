import { badInput } from './command-error';
import { findJsonFault } from './json-scanner';

/** The value that a JSON text stands for. Throws CommandError with line and column; `name` says whose text it is. */
export function parseJson(text: string, name: string): unknown {
  if (text.trim() === '') throw badInput(`${name} is empty: expected a scenario in JSON, or a link`);
  const fault = findJsonFault(text);
  if (fault) {
    const { line, column } = placeOf(text, fault.index);
    throw badInput(`${name} is not JSON, line ${line}, column ${column}: ${fault.fault}`);
  }
  return JSON.parse(text);
}

/** Both count from 1; a column is one UTF-16 unit, as editors count. */
function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
