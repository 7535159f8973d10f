import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, preview, type InlineConfig } from 'vite';
import { installDependencies } from '../../scripts/setup/dependencies.mjs';
import { projectRoot } from '../../scripts/setup/run.mjs';

const config: InlineConfig = {
  root: `${projectRoot}/bench/size`,
  configFile: false,
  base: './',
  logLevel: 'error', // mermaid's parts are large, which is no news
  plugins: [svelte()],
  build: { outDir: `${projectRoot}/dist/bench`, emptyOutDir: true },
};

/** Builds bench/size as the site is built, with the baselines, which it installs where they are missing; and serves it. */
export async function serveSizePage(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  installDependencies('bench/baselines');
  await build(config);
  const server = await preview({ ...config, preview: { port: 4273, strictPort: false } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The server has no address on this machine.');
  return { address, close: () => server.close() };
}
