import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, tokenizeLines } from '../../../src/views/panels/code-tokens';

const sources = import.meta.glob<string>('../../../src/techniques/*/sample/*.js', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const written = (code: string) => codeOf(tokenizeLines(code));

/** What is not plain, as `kind text`. */
const marked = (code: string) =>
  tokenizeLines(code)
    .flat()
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

describe('tokenizeLines(code)', () => {
  it.each(Object.entries(sources))('gives back %s, to the character', (_path, source) => {
    expect(written(source)).toBe(source);
    expect(tokenizeLines(source)).toHaveLength(source.split('\n').length);
  });

  it('gives back any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('`', '$', '{', '}', "'", '"', '/', '*', '\\', '\n', ' ', 'a') }),
        (text) => written(text) === text,
      ),
    );
  });

  it('tells keywords from names, comments and strings from code', () => {
    expect(marked("const format = of('const'); // new\n/* two\nlines */ for (;;) {}")).toEqual([
      'keyword const',
      'keyword of',
      "string 'const'",
      'comment // new',
      'comment /* two',
      'comment lines */',
      'keyword for',
    ]);
  });

  it('takes the name of a property for no keyword, and three dots for no property', () => {
    expect(marked('held.delete(answer); of(...new Set())')).toEqual(['keyword of', 'keyword new']);
  });

  it('reads templates within templates', () => {
    expect(marked("`${url}?timed=${now()}${isOn ? `&since=${cursor}` : ''}`")).toEqual([
      'string `',
      'string ?timed=',
      'string `&since=',
      'string `',
      "string ''",
      'string `',
    ]);
  });

  it('tells a regular expression from a division', () => {
    expect(marked('text.matchAll(/"id":(\\d+)/g); a = b / c / d;')).toEqual(['string /"id":(\\d+)/g']);
  });
});
