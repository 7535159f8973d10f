import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const projectRoot = path.join(import.meta.dirname, '..', '..');

/** In bytes, gzipped. What a reader waits for before the first picture. */
const FIRST_MAX = 100_000;
/** The same for a link, which is read and simulated first. */
const LINK_MAX = 205_000;
/** Every script that it may ask for, languages and samples included. */
const TOTAL_MAX = 452_000;
/** What the reference is read with: its own texts, and the techniques, whose schemas it reads. */
const REFERENCE_MAX = 125_000;
/** In bytes, minified: above it Vite warns. */
const CHUNK_MAX = 500_000;
/** So many modules are named where there is too much. */
const NAMED_COUNT = 25;

type Chunk = Rolldown.OutputChunk;

let chunks: ReadonlyMap<string, Chunk>;

beforeAll(async () => {
  // As anywhere else: under Vitest, what is built has the checks of development in it.
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('VITEST', undefined);
  const output: Chunk[] = [];
  for (const config of ['vite.config.ts', 'vite.config.reference.ts']) {
    const built = (await build({
      root: projectRoot,
      configFile: path.join(projectRoot, config),
      logLevel: 'silent',
      build: { write: false },
    })) as Rolldown.RolldownOutput;
    output.push(...built.output.filter((file) => file.type === 'chunk'));
  }
  vi.unstubAllEnvs();
  chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
}, 240_000);

const bytesOf = (some: readonly Chunk[]) => some.reduce((sum, { code }) => sum + gzipSync(code).length, 0);

/** These scripts and all that they import, statically unless told otherwise. */
function withImports(
  starts: readonly Chunk[],
  importsOf: (chunk: Chunk) => readonly string[] = ({ imports }) => imports,
): readonly Chunk[] {
  const reached = new Set<Chunk>();
  const reach = (chunk: Chunk) => {
    if (reached.has(chunk)) return;
    reached.add(chunk);
    chunks.forEach((each) => importsOf(chunk).includes(each.fileName) && reach(each));
  };
  starts.forEach(reach);
  return [...reached];
}

/** The scripts of a page, and those whose module's path ends so. */
function scriptsFor(page: string, ...endings: readonly string[]): readonly Chunk[] {
  const all = [...chunks.values()];
  const wanted = (chunk: Chunk) => endings.some((ending) => chunk.facadeModuleId?.endsWith(ending));
  const isEntry = ({ isEntry, facadeModuleId }: Chunk) => isEntry && facadeModuleId === path.join(projectRoot, page);
  return withImports(all.filter((chunk) => isEntry(chunk) || wanted(chunk)));
}

/** All that a page may ever ask for. */
function allScriptsOf(page: string): readonly Chunk[] {
  return withImports(scriptsFor(page), ({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
}

/** Empty, or what is too large and what it is made of, largest first. */
function excessOf(what: string, some: readonly Chunk[], maxBytes: number): string {
  const bytes = bytesOf(some);
  if (bytes <= maxBytes) return '';
  const modules = some.flatMap((chunk) => Object.entries(chunk.modules));
  const largest = modules
    .map(([id, { code }]) => ({ id: path.relative(projectRoot, id), bytes: gzipSync(code ?? '').length }))
    .sort((first, second) => second.bytes - first.bytes)
    .slice(0, NAMED_COUNT);
  return [
    `${what}: ${bytes} bytes gzipped, at most ${maxBytes}. Load later what the first picture does without`,
    '(ARCHITECTURE.md, "The first picture"). Its largest modules, before they are minified:',
    ...largest.map((each) => `${String(each.bytes).padStart(7)} ${each.id}`),
  ].join('\n');
}

const EXPLORE = 'index.html';
const REFERENCE = 'reference.html';

describe('the script of the explore page', () => {
  it('is at most 100 kB before the first picture', () => {
    const first = scriptsFor(EXPLORE);
    expect(bytesOf(first)).toBeGreaterThan(30_000); // else it was not the page that was measured
    expect(excessOf('the first script', first, FIRST_MAX)).toBe('');
  });

  it('is at most 205 kB before the picture of a link', () => {
    const ending = 'src/shells/explore/engine.ts';
    expect(scriptsFor(EXPLORE, ending).length).toBeGreaterThan(scriptsFor(EXPLORE).length);
    expect(excessOf('the script for a link', scriptsFor(EXPLORE, ending), LINK_MAX)).toBe('');
  });

  it('is at most 452 kB in all, in no part that Vite warns of', () => {
    expect(excessOf('all scripts', allScriptsOf(EXPLORE), TOTAL_MAX)).toBe('');
    const large = [...chunks.values()].filter(({ code }) => code.length > CHUNK_MAX);
    expect(large.map(({ fileName, code }) => `${fileName}: ${code.length} bytes, at most ${CHUNK_MAX}`)).toEqual([]);
  });

  it('has nothing of the reference in it', () => {
    const modules = allScriptsOf(EXPLORE).flatMap((chunk) => Object.keys(chunk.modules));
    expect(modules.filter((id) => /\/src\/(reference|shells\/reference)\//.test(id))).toEqual([]);
  });
});

describe('the script of the reference', () => {
  it('is at most 125 kB before its first text, in either language', () => {
    for (const ending of ['src/reference/texts/en.ts', 'src/reference/texts/zh-cn.ts']) {
      expect(scriptsFor(REFERENCE, ending).length).toBeGreaterThan(scriptsFor(REFERENCE).length);
      expect(excessOf('the reference', scriptsFor(REFERENCE, ending), REFERENCE_MAX)).toBe('');
    }
    const modules = scriptsFor(REFERENCE).flatMap((chunk) => Object.keys(chunk.modules));
    expect(modules.some((id) => id.endsWith('src/reference/build-reference.ts'))).toBe(true);
    expect(modules.filter((id) => id.endsWith('src/simulate.ts'))).toEqual([]); // it reads schemas and runs nothing
  });
});
