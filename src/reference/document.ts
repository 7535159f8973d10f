/**
 * The reference as plain data: pages of sections with blocks in them. Two renderers read it: Markdown files for those
 * who read the project, components for those who read the page. Ids are the same in all languages, so that a link holds.
 */
import type { Source } from '../techniques/technique';

export interface ReferencePage {
  /** Its file's name, and its anchor. */
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Unique in all pages; what a link names: `server.holdLimitMs`. */
  readonly id: string;
  readonly title: string;
  /** What it is called in a scenario; null for what has no name there. */
  readonly code: string | null;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block =
  /** What it is, in a sentence. */
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  /** Short values with their names: default, range. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'sources'; readonly title: string; readonly sources: readonly Source[] }
  /** Leads into the explore page, relative to the reference's own address. */
  | { readonly kind: 'run'; readonly text: string; readonly href: string };

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface Cell {
  readonly text: string;
  /** As it is typed. */
  readonly isCode?: true;
  /** `#id` of a section, or an address. */
  readonly href?: string;
}

/** Every section of a page or a section with all below it, in the order of reading. */
export function sectionsIn(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section) => [section, ...sectionsIn(section.sections)]);
}
