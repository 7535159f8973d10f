import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { must } from '../../src/core/assert';

const projectRoot = path.join(import.meta.dirname, '..', '..');

/** In bytes, gzipped. What a page of text pays for a figure that nobody scrolls to. */
const LOADER_MAX = 5_000;
/** All that is needed before a figure is drawn, in English, texts included. */
const FIGURE_MAX = 186_000;
/** One file with everything: both languages, every pane, all samples of code. */
const ALL_MAX = 316_000;

type Chunk = Rolldown.OutputChunk;

async function builtIn(mode: string): Promise<ReadonlyMap<string, Chunk>> {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('VITEST', undefined);
  const built = (await build({
    root: projectRoot,
    configFile: path.join(projectRoot, 'vite.config.element.ts'),
    mode,
    logLevel: 'silent',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  vi.unstubAllEnvs();
  return new Map(built.output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

let parts: ReadonlyMap<string, Chunk>;
let all: ReadonlyMap<string, Chunk>;

beforeAll(async () => {
  parts = await builtIn('production');
  all = await builtIn('all');
}, 240_000);

function withImports(chunks: ReadonlyMap<string, Chunk>, start: Chunk, reached = new Set<Chunk>()): ReadonlySet<Chunk> {
  if (reached.has(start)) return reached;
  reached.add(start);
  for (const name of start.imports) withImports(chunks, must(chunks.get(name), name), reached);
  return reached;
}

const bytesOf = (chunks: Iterable<Chunk>) => [...chunks].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
const loader = () => must(parts.get('poll-scope.js'), 'poll-scope.js');

describe('the script of <poll-scope>', () => {
  it('is at most 5 kB before a figure is near', () => {
    const bytes = bytesOf(withImports(parts, loader()));
    expect(bytes).toBeGreaterThan(1500); // else it was not the loader that was measured
    expect(bytes).toBeLessThanOrEqual(LOADER_MAX);
  });

  it('is at most 186 kB before a figure is drawn', () => {
    const [later] = loader().dynamicImports;
    const bytes = bytesOf(withImports(parts, must(parts.get(later ?? ''), 'the rest')));
    expect(bytes).toBeGreaterThan(80_000);
    expect(bytes).toBeLessThanOrEqual(FIGURE_MAX);
  });

  it('is one file of at most 316 kB where it has to be one', () => {
    expect([...all.keys()]).toEqual(['poll-scope.all.js']);
    expect(bytesOf(all.values())).toBeLessThanOrEqual(ALL_MAX);
    expect(must(all.get('poll-scope.all.js'), 'a file').imports).toEqual([]);
  });
});
