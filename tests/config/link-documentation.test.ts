import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { decodeLink } from '../../src/config/link';
import { linkContext } from '../../src/shells/explore/scenes';
import { readProjectFiles } from '../support/project-files';

const { text } = must(
  readProjectFiles().find(({ path }) => path === 'docs/links.md'),
  'docs/links.md is there',
);
/** Of the first column: a row may have several. */
const documented = text
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
const examples = [...text.matchAll(/^(\?\S+) {2,}/gm)]
  .map(([, link = '']) => link)
  .filter((link) => !link.includes('…'));

describe('docs/links.md', () => {
  it('has the parameters that a link may have, and no others', async () => {
    const { problems } = await decodeLink('?nonsense=1', linkContext);
    const [unknown] = problems;
    expect(unknown?.allowed).toEqual({ kind: 'known-parameter', known: expect.any(Array) as unknown });
    const known = unknown?.allowed.kind === 'known-parameter' ? unknown.allowed.known : [];
    expect(documented.toSorted()).toEqual(known.toSorted());
  });

  it('has examples that can be read without a complaint', async () => {
    expect(examples.length).toBeGreaterThan(2);
    for (const link of examples) expect((await decodeLink(link, linkContext)).problems, link).toEqual([]);
  });

  it('names the palettes and languages that there are', () => {
    for (const name of [...linkContext.themes, ...linkContext.languages]) expect(text).toContain(`\`${name}\``);
  });
});
