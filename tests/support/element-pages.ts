/** The element as it is built, in pages of a server of its own, opened in a real Chromium. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumArguments } from '../../scripts/setup/find-chromium.mjs';
import { runBuild } from './run-build';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};
/** What a careful site allows: its own scripts, no inline style, no text as markup. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'; base-uri 'none'; object-src 'none'";

export interface ServedPage {
  readonly html: string;
  readonly policy?: string;
}

export interface ElementPages {
  /** By path: what the next `open` finds. */
  readonly pages: Map<string, ServedPage>;
  readonly folder: string;
  readonly address: string;
  readonly browser: Browser;
  /** Fails on every error in the console and on every request to elsewhere. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}

export interface OpenedPage {
  readonly page: Page;
  /** Errors, and requests that left for elsewhere. */
  readonly complaints: readonly string[];
  /** Paths that were asked for. */
  readonly asked: readonly string[];
}

/** Builds by the given configurations into a folder of its own, served from there. */
export async function serveBuilt(builds: readonly (readonly string[])[]): Promise<ElementPages> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pollscope-element-'));
  for (const build of builds) runBuild([...build, '--outDir', folder]);
  const pages = new Map<string, ServedPage>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages.get(pathname);
    const headers = {
      'Access-Control-Allow-Origin': '*',
      ...(page?.policy ? { 'Content-Security-Policy': page.policy } : {}),
    };
    const text = page?.html ?? readBuilt(folder, pathname);
    if (text === null) return response.writeHead(404).end();
    return response
      .writeHead(200, { ...headers, 'Content-Type': TYPES[path.extname(pathname)] ?? TYPES['.html'] })
      .end(text);
  });
  const address = await listening(server);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...chromiumArguments],
  });
  return {
    pages,
    folder,
    address,
    browser,
    open: (path, options) => openPage(browser, address, path, options),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  address: string,
  where: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 900, height: 800 }, locale: 'en-US', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    asked.push(url.pathname);
    if (url.hostname !== 'localhost' && ['http:', 'https:'].includes(url.protocol))
      complaints.push(`asked ${url.href}`);
  });
  await page.goto(address + where);
  return { page, complaints, asked };
}

function readBuilt(folder: string, pathname: string): Buffer | null {
  if (pathname === '/favicon.ico') return Buffer.from('');
  try {
    return readFileSync(path.join(folder, path.normalize(pathname)));
  } catch {
    return null;
  }
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, () => resolve(`http://localhost:${(server.address() as AddressInfo).port}`));
  });
}
