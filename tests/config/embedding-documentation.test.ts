import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { parseConfig, type ConfigContext } from '../../src/config/config';
import { FAULT_KINDS, faults } from '../../src/config/fault-codec';
import { DEFAULT_CONFIG, PARAMETER_NAMES, type ParameterName } from '../../src/config/parameters';
import { isParameter } from '../../src/config/config';
import { readProjectFiles } from '../support/project-files';

const files = readProjectFiles();
const textOf = (wanted: string) =>
  must(
    files.find(({ path }) => path === wanted),
    wanted,
  ).text;
const text = textOf('docs/embedding.md');
const table = must(text.split('## Parameters')[1], 'a heading').split('###')[0] ?? '';
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const codesIn = (cell = '') => [...cell.matchAll(/`([^`]*)`/g)].map(([, code = '']) => code);
const context: ConfigContext = {
  languages: ['en', 'zh-CN'],
  themes: ['auto', 'light', 'dark', 'projector'],
  reaches: ['run', 'picture', 'embed', 'frame'],
};

describe('docs/embedding.md', () => {
  it('has every parameter once, in the order of the table, and no others', () => {
    expect(rows.flatMap(([, name]) => codesIn(name))).toEqual([...PARAMETER_NAMES]);
  });

  it.each(rows.map(([, name = '', values = '', fallback = '']) => [name, values, fallback]))(
    '%s takes the values that are named, and has the default that is named',
    (name, values, fallback) => {
      for (const parameter of codesIn(name).filter(isParameter)) {
        for (const value of codesIn(values).filter((code) => !code.includes('…')))
          expect(parseConfig([[parameter, value]], context).problems, `${parameter}=${value}`).toEqual([]);
        expect(defaultText(parameter, fallback)).toBe(true);
      }
    },
  );

  it('has examples of faults that can be read', () => {
    const block = must(text.split('### Faults')[1]?.split('```')[1], 'a block');
    const examples = block.split('\n').flatMap((line) => line.split(/ {2,}/)[0]?.trim() || []);
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) expect(faults.read(example).faults, example).toEqual([]);
    for (const kind of FAULT_KINDS) expect(textOf('docs/acts.md')).toContain(kind);
  });
});

/** What stands as default is the default, wherever that is more than "unsaid". */
function defaultText(name: ParameterName, text: string): boolean {
  const value = DEFAULT_CONFIG[name];
  if (typeof value === 'boolean') return text === (value ? 'yes' : 'no');
  const [code] = codesIn(text);
  if (Array.isArray(value)) return value.length === 0 ? code === undefined : code === value.join(',');
  return value === null ? code === undefined || name === 'theme' : code === value;
}
