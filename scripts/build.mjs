// @ts-check
// `npm run build`: the site, the element, the command line, and the npm package made of them. `--into FOLDER`: elsewhere than `dist`.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';
import { projectRoot, runMain } from './setup/run.mjs';

/** Configuration, mode, and the folder it builds into. */
const BUILDS = /** @type {const} */ ([
  ['vite.config.ts', 'production', 'site'],
  ['vite.config.reference.ts', 'production', 'site'],
  ['vite.config.frame.ts', 'production', 'site'],
  ['vite.config.single.ts', 'single', 'site'],
  ['vite.config.cli.ts', 'production', 'cli'],
  ['vite.config.element.ts', 'production', 'element'],
  ['vite.config.element.ts', 'all', 'element'],
  ['vite.config.package.ts', 'headless', 'package/lib'],
  ['vite.config.package.ts', 'svelte', 'package/svelte'],
  ['vite.config.package.ts', 'svelte-server', 'package/svelte/server'],
]);

await runMain(async () => {
  setUp();
  const { build } = await import('vite'); // it may only just have been installed
  const { assemblePackage } = await import('./setup/assemble-package.mjs');
  const { values } = parseArgs({ options: { into: { type: 'string', default: path.join(projectRoot, 'dist') } } });
  rmSync(path.join(values.into, 'package'), { recursive: true, force: true });
  for (const [config, mode, folder] of BUILDS) {
    await build({
      configFile: path.join(projectRoot, config),
      mode,
      logLevel: 'warn',
      build: { outDir: path.join(values.into, folder) },
    });
  }
  assemblePackage(values.into);
  console.log(`Built: site, element, cli and package, in ${path.relative(process.cwd(), values.into) || '.'}`);
});
