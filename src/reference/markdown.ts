/** The reference as Markdown files, for those who read the project: one for each page, and one that leads to them. */
import type { Language } from '../i18n/catalogue';
import type { Block, Cell, ReferencePage, Section } from './document';
import { sectionsIn } from './document';
import type { ReferenceWords } from './reference-texts';

const NOTE = '<!-- Written by `npm run generate` from the registry, the schemas and src/reference; do not edit. -->';

export interface MarkdownFile {
  readonly name: string;
  readonly text: string;
}

/** What a block is written with. */
interface Place {
  /** The file that each section is in. */
  readonly fileOf: ReadonlyMap<string, string>;
  readonly file: string;
  /** `name: text`, as the language has it. */
  readonly titled: (name: string, text: string) => string;
}

export function markdownFiles(
  pages: readonly ReferencePage[],
  words: ReferenceWords,
  language: Language,
): readonly MarkdownFile[] {
  const fileOf = new Map(
    pages.flatMap((page) => sectionsIn(page.sections).map(({ id }) => [id, `${page.id}.md`] as const)),
  );
  const { titled } = language.words.page;
  return [
    { name: 'README.md', text: indexText(pages, words) },
    ...pages.map((page) => {
      const file = `${page.id}.md`;
      return { name: file, text: pageText(page, { fileOf, file, titled }) };
    }),
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

function pageText(page: ReferencePage, place: Place): string {
  const write = (section: Section, depth: number): readonly string[] => [
    `<a id="${section.id}"></a>`,
    `${'#'.repeat(depth)} ${escaped(section.title)}${section.code === null ? '' : ` \`${section.code}\``}`,
    ...section.blocks.map((block) => blockText(block, place)),
    ...section.sections.flatMap((each) => write(each, depth + 1)),
  ];
  return joined([
    NOTE,
    `# ${escaped(page.title)}`,
    escaped(page.intro),
    ...page.sections.flatMap((section) => write(section, 2)),
  ]);
}

function blockText(block: Block, place: Place): string {
  const { titled } = place;
  switch (block.kind) {
    case 'lead':
      return `**${escaped(block.text)}**`;
    case 'paragraph':
      return escaped(block.text);
    case 'list':
      return [escaped(block.title), '', ...block.items.map((item) => `- ${escaped(item)}`)].join('\n');
    case 'facts':
      return block.facts.map(({ name, value }) => `- ${titled(escaped(name), escaped(value))}`).join('\n');
    case 'table':
      return tableText(block.head, block.rows, (cell) => cellText(cell, place));
    case 'sources':
      return titled(escaped(block.title), block.sources.map(sourceText).join(' · '));
    case 'run':
      return titled(escaped(block.text), `\`${block.href}\``);
  }
}

function sourceText({ label, url }: { readonly label: string; readonly url?: string }): string {
  return url === undefined ? escaped(label) : `[${escaped(label)}](${url})`;
}

function tableText(head: readonly string[], rows: readonly (readonly Cell[])[], write: (cell: Cell) => string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head.map(escaped)), line(head.map(() => '---')), ...rows.map((row) => line(row.map(write)))].join('\n');
}

/** A link to a section names the file that it is in. */
function cellText({ text, isCode, href }: Cell, { fileOf, file }: Place): string {
  const written = isCode && text !== '' ? `\`${text}\`` : escaped(text);
  if (href === undefined) return written;
  const target = fileOf.get(href.slice(1));
  return `[${written}](${target === undefined || target === file ? href : target + href})`;
}

/** What Markdown would take for marks of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&');
}

function joined(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
