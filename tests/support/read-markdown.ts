/** A narration as its parts, read line by line: throws on anything that is no plain heading, item, table row or log. */
export interface ReadSection {
  readonly heading: string;
  readonly depth: number;
  readonly items: readonly string[];
  readonly logged: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly sentences: readonly string[];
}

/** Every sign of markup is escaped. */
const PLAIN = /^(?:[^\\`*_[\]<>&|~#$@\r\u2028\u2029]|\\[\\`*_[\]<>&|~#$@:.])*$/;

export function readMarkdown(text: string): readonly ReadSection[] {
  const sections: { -readonly [Key in keyof ReadSection]: ReadSection[Key] extends readonly (infer Item)[] ? Item[] : ReadSection[Key] }[] = []; // prettier-ignore
  let isLog = false;
  for (const line of text.split('\n')) {
    const section = sections.at(-1);
    const [, marks, heading] = /^(#{1,3}) (.+)$/.exec(line) ?? [];
    if (isLog && line !== '```') section?.logged.push(line);
    else if (line === '```text' || line === '```') isLog = line !== '```';
    else if (marks !== undefined && heading !== undefined)
      sections.push({ heading: plain(heading), depth: marks.length, items: [], logged: [], rows: [], sentences: [] });
    else if (line.startsWith('- ')) section?.items.push(plain(line.slice(2).replace(/^\*\*(.+)\*\* – /, '$1 – ')));
    else if (line.startsWith('| ')) section?.rows.push(cellsOf(line));
    else if (line !== '') section?.sentences.push(plain(line));
  }
  if (isLog) throw new Error('a log without end');
  return sections;
}

function cellsOf(line: string): readonly string[] {
  return line
    .slice(2, -2)
    .split(/ \| | \|(?= ---)/)
    .map(plain);
}

function plain(text: string): string {
  if (!PLAIN.test(text)) throw new Error(`not plain text: ${text}`);
  return text.replace(/\\(.)/g, '$1').replaceAll('\u00a0', ' ');
}
