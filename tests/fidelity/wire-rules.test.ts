import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { readProjectFiles } from '../support/project-files';
import { recordings } from './recording';

const files = readProjectFiles();
const textOf = (path: string) => must(files.find((file) => file.path === path), path).text;
const code = files.filter(({ path }) => /^(src|tests)\/.*\.(ts|js|svelte)$/.test(path));
/** `| W7 | rule | seen in | tests |`. */
const rows = textOf('docs/wire.md')
  .split('\n')
  .filter((line) => /^\| W\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', rule = '', seen = '', tests = '']) => ({ number, rule, seen, tests }));
const namesIn = (cell: string) => [...cell.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, name = '']) => name);

describe('docs/wire.md', () => {
  it('has the rules W1 to W18, each once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, index) => `W${index + 1}`));
  });

  it('has every rule that code and tests cite', () => {
    const known = new Set(rows.map(({ number }) => number));
    const cited = code.flatMap(({ path, text }) => (text.match(/\bW\d{1,2}\b/g) ?? []).map((rule) => ({ path, rule })));
    expect(cited.length).toBeGreaterThan(50);
    expect(cited.filter(({ rule }) => !known.has(rule))).toEqual([]);
  });

  it.each(rows)('$number is named by the tests that its row says', ({ number, tests }) => {
    expect(namesIn(tests)).not.toEqual([]);
    for (const name of namesIn(tests)) {
      expect(textOf(`tests/world/${name}.test.ts`), name).toMatch(new RegExp(`${number}\\b`));
    }
  });

  it.each(rows.filter(({ seen }) => !seen.startsWith('by rule') && !seen.startsWith('every')))(
    '$number names a recording that is there',
    ({ seen }) => {
      const names = recordings.map(({ name }) => name);
      expect(namesIn(seen).some((name) => names.includes(name))).toBe(true);
      expect(namesIn(seen).filter((name) => !names.includes(name) && !['close', 'timeout'].includes(name))).toEqual([]);
    },
  );
});
