import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const projectRoot = path.join(import.meta.dirname, '..', '..');

/** In bytes, gzipped. What a reader waits for before the first picture. */
const FIRST_MAX = 100_000;
/** The same for a link, which is read and simulated first. */
const LINK_MAX = 190_000;
/** Every script of the site, languages and samples included. */
const TOTAL_MAX = 395_000;
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
  const built = (await build({
    root: projectRoot,
    logLevel: 'silent',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  vi.unstubAllEnvs();
  const output = built.output.filter((file) => file.type === 'chunk');
  chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
}, 240_000);

const bytesOf = (some: readonly Chunk[]) => some.reduce((sum, { code }) => sum + gzipSync(code).length, 0);

/** These scripts and all that they import statically. */
function withImports(starts: readonly Chunk[]): readonly Chunk[] {
  const reached = new Set<Chunk>();
  const reach = (chunk: Chunk) => {
    if (reached.has(chunk)) return;
    reached.add(chunk);
    chunks.forEach((each) => chunk.imports.includes(each.fileName) && reach(each));
  };
  starts.forEach(reach);
  return [...reached];
}

/** The scripts of index.html, and those whose module's path ends so. */
function scriptsFor(...endings: readonly string[]): readonly Chunk[] {
  const all = [...chunks.values()];
  const wanted = (chunk: Chunk) => endings.some((ending) => chunk.facadeModuleId?.endsWith(ending));
  return withImports(all.filter((chunk) => chunk.facadeModuleId?.endsWith('/index.html') === true || wanted(chunk)));
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

describe('the script of the page', () => {
  it('is at most 100 kB before the first picture', () => {
    const first = scriptsFor();
    expect(bytesOf(first)).toBeGreaterThan(30_000); // else it was not the page that was measured
    expect(excessOf('the first script', first, FIRST_MAX)).toBe('');
  });

  it('is at most 190 kB before the picture of a link', () => {
    const ending = 'src/shells/explore/engine.ts';
    expect(scriptsFor(ending).length).toBeGreaterThan(scriptsFor().length);
    expect(excessOf('the script for a link', scriptsFor(ending), LINK_MAX)).toBe('');
  });

  it('is at most 395 kB in all, in no part that Vite warns of', () => {
    expect(excessOf('all scripts', [...chunks.values()], TOTAL_MAX)).toBe('');
    const large = [...chunks.values()].filter(({ code }) => code.length > CHUNK_MAX);
    expect(large.map(({ fileName, code }) => `${fileName}: ${code.length} bytes, at most ${CHUNK_MAX}`)).toEqual([]);
  });
});
