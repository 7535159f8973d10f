import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { singleFile } from './scripts/setup/single-file.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** `pollscope.html`: the whole page with both languages in one file, which a browser opens from a disk, offline. */
export default defineConfig({
  root,
  base: './',
  mode: 'single',
  plugins: [svelte(), singleFile('pollscope.html')],
  build: {
    outDir: 'dist/site',
    emptyOutDir: false,
    copyPublicDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: { input: `${root}index.html`, output: { codeSplitting: false } },
  },
});
