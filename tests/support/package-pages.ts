/** Programs made with the installed package: bundled by Vite, served, and opened in a real Chromium. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium, type Page } from 'playwright-core';
import { build, type BuildEnvironmentOptions, type Rolldown } from 'vite';
import { vi } from 'vitest';
import { chromiumArguments } from '../../scripts/setup/find-chromium.mjs';
import { must } from '../../src/core/assert';
import { builtFiles } from '../../src/shells/cli/built-files';
import type { InstalledPackage } from './installed-package';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};

/** The one script that Vite makes of this text, minified, with nothing of its own. */
export async function bundled(installed: InstalledPackage, text: string): Promise<string> {
  const entry = installed.write('bundled.js', text);
  const built = await buildIn(installed, {
    lib: { entry, formats: ['es'] }, // for a page Vite would add how its scripts are loaded
    rolldownOptions: { output: { codeSplitting: false, minify: true } },
  });
  const { output } = must(built[0], 'one build');
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}

/** An app of this page, into `dist` of the project. */
export async function buildApp(installed: InstalledPackage, page: string): Promise<void> {
  const input = path.join(installed.folder, page);
  await buildIn(installed, { write: true, outDir: 'dist', rolldownOptions: { input } });
}

async function buildIn(
  { folder }: InstalledPackage,
  options: BuildEnvironmentOptions,
): Promise<Rolldown.RolldownOutput[]> {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('VITEST', undefined);
  try {
    const built = await build({
      ...{ root: folder, base: './', configFile: false, logLevel: 'silent' },
      plugins: [svelte({ configFile: false })],
      build: { write: false, chunkSizeWarningLimit: Infinity, ...options },
    });
    return [built].flat() as Rolldown.RolldownOutput[];
  } finally {
    vi.unstubAllEnvs();
  }
}

/** Opens a file of the project. `site`: another origin, with what the package's own site is. */
export async function openInChromium(
  { folder, packageFolder }: InstalledPackage,
  file: string,
  look: (page: Page, site: string) => Promise<void>,
): Promise<readonly string[]> {
  const own = await listening(
    createServer((request, response) => {
      const asked = path.join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
      if (!existsSync(asked) || !statSync(asked).isFile()) return void response.writeHead(204).end();
      response.writeHead(200, { 'Content-Type': TYPES[path.extname(asked)] ?? 'text/plain' });
      createReadStream(asked).pipe(response);
    }),
  );
  const site = await listening(createServer(builtFiles(path.join(packageFolder, 'dist'))));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...chromiumArguments],
  });
  const complaints: string[] = [];
  try {
    const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${addressOf(own)}${file}?site=${encodeURIComponent(addressOf(site))}`);
    await look(page, addressOf(site));
  } finally {
    await browser.close();
    for (const server of [own, site]) server.close();
  }
  return complaints;
}

const addressOf = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}/`;

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}
