/** What a sequence diagram in Mermaid's text says, read by a narrower grammar than Mermaid's own: throws on all else. */
export interface ReadDiagram {
  /** By name, in the order in which they are declared. */
  readonly boxes: readonly { readonly title: string; readonly participants: readonly string[] }[];
  readonly statements: readonly ReadStatement[];
}

export interface ReadStatement {
  readonly kind: 'arrow' | 'note';
  readonly from: string;
  readonly to: string;
  /** Of an arrow: it never arrives. */
  readonly isLost: boolean;
  readonly text: string;
}

/** No sign in it means anything to Mermaid but as the number of a sign. */
const TEXT = /^(?:[^#;:%<>{}"`$@\\\n\r]|#\d+;)+$/;

export function readMermaid(text: string): ReadDiagram {
  const [head, title, ...lines] = text.split('\n');
  if (head !== 'sequenceDiagram' || !title?.startsWith('  accTitle: '))
    throw new Error(`no diagram: ${text.slice(0, 80)}`);
  if (lines.pop() !== '') throw new Error('no end of the last line');
  const boxes: { title: string; participants: string[] }[] = [];
  const statements: ReadStatement[] = [];
  const known = new Set<string>();
  for (const line of lines) {
    const [, boxTitle] = /^ {2}box transparent (.+)$/.exec(line) ?? [];
    const [, id, name] = /^ {4}participant (\w+) as (.+)$/.exec(line) ?? [];
    if (boxTitle !== undefined) boxes.push({ title: shownText(boxTitle), participants: [] });
    else if (id !== undefined && name !== undefined) {
      boxes.at(-1)?.participants.push(id);
      known.add(id);
      shownText(name);
    } else if (line !== '  end') statements.push(readStatement(line, known));
  }
  return { boxes, statements };
}

function readStatement(line: string, known: ReadonlySet<string>): ReadStatement {
  const [, from = '', arrow = '', to = '', text = ''] = /^ {2}(\w+)(--?(?:>>|x))(\w+): (.+)$/.exec(line) ?? [];
  const [, first = '', last = first, note = ''] = /^ {2}Note over (\w+)(?:,(\w+))?: (.+)$/.exec(line) ?? [];
  const read: ReadStatement =
    from !== ''
      ? { kind: 'arrow', from, to, isLost: arrow.endsWith('x'), text: shownText(text) }
      : { kind: 'note', from: first, to: last, isLost: false, text: shownText(note) };
  if (!known.has(read.from) || !known.has(read.to)) throw new Error(`no statement: ${line}`);
  return read;
}

/** As Mermaid shows it. */
function shownText(text: string): string {
  if (!TEXT.test(text)) throw new Error(`not plain text: ${text}`);
  return text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
