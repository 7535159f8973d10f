import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The command line as one file that needs nothing but Node. `bin/pollscope.js` runs it, and makes it where it is missing. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [svelte()],
  ssr: { noExternal: true },
  build: {
    ssr: 'src/shells/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20.19',
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: 'pollscope.js', codeSplitting: false } },
  },
});
