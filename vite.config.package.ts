import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type UserConfig } from 'vite';
import { withoutAbouts } from './scripts/setup/without-abouts.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const doors = `${root}src/shells/package/`;
/** What the package's user brings: one copy for both. */
const external = [/^svelte(\/|$)/, 'valibot'];

/** A module for each of ours, so that what is not imported is not bundled; nothing may be called `node_modules` in a package. */
const inModules = {
  preserveModules: true,
  preserveModulesRoot: `${root}src`,
  entryFileNames: ({ name }: { readonly name: string }) =>
    `${name.replace(/\.(svelte|css|ts)(?=\.|$|\?)/g, '-$1').replaceAll('node_modules', 'vendor')}.js`,
};

const builds: Readonly<Record<string, UserConfig>> = {
  // Svelte's components as text: for the picture, in Node and in a page.
  headless: {
    ssr: { noExternal: true, external: ['valibot'] },
    build: {
      ssr: true,
      outDir: 'dist/package/lib',
      rolldownOptions: {
        input: { index: `${doors}index.ts`, svg: `${doors}svg.ts`, embed: `${doors}embed.ts` },
        output: inModules,
      },
    },
  },
  svelte: {
    build: {
      outDir: 'dist/package/svelte',
      cssCodeSplit: false,
      lib: { entry: `${doors}svelte.ts`, formats: ['es'], fileName: 'index', cssFileName: 'style' },
      rolldownOptions: { external },
    },
  },
  'svelte-server': {
    ssr: { noExternal: true },
    build: {
      ssr: `${doors}svelte.ts`,
      outDir: 'dist/package/svelte/server',
      rolldownOptions: { external, output: { entryFileNames: 'index.js', chunkFileNames: '[name].js' } },
    },
  },
};

/** What the npm package has of its own; `scripts/package.mjs` puts the rest beside it. */
export default defineConfig(({ mode }) => {
  const { build, ...rest } = builds[mode] ?? {};
  return {
    root,
    plugins: [svelte(), withoutAbouts({ samples: true })],
    ...rest,
    build: { target: 'es2022', copyPublicDir: false, minify: false, chunkSizeWarningLimit: Infinity, ...build },
  };
});
