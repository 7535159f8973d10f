import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** `embed.html`, beside the site's own page. */
export default defineConfig({
  root,
  base: './',
  plugins: [svelte()],
  build: {
    outDir: 'dist/site',
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: { input: `${root}embed.html`, output: { entryFileNames: 'assets/embed-[hash].js' } },
  },
});
