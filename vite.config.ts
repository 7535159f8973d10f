import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments } from './scripts/setup/find-chromium.mjs';
import { oneFirstScript } from './scripts/setup/one-first-script.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
/** Each is built by itself (`vite.config.reference.ts`, `vite.config.frame.ts`): scripts that pages share would be larger for each. */
const BUILT_BY_THEMSELVES: readonly string[] = ['reference.html', 'embed.html'];
const pages = readdirSync(root)
  .filter((name) => name.endsWith('.html') && !BUILT_BY_THEMSELVES.includes(name))
  .map((name) => `${root}${name}`);

export default defineConfig({
  root,
  base: './', // the site must work from any folder of any host
  plugins: [svelte()],
  /** Scripts of a frame in a sandbox, whose origin is "null", come only where any origin may have them. */
  preview: { cors: { origin: '*' } },
  build: {
    outDir: 'dist/site',
    modulePreload: { polyfill: false }, // every browser that knows container queries knows it
    rolldownOptions: { input: pages, output: { codeSplitting: { groups: [oneFirstScript(pages)] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          testTimeout: 60_000, // some spawn processes or simulate for hours of virtual time, on machines that may be busy
          environment: 'node', // Svelte components are compiled for the server here: `render` of svelte/server
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.browser.test.ts'],
          setupFiles: ['tests/support/load-languages.ts', 'tests/support/load-engine.ts'],
          isolate: false, // reading the engine anew for each file took longer than all tests together
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          testTimeout: 60_000,
          include: ['tests/**/*.browser.test.ts'],
          setupFiles: ['tests/support/fail-on-console.ts', 'tests/support/load-languages.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
                args: chromiumArguments,
              },
            }),
          },
        },
      },
    ],
  },
});
