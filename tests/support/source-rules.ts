import ts from 'typescript';
import { isSample } from './folder-table';
import { lineOf, parseSource, visitNodes, type SourceFile } from './source-code';

const fileLinesMax = 250;
const componentLinesMax = 150;
const functionLinesMax = 60;

interface Ban {
  readonly what: string;
  readonly instead: string;
  /** Folders of src where it is allowed, because they are where the program meets the world. */
  readonly exceptIn: readonly string[];
  readonly matches: (node: ts.Node) => boolean;
}

const shells = ['shells'];
const windowNames = ['window', 'globalThis', 'self'];
const processMembers = [
  'argv',
  'cwd',
  'env',
  'exit',
  'exitCode',
  'hrtime',
  'on',
  'platform',
  'stderr',
  'stdin',
  'stdout',
];
const locationMembers = ['assign', 'hash', 'href', 'origin', 'pathname', 'reload', 'replace', 'search'];
const selectors = ['querySelector', 'querySelectorAll', 'getElementById', 'getElementsByClassName'];

const bans: readonly Ban[] = [
  ban(
    'Math.random',
    'a random stream of src/core, made from the seed and handed in',
    shells,
    member('Math', ['random']),
  ),
  ban('Date.now', 'the virtual clock of the world (atMs)', shells, member('Date', ['now'])),
  ban('performance.now', 'the virtual clock of the world (atMs)', shells, member('performance', ['now'])),
  ban('new Date', 'a number of virtual time (atMs), or a date handed in by a shell', shells, isNewDate),
  ban('setTimeout', 'the virtual clock handed in, or an `after` in the machine', shells, globalCall('setTimeout')),
  ban('setInterval', 'the virtual clock handed in, or an `after` in the machine', shells, globalCall('setInterval')),
  ban('fetch', 'data handed in by a shell', shells, globalCall('fetch')),
  ban('location', 'a value handed in by a shell', shells, (node) => isGlobalMember(node, 'location', locationMembers)),
  ban('process', 'a value handed in by a shell', shells, member('process', processMembers)),
  ban('document.querySelector', '`bind:this` or an attachment', shells, member('document', selectors)),
  ban('createMachine', '`setup({ … }).createMachine`: everything named, nothing inline', [], isBareCreateMachine),
  ban(
    'any',
    '`unknown` and a check, a union, or a type parameter',
    [],
    (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  ),
];

/** A fault for each thing in a file of src that brings in chance, real time, the page or an unchecked type. */
export function bannedFaults(source: SourceFile): string[] {
  if (!source.path.startsWith('src/') || isSample(source.path)) return [];
  const active = bans.filter(({ exceptIn }) => !exceptIn.some((folder) => source.path.startsWith(`src/${folder}/`)));
  const faults: string[] = [];
  visitNodes(parseSource(source), (node) => {
    for (const { what, instead, matches } of active) {
      if (matches(node)) faults.push(`${source.path}:${lineOf(node)} has ${what}. Use ${instead}.`);
    }
  });
  return faults;
}

/** A fault for a file, component or function too long to be read in one go. */
export function sizeFaults(source: SourceFile): string[] {
  const isComponent = source.path.endsWith('.svelte');
  const linesMax = isComponent ? componentLinesMax : fileLinesMax;
  const lineCount = source.text.trimEnd().split('\n').length;
  const faults: string[] = [];
  if (lineCount > linesMax) {
    faults.push(
      `${source.path} has ${lineCount} lines, at most ${linesMax} are allowed. Move one of its subjects out.`,
    );
  }
  const file = parseSource(source);
  visitNodes(file, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const lastLine = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    const functionLineCount = lastLine - lineOf(node) + 1;
    if (functionLineCount <= functionLinesMax) return;
    const where = `${source.path}:${lineOf(node)}`;
    faults.push(
      `${where} is a function of ${functionLineCount} lines, at most ${functionLinesMax} are allowed. Split it by what it does.`,
    );
  });
  return faults;
}

/** A fault for a name that says nothing, or is written differently from all others. */
export function nameFaults(filePath: string): string[] {
  const faults: string[] = [];
  const parts = filePath.split('/');
  const fileName = parts.at(-1) ?? '';
  for (const part of parts) {
    if (/^(utils?|helpers?|common|misc)(\.|$)/i.test(part)) {
      faults.push(`${filePath}: "${part}" says nothing. Name it after what is in it.`);
    }
  }
  if (fileName.endsWith('.svelte')) {
    if (!/^[A-Z][A-Za-z0-9]*\.svelte$/.test(fileName)) faults.push(`${filePath}: a component's name is PascalCase.`);
  } else if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[A-Za-z0-9-]+)+$/.test(fileName)) {
    faults.push(`${filePath}: a file's name is kebab-case, after its main export.`);
  }
  if (parts.slice(0, -1).some((folder) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder))) {
    faults.push(`${filePath}: a folder's name is kebab-case.`);
  }
  return faults;
}

/** A fault for each path that exists on one machine only, and for each address of a registry in the lock file. */
export function machinePathFaults({ path, text }: SourceFile): string[] {
  return text.split('\n').flatMap((line, index) => {
    const where = `${path}:${index + 1}`;
    if (/(?<![\w.])(\.\.\/)+shared\//.test(line)) {
      return [`${where} points out of the project. Bring what is needed into it.`];
    }
    if (/(?:(?<![\w./:~-])|file:\/\/)\/(?:home|Users|root|tmp|work(?:space)?)\/\w/.test(line)) {
      return [`${where} names a place on one machine. Use a path relative to the project, or \`os.tmpdir()\`.`];
    }
    if (path.endsWith('package-lock.json') && line.includes('"resolved"')) {
      return [`${where} names a registry. Run \`npm install\` again: .npmrc keeps addresses out of the lock file.`];
    }
    return [];
  });
}

function ban(what: string, instead: string, exceptIn: readonly string[], matches: Ban['matches']): Ban {
  return { what, instead, exceptIn, matches };
}

function member(object: string, names: readonly string[]): Ban['matches'] {
  return (node) => isGlobalMember(node, object, names);
}

/** `object.name`, also through `window`. */
function isGlobalMember(node: ts.Node, object: string, names: readonly string[]): boolean {
  if (!ts.isPropertyAccessExpression(node) || !names.includes(node.name.text)) return false;
  return isGlobal(node.expression, object);
}

/** A call of a global, or a reference that hands it on; a method or property of that name is something else. */
function globalCall(name: string): Ban['matches'] {
  return (node) => {
    if (ts.isCallExpression(node)) return isGlobal(node.expression, name);
    return ts.isPropertyAccessExpression(node) && isGlobal(node, name) && !ts.isCallExpression(node.parent);
  };
}

function isGlobal(node: ts.Expression, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name;
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === name &&
    ts.isIdentifier(node.expression) &&
    windowNames.includes(node.expression.text)
  );
}

function isNewDate(node: ts.Node): boolean {
  return ts.isNewExpression(node) && isGlobal(node.expression, 'Date');
}

function isBareCreateMachine(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'createMachine';
}
