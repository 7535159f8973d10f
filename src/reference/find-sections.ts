import type { ReferencePage, Section } from './document';

/**
 * The pages with what bears `query` in its title or in its name in a scenario, case aside. What bears it is whole; what
 * only has such sections below it is a heading over them. An empty query finds everything.
 */
export function findSections(pages: readonly ReferencePage[], query: string): readonly ReferencePage[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return pages;
  return pages.flatMap((page) => {
    const sections = found(page.sections, wanted);
    return sections.length === 0 ? [] : [{ ...page, sections }];
  });
}

/** How many sections of these bear the query themselves. */
export function countFound(pages: readonly ReferencePage[], query: string): number {
  const wanted = query.trim().toLowerCase();
  const count = (sections: readonly Section[]): number =>
    sections.reduce((sum, section) => sum + (bears(section, wanted) ? 1 : 0) + count(section.sections), 0);
  return pages.reduce((sum, { sections }) => sum + count(sections), 0);
}

function found(sections: readonly Section[], wanted: string): readonly Section[] {
  return sections.flatMap((section) => {
    if (bears(section, wanted)) return [section];
    const below = found(section.sections, wanted);
    return below.length === 0 ? [] : [{ ...section, blocks: [], sections: below }];
  });
}

function bears({ title, code }: Section, wanted: string): boolean {
  return title.toLowerCase().includes(wanted) || (code?.toLowerCase().includes(wanted) ?? false);
}
