/** The reference as Markdown files, for those who read the project: one for each page, and one that leads to them. */
import type { Block, Cell, ReferencePage, Section } from './document';
import { sectionsIn } from './document';
import type { ReferenceWords } from './reference-texts';

const NOTE = '<!-- Written by `npm run generate` from the registry, the schemas and src/reference; do not edit. -->';

export interface MarkdownFile {
  readonly name: string;
  readonly text: string;
}

export function markdownFiles(pages: readonly ReferencePage[], words: ReferenceWords): readonly MarkdownFile[] {
  const fileOf = new Map(
    pages.flatMap((page) => sectionsIn(page.sections).map(({ id }) => [id, `${page.id}.md`] as const)),
  );
  return [
    { name: 'README.md', text: indexText(pages, words) },
    ...pages.map((page) => ({ name: `${page.id}.md`, text: pageText(page, fileOf) })),
  ];
}

function indexText(pages: readonly ReferencePage[], words: ReferenceWords): string {
  const parts = pages.flatMap(({ id, title, intro, sections }) => [
    `## [${escaped(title)}](${id}.md)`,
    escaped(intro),
    sections.map((section) => `[${escaped(section.title)}](${id}.md#${section.id})`).join(' · '),
  ]);
  return joined([NOTE, `# ${escaped(words.title)}`, escaped(words.intro), ...parts]);
}

function pageText(page: ReferencePage, fileOf: ReadonlyMap<string, string>): string {
  const write = (section: Section, depth: number): readonly string[] => [
    `<a id="${section.id}"></a>`,
    `${'#'.repeat(depth)} ${escaped(section.title)}${section.code === null ? '' : ` \`${section.code}\``}`,
    ...section.blocks.map((block) => blockText(block, fileOf, `${page.id}.md`)),
    ...section.sections.flatMap((each) => write(each, depth + 1)),
  ];
  return joined([
    NOTE,
    `# ${escaped(page.title)}`,
    escaped(page.intro),
    ...page.sections.flatMap((section) => write(section, 2)),
  ]);
}

function blockText(block: Block, fileOf: ReadonlyMap<string, string>, ownFile: string): string {
  switch (block.kind) {
    case 'lead':
      return `**${escaped(block.text)}**`;
    case 'paragraph':
      return escaped(block.text);
    case 'list':
      return [`${escaped(block.title)}`, '', ...block.items.map((item) => `- ${escaped(item)}`)].join('\n');
    case 'facts':
      return block.facts.map(({ name, value }) => `- ${escaped(name)}: ${escaped(value)}`).join('\n');
    case 'table':
      return tableText(block.head, block.rows, (cell) => cellText(cell, fileOf, ownFile));
    case 'sources':
      return `${escaped(block.title)}: ${block.sources.map(({ label, url }) => (url === undefined ? escaped(label) : `[${escaped(label)}](${url})`)).join(' · ')}`;
    case 'run':
      return `${escaped(block.text)}: \`${block.href}\``;
  }
}

function tableText(head: readonly string[], rows: readonly (readonly Cell[])[], write: (cell: Cell) => string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head.map(escaped)), line(head.map(() => '---')), ...rows.map((row) => line(row.map(write)))].join('\n');
}

function cellText({ text, isCode, href }: Cell, fileOf: ReadonlyMap<string, string>, ownFile: string): string {
  const written = isCode && text !== '' ? `\`${text}\`` : escaped(text);
  if (href === undefined) return written;
  const file = fileOf.get(href.slice(1));
  return `[${written}](${file === undefined || file === ownFile ? href : file + href})`;
}

/** What Markdown would take for marks of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&');
}

function joined(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
