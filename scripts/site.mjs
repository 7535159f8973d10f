// @ts-check
import path from 'node:path';
import { build, preview } from 'vite';
import { projectRoot, SetupError } from './setup/run.mjs';

/** Builds every page into dist/site; silent unless something is wrong. */
export async function buildSite() {
  await build({ root: projectRoot, logLevel: 'warn' });
  await build({ root: projectRoot, logLevel: 'warn', configFile: path.join(projectRoot, 'vite.config.reference.ts') });
  await build({ configFile: path.join(projectRoot, 'vite.config.frame.ts'), logLevel: 'warn' });
}

/** Serves dist/site from the first free port at or after 4173. */
export async function serveSite() {
  const server = await preview({ root: projectRoot, logLevel: 'warn', preview: { port: 4173, strictPort: false } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new SetupError('The server has no address on this machine.');
  return { address, close: () => server.close() };
}
