/** Colours JavaScript quietly: just enough of its grammar for the samples, which are plain and short. */

export type TokenKind = 'plain' | 'comment' | 'keyword' | 'string';

export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    'async await break case catch class const continue default delete do else export extends finally for from function ' +
    'if import in instanceof let new of return static super switch this throw try typeof var void while yield'
  ).split(' '),
);

/** In the order of trying. A regular expression stands where no division can: after an opening or an operator. */
const COMMENT = /\/\/[^\n]*|\/\*[^]*?\*\//y;
const QUOTED = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y;
const REGULAR_EXPRESSION = /(?<=[(,=:[!&|?{};]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/y;
/** `held.delete` has no keyword; `...new Set()` has one. */
const PROPERTY = /(?<=(?<!\.)\.)[A-Za-z_$][\w$]*/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const TEMPLATE_TEXT = /(?:\\.|\$(?!\{)|[^\\`$])*/y;

/** The code again. */
export function codeOf(lines: readonly (readonly CodeToken[])[]): string {
  return lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
}

/** The tokens with their comments in another language; what is not in `comments` stays as it is. */
export function translateComments(
  lines: readonly (readonly CodeToken[])[],
  comments: Readonly<Record<string, string>>,
): readonly (readonly CodeToken[])[] {
  return lines.map((line) =>
    line.map((token) => {
      const said = token.kind === 'comment' ? commentText(token.text) : '';
      const translated = comments[said];
      return translated === undefined ? token : { ...token, text: token.text.replace(said, () => translated) };
    }),
  );
}

/** What one line of a comment says, without the marks around it; empty for a line that is nothing but marks. */
export function commentText(line: string): string {
  return /^\s*(?:\/\*\*?|\*(?!\/)|\/\/)?\s*(.*?)\s*(?:\*\/)?$/.exec(line)?.[1] ?? '';
}

/** The tokens of each line. Their texts together are the code. */
export function tokenizeLines(code: string): readonly (readonly CodeToken[])[] {
  const lines: CodeToken[][] = [[]];
  for (const { kind, text } of new Tokenizer(code).tokens) {
    text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ kind, text: piece });
    });
  }
  return lines;
}

class Tokenizer {
  readonly tokens: CodeToken[] = [];
  readonly #code: string;
  #place = 0;

  constructor(code: string) {
    this.#code = code;
    this.#readCode(false);
  }

  /** To the end, or to the brace that ends an expression within a template. */
  #readCode(isInTemplate: boolean): void {
    let depth = 0;
    while (this.#place < this.#code.length) {
      const char = this.#code[this.#place];
      if (char === '}' && isInTemplate && depth === 0) return;
      if (char === '{') depth++;
      if (char === '}') depth--;
      if (char === '`') this.#readTemplate();
      else this.#readToken();
    }
  }

  #readToken(): void {
    const comment = this.#match(COMMENT);
    if (comment !== null) return this.#add('comment', comment);
    const quoted = this.#match(QUOTED) ?? this.#match(REGULAR_EXPRESSION);
    if (quoted !== null) return this.#add('string', quoted);
    const property = this.#match(PROPERTY);
    if (property !== null) return this.#add('plain', property);
    const word = this.#match(WORD);
    if (word !== null) return this.#add(KEYWORDS.has(word) ? 'keyword' : 'plain', word);
    this.#add('plain', this.#code[this.#place] ?? '');
  }

  #readTemplate(): void {
    this.#add('string', '`');
    for (;;) {
      this.#add('string', this.#match(TEMPLATE_TEXT) ?? '');
      if (!this.#code.startsWith('${', this.#place)) break;
      this.#add('plain', '${');
      this.#readCode(true);
      this.#add('plain', this.#code.slice(this.#place, this.#place + 1));
    }
    this.#add('string', this.#code.slice(this.#place, this.#place + 1));
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#place;
    return pattern.exec(this.#code)?.[0] ?? null;
  }

  /** What is of one kind and stands together is one token. */
  #add(kind: TokenKind, text: string): void {
    this.#place += text.length;
    const last = this.tokens.at(-1);
    if (last?.kind === kind) this.tokens[this.tokens.length - 1] = { kind, text: last.text + text };
    else if (text !== '') this.tokens.push({ kind, text });
  }
}
