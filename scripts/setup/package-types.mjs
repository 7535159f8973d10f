// @ts-check
// Declarations for the doors of the package: those that TypeScript writes, as far as the doors reach, with whole file names.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from './run.mjs';

const sources = path.join(projectRoot, 'src');

/**
 * @param {readonly string[]} doors  their modules, relative to the project
 * @param {string} folder  where the declarations go, laid out as `src`
 */
export function writePackageTypes(doors, folder) {
  const written = declarations(doors.map((door) => path.join(projectRoot, door)));
  const reached = new Set();
  const waiting = doors.map((door) => path.relative(sources, path.join(projectRoot, door)).replace(/\.ts$/, '.d.ts'));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const text = written.get(name);
    if (text === undefined) throw new Error(`no declarations for ${name}`);
    const { named, targets } = withWholeNames(text, name, (target) => written.has(target));
    waiting.push(...targets);
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, named);
  }
}

/**
 * By their paths relative to `src`.
 * @param {string[]} entries
 * @returns {ReadonlyMap<string, string>}
 */
function declarations(entries) {
  const { config } = ts.readConfigFile(path.join(projectRoot, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, projectRoot);
  const program = ts.createProgram(entries, {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: sources,
    outDir: sources,
  });
  /** @type {Map<string, string>} */
  const texts = new Map();
  program.emit(undefined, (file, text) => texts.set(path.relative(sources, file).replaceAll(path.sep, '/'), text));
  return texts;
}

/**
 * Node asks for whole file names in imports, and so does TypeScript where it follows Node.
 * @param {string} text
 * @param {string} name
 * @param {(target: string) => boolean} exists
 */
function withWholeNames(text, name, exists) {
  /** @type {string[]} */
  const targets = [];
  let named = text;
  for (const { fileName, pos, end } of ts.preProcessFile(text, true, true).importedFiles.toReversed()) {
    if (!fileName.startsWith('.')) continue;
    const base = path.posix.join(path.posix.dirname(name), fileName);
    const isFolder = !exists(`${base}.d.ts`);
    const target = isFolder ? `${base}/index.d.ts` : `${base}.d.ts`;
    if (!exists(target)) throw new Error(`types/${name} needs ${fileName}, which has no declarations`);
    targets.push(target);
    const start = named.indexOf(fileName, pos);
    named = `${named.slice(0, start)}${fileName}${isFolder ? '/index' : ''}.js${named.slice(start + fileName.length)}`;
    if (start < 0 || start > end) throw new Error(`types/${name}: ${fileName} is not where it should be`);
  }
  return { named, targets };
}
