import ts from 'typescript';

/** One file of the project. `path` is relative to the project, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/**
 * The syntax tree of a TypeScript, JavaScript or Svelte file. Of a component, the scripts and the expressions of the
 * markup are parsed and everything else is blank, so that lines stay what they are in the file.
 */
export function parseSource({ path, text }: SourceFile): ts.SourceFile {
  const code = path.endsWith('.svelte') ? codeOfComponent(text) : text;
  const kind = /\.m?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind);
}

export function visitNodes(root: ts.Node, visit: (node: ts.Node) => void): void {
  visit(root);
  root.forEachChild((child) => {
    visitNodes(child, visit);
  });
}

/** Counted from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Everything a file asks for by path or package: imports of values and of types, re-exports, globs, worker URLs. */
export function importsOf(file: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  visitNodes(file, (node) => {
    for (const specifier of specifiersOf(node)) {
      imports.push({ specifier: specifier.text.replace(/\?.*$/, ''), line: lineOf(specifier) });
    }
  });
  return imports;
}

function specifiersOf(node: ts.Node): ts.StringLiteralLike[] {
  if (ts.isImportDeclaration(node)) return stringsIn([node.moduleSpecifier]);
  if (ts.isExportDeclaration(node)) return stringsIn(node.moduleSpecifier ? [node.moduleSpecifier] : []);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return stringsIn([node.argument.literal]);
  if (ts.isCallExpression(node)) {
    const isDynamicImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return isDynamicImport || node.expression.getText() === 'import.meta.glob' ? stringsIn(node.arguments) : [];
  }
  const isWorkerUrl =
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    node.arguments?.[1]?.getText() === 'import.meta.url';
  return isWorkerUrl ? stringsIn(node.arguments ?? []) : [];
}

function stringsIn(nodes: readonly ts.Node[]): ts.StringLiteralLike[] {
  return nodes.flatMap((node) => {
    if (ts.isStringLiteralLike(node)) return [node];
    return ts.isArrayLiteralExpression(node) ? stringsIn(node.elements) : [];
  });
}

const blockPattern = /(<(script|style)\b(?:"[^"]*"|'[^']*'|[^'">])*>)([\s\S]*?)(<\/\2>)/g;

function codeOfComponent(text: string): string {
  let code = '';
  let endOfLast = 0;
  for (const match of text.matchAll(blockPattern)) {
    const [whole, opening = '', tag, body = '', closing = ''] = match;
    code += expressionsOf(text.slice(endOfLast, match.index));
    code += blank(opening) + (tag === 'script' ? body : blank(body)) + blank(closing);
    endOfLast = match.index + whole.length;
  }
  return code + expressionsOf(text.slice(endOfLast));
}

/** Markup with everything but what stands in braces made blank; `{#if x}` becomes `;    x;`. */
function expressionsOf(markup: string): string {
  let depth = 0;
  let code = '';
  const withoutComments = markup.replace(/<!--[\s\S]*?-->/g, blank);
  for (const character of withoutComments) {
    if (character === '}') depth = Math.max(0, depth - 1);
    const isOuterBrace = depth === 0 && (character === '{' || character === '}');
    code += isOuterBrace ? ';' : depth > 0 ? character : blank(character);
    if (character === '{') depth += 1;
  }
  return code.replace(/;[#:/@][a-z]+(?: if\b)?/g, (tag) => `;${blank(tag.slice(1))}`);
}

function blank(text: string): string {
  return text.replace(/[^\n]/gu, (character) => ' '.repeat(character.length));
}
