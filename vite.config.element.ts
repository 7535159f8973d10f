import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { adoptedCss } from './scripts/setup/adopted-css.mjs';
import { withoutAbouts } from './scripts/setup/without-abouts.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * `<poll-scope>` twice: a small first script with the rest on demand, and (`--mode all`) one file that needs nothing else.
 * Both go into `dist/element`.
 */
export default defineConfig(({ mode }) => ({
  root,
  base: './',
  plugins: [svelte(), withoutAbouts(), adoptedCss()],
  build: {
    outDir: 'dist/element',
    emptyOutDir: mode !== 'all',
    copyPublicDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: {
        [mode === 'all' ? 'poll-scope.all' : 'poll-scope']:
          `${root}src/shells/element/${mode === 'all' ? 'define-all' : 'define'}.ts`,
      },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        ...(mode === 'all' ? { codeSplitting: false } : {}),
      },
    },
  },
}));
