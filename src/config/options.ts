/** The doors by which a configuration comes as something else than text: options, messages, files, front matter. */
import { problem, type Problem } from '../scenario/problems';
import { nearestName } from '../scenario/nearest-name';
import { isParameter, type Pair } from './config';
import { PARAMETER_NAMES } from './parameters';

/**
 * The pairs that an object stands for: `{ latency: 80, technique: ['sse', 'websocket'], autoplay: true }`. Null and
 * undefined say nothing, as does whatever else cannot be said in text, which is told.
 */
export function pairsOfOptions(options: unknown): {
  readonly pairs: readonly Pair[];
  readonly problems: readonly Problem[];
} {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return { pairs: [], problems: [problem('', options, { kind: 'options', example: '{ latency: 80 }' })] };
  }
  const pairs: Pair[] = [];
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined) continue;
    const text = textOf(value);
    if (text === null) problems.push(problem(name, value, { kind: 'text', isNullable: false }));
    else pairs.push([name, text]);
  }
  return { pairs, problems };
}

/** A list is written with commas; an object, as a scenario is, in JSON. */
function textOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    case 'object': {
      if (!Array.isArray(value)) return jsonOf(value);
      const items = value.map((item: unknown) => (typeof item === 'object' ? null : textOf(item)));
      return items.includes(null) ? null : items.join(',');
    }
    default:
      return null;
  }
}

/** Null for a circle, and for what JSON cannot say. */
function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** What HTML and frameworks put on any element. */
const FOREIGN_NAMES = ['class', 'id', 'style', 'slot', 'part', 'title', 'hidden', 'dir', 'role', 'tabindex', 'name'];

/**
 * Of an element's attributes those that are parameters, and those that are one misspelt: `latencey` is told, `class` is
 * none of ours.
 */
export function pairsOfAttributes(attributes: Iterable<Pair>): readonly Pair[] {
  return [...attributes].filter(
    ([name]) => isParameter(name) || (!FOREIGN_NAMES.includes(name) && nearestName(name, PARAMETER_NAMES) !== null),
  );
}

/** The same for a placeholder that has them as `data-latency`. */
export function pairsOfData(attributes: Iterable<Pair>): readonly Pair[] {
  return pairsOfAttributes(
    [...attributes].flatMap(([name, text]) => (name.startsWith('data-') ? [[name.slice(5), text] as const] : [])),
  );
}
