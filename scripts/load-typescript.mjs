// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { projectRoot } from './setup/run.mjs';

/**
 * Loads the TypeScript modules of a folder as the tests see them (same Vite configuration, so they may import
 * all of src) and hands each to `use`, in the order of their names. A folder that is not there has no modules.
 * @param {string} folder  relative to the project
 * @param {string} ending  of the files' names, such as `.bench.ts`
 * @param {(name: string, module: Record<string, unknown>) => void | Promise<void>} use
 */
export async function forEachModule(folder, ending, use) {
  const absoluteFolder = path.join(projectRoot, folder);
  if (!existsSync(absoluteFolder)) return;
  const names = readdirSync(absoluteFolder).filter((name) => name.endsWith(ending));
  const server = await createServer({
    root: projectRoot,
    logLevel: 'warn',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    for (const name of names.sort()) {
      await use(name.slice(0, -ending.length), await server.ssrLoadModule(path.join(absoluteFolder, name)));
    }
  } finally {
    await server.close();
  }
}
