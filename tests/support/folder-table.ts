import path from 'node:path';
import { importsOf, parseSource, type SourceFile } from './source-code';

interface Folder {
  /** Folders, or single modules such as `world/protocol`. A folder may always import from itself. */
  readonly imports: readonly string[];
  /** File names that stay out of reach in the folders above. */
  readonly exceptModules?: readonly string[];
  /** npm packages, their subpaths included; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
  /** Folders outside src. */
  readonly data?: readonly string[];
}

/** ARCHITECTURE.md, "Folders": data flows down the list, imports point up it. */
export const folderTable: Readonly<Record<string, Folder>> = {
  core: { imports: [], packages: [] },
  generated: { imports: [], packages: [] },
  scenario: { imports: ['core'], packages: ['valibot'] },
  config: { imports: ['core', 'scenario'], packages: [] },
  trace: { imports: ['core'], packages: [] },
  world: { imports: ['core', 'scenario', 'trace'], packages: ['d3'] },
  techniques: { imports: ['core', 'scenario', 'world/protocol'], packages: ['valibot', 'xstate'] },
  wire: { imports: ['core', 'scenario', 'trace', 'techniques'], packages: [] },
  'machine-actor': { imports: ['core', 'trace', 'world'], packages: ['xstate'] },
  simulate: {
    imports: ['core', 'scenario', 'trace', 'world', 'techniques', 'machine-actor'],
    packages: ['xstate'],
  },
  metrics: { imports: ['core', 'trace'], packages: ['d3'] },
  layout: { imports: ['core', 'scenario', 'trace'], packages: ['d3'] },
  difference: { imports: ['core', 'scenario', 'trace', 'metrics'], packages: [] },
  i18n: { imports: [], packages: [] },
  views: {
    imports: ['core', 'scenario', 'trace', 'techniques', 'wire', 'metrics', 'layout', 'i18n'],
    exceptModules: ['machine'],
    packages: ['svelte', 'd3'],
  },
  exports: {
    imports: ['core', 'scenario', 'trace', 'techniques', 'wire', 'metrics', 'layout', 'i18n', 'views'],
    exceptModules: ['machine'],
    packages: ['d3', 'har-format'],
  },
  shells: {
    imports: [
      ...['core', 'scenario', 'config', 'trace', 'techniques', 'wire', 'simulate', 'metrics', 'layout'],
      ...['difference', 'i18n', 'views', 'exports', 'generated'],
    ],
    packages: ['svelte', 'node:'],
    data: ['public/scenarios', 'scripts/setup'],
  },
};

/** Files that may stand in src itself, besides declarations of types. */
const rootModules = ['machine-actor.ts', 'simulate.ts'];

/** Real code of a technique, shown to the reader: it runs in their browser and server, not in ours. */
export function isSample(filePath: string): boolean {
  return /^src\/techniques\/[^/]+\/sample\//.test(filePath);
}

/** A fault for everything in src that the table has no row for. */
export function folderFaults(paths: readonly string[]): string[] {
  return paths
    .filter((filePath) => filePath.startsWith('src/') && !filePath.endsWith('.d.ts'))
    .filter((filePath) => {
      const [, first = '', ...rest] = filePath.split('/');
      return rest.length === 0 ? !rootModules.includes(first) : folderTable[first] === undefined;
    })
    .map((filePath) => `${filePath} is in no known folder. Known: ${Object.keys(folderTable).join(', ')}.`);
}

/** A fault for each import that points down the table, out of src, or to a package the folder does without. */
export function importFaults(source: SourceFile): string[] {
  const name = folderOf(source.path);
  const folder = folderTable[name];
  if (folder === undefined || isSample(source.path)) return [];
  return importsOf(parseSource(source)).flatMap(({ specifier, line }) => {
    const where = `${source.path}:${line} imports ${specifier}`;
    if (!specifier.startsWith('.')) return packageFaults(where, specifier, name, folder);
    const target = path.posix.join(path.posix.dirname(source.path), specifier);
    if (!target.startsWith('src/')) {
      if (folder.data?.some((allowed) => target.startsWith(`${allowed}/`))) return [];
      return [`${where}, outside src. Data from there comes through src/generated, or a shell fetches it.`];
    }
    if (mayImport(name, folder, target)) return [];
    const exceptions = folder.exceptModules?.map((module) => `, but no ${module}.ts`).join('') ?? '';
    return [`${where}. ${name} may import: ${[...folder.imports, name].join(', ')}${exceptions}.`];
  });
}

function packageFaults(where: string, specifier: string, name: string, folder: Folder): string[] {
  const isAllowed = folder.packages.some((allowed) =>
    allowed.endsWith(':')
      ? specifier.startsWith(allowed)
      : specifier === allowed || specifier.startsWith(`${allowed}/`),
  );
  return isAllowed ? [] : [`${where}. ${name} may use these packages: ${folder.packages.join(', ') || 'none'}.`];
}

function mayImport(name: string, folder: Folder, target: string): boolean {
  const module = target.replace(/^src\//, '').replace(/(\.svelte)?\.(ts|js)$/, '');
  if (folderOf(target) === name) return true;
  if (folder.exceptModules?.includes(path.posix.basename(module))) return false;
  return folder.imports.some((allowed) => module === allowed || module.startsWith(`${allowed}/`));
}

/** `core` of `src/core/units.ts`, `simulate` of `src/simulate.ts`. */
function folderOf(filePath: string): string {
  return filePath.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}
