import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES } from '../../src/i18n/locale';
import type { ReferencePage } from '../../src/reference/document';
import { markdownFiles } from '../../src/reference/markdown';
import { loadReferenceTexts } from '../../src/reference/reference-texts';

const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'reference');

const page = (id: string, blocks: ReferencePage['sections'][number]['blocks']): ReferencePage => ({
  id,
  title: `The ${id}`,
  intro: 'All of it.',
  sections: [{ id: `${id}.one`, title: 'A *title*', code: 'a.b', blocks, sections: [] }],
});

it('markdownFiles(pages, words, language) writes a file for each page, links to the file that has the section, and escapes its marks', async () => {
  const { words } = await loadReferenceTexts('en');
  const pages = [
    page('fields', [
      { kind: 'lead', text: 'What it is.' },
      { kind: 'facts', facts: [{ name: 'Default', value: '1 s' }] },
      { kind: 'list', title: 'Costs', items: ['One [link] | two.'] },
    ]),
    page('products', [
      {
        kind: 'table',
        head: ['Field', 'Name'],
        rows: [
          [
            { text: 'One', href: '#fields.one' },
            { text: 'a_b', isCode: true },
          ],
        ],
      },
      { kind: 'sources', title: 'Sources', sources: [{ label: 'A_B', url: 'https://a.example/' }, { label: 'C' }] },
      { kind: 'run', text: 'Open', href: './?technique=sse' },
    ]),
  ];
  const files = new Map(markdownFiles(pages, words, languageOf('en')).map(({ name, text }) => [name, text]));
  expect([...files.keys()]).toEqual(['README.md', 'fields.md', 'products.md']);
  expect(files.get('README.md')).toContain('[A \\*title\\*](fields.md#fields.one)');
  expect(files.get('fields.md')).toContain(
    '<a id="fields.one"></a>\n\n## A \\*title\\* `a.b`\n\n**What it is.**\n\n- Default: 1 s',
  );
  expect(files.get('fields.md')).toContain('- One \\[link\\] \\| two.');
  expect(files.get('products.md')).toContain(
    '| Field | Name |\n| --- | --- |\n| [One](fields.md#fields.one) | `a_b` |',
  );
  expect(files.get('products.md')).toContain('Sources: [A\\_B](https://a.example/) · C\n\nOpen: `./?technique=sse`\n');
});

describe.each(LOCALES)('docs/reference/%s', (locale) => {
  const names = readdirSync(path.join(folder, locale));
  const texts = new Map(names.map((name) => [name, readFileSync(path.join(folder, locale, name), 'utf8')]));
  const anchorsOf = (name: string) => [...(texts.get(name) ?? '').matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id);

  it('has only links that lead to a file, to an anchor in it, or out into the web', () => {
    let inner = 0;
    for (const [name, text] of texts)
      for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        if (target.startsWith('https://')) continue;
        const [file = '', anchor] = target.split('#');
        const goal = file === '' ? name : file;
        expect(names, `${name}: ${target}`).toContain(goal);
        if (anchor !== undefined) expect(anchorsOf(goal), `${name}: ${target}`).toContain(anchor);
        inner += 1;
      }
    expect(inner).toBeGreaterThan(100);
  });
});
