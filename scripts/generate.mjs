// @ts-check
// `npm run generate`: writes the files that are made from code (schema, layouts, pages), each by a module of
// scripts/generate that exports `generate(): Promise<{ path, text }[]>`, paths relative to the project.
// With `--check` it writes nothing and names the files that are not what they would be.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setUp } from './setup.mjs';
import { projectRoot, runMain } from './setup/run.mjs';

const isCheck = process.argv.includes('--check');

await runMain(async () => {
  setUp();
  const { forEachModule } = await import('./load-typescript.mjs');
  /** @type {string[]} */
  const stalePaths = [];
  await forEachModule('scripts/generate', '.ts', async (name, module) => {
    if (typeof module.generate !== 'function') throw new Error(`scripts/generate/${name}.ts exports no generate().`);
    for (const file of await module.generate()) {
      if (isStale(file)) stalePaths.push(file.path);
      if (!isCheck) write(file);
    }
  });
  for (const stalePath of stalePaths) console.log(isCheck ? `stale: ${stalePath}` : `written: ${stalePath}`);
  if (!isCheck || stalePaths.length === 0) return true;
  console.log('Run `npm run generate` and look at the difference.');
  return false;
});

/** @param {{ path: string, text: string }} file */
function isStale(file) {
  const absolutePath = path.join(projectRoot, file.path);
  return !existsSync(absolutePath) || readFileSync(absolutePath, 'utf8') !== file.text;
}

/** @param {{ path: string, text: string }} file */
function write(file) {
  const absolutePath = path.join(projectRoot, file.path);
  mkdirSync(path.dirname(absolutePath), { recursive: true });
  writeFileSync(absolutePath, file.text);
}
