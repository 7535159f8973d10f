import { expect, it } from 'vitest';
import type { ReferencePage, Section } from '../../src/reference/document';
import { countFound, findSections } from '../../src/reference/find-sections';

const section = (id: string, title: string, sections: readonly Section[] = []): Section => ({
  id,
  title,
  code: id,
  blocks: [{ kind: 'lead', text: `About ${title}.` }],
  sections,
});
const pages: readonly ReferencePage[] = [
  {
    id: 'techniques',
    title: 'Techniques',
    intro: 'All.',
    sections: [
      section('long-polling', 'Long polling', [section('pauseMs', 'Pause'), section('usesCursor', 'Uses a cursor')]),
      section('sse', 'Server-sent events'),
    ],
  },
  { id: 'acts', title: 'Acts', intro: 'Done.', sections: [section('outage', 'Network down')] },
];

it('findSections(pages, "") is everything', () => {
  expect(findSections(pages, '  ')).toBe(pages);
});

it('findSections(pages, query) keeps what bears it whole, and leaves a heading over what lies deeper', () => {
  expect(findSections(pages, 'LONG')).toEqual([{ ...pages[0], sections: [pages[0]?.sections[0]] }]);
  const [page, ...others] = findSections(pages, 'pause');
  expect(others).toEqual([]);
  expect(page?.sections).toEqual([
    { ...pages[0]?.sections[0], blocks: [], sections: [pages[0]?.sections[0]?.sections[0]] },
  ]);
});

it('findSections(pages, query) finds by title and by the name in a scenario, and nothing by what is told', () => {
  expect(findSections(pages, 'usesCursor').length).toBe(1);
  expect(findSections(pages, 'network').map(({ id }) => id)).toEqual(['acts']);
  expect(findSections(pages, 'About')).toEqual([]);
});

it('countFound(pages, query) counts what bears it, not the headings over it', () => {
  expect([countFound(pages, 'pause'), countFound(pages, 'o'), countFound(pages, 'nobody')]).toEqual([1, 3, 0]);
});
