/** Down to here each entry has a line of its own: the report, its lanes, a lane, its lists. */
const LEVELS_ON_LINES = 4;

/**
 * JSON for programs that people can read too: one request, message or metric a line. It can be compared line by line,
 * and is a quarter as long as fully indented JSON.
 */
export function formatJson(value: unknown): string {
  return `${formatLevel(value, LEVELS_ON_LINES, '')}\n`;
}

function formatLevel(value: unknown, levels: number, indent: string): string {
  if (levels === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, entry]) => {
    const text = formatLevel(entry, levels - 1, inner);
    return isList ? inner + text : `${inner}${JSON.stringify(key)}: ${text}`;
  });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
