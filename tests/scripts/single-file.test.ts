import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments } from '../../scripts/setup/find-chromium.mjs';
import { runBuild } from '../support/run-build';

/** In bytes: it is sent by mail and kept on a stick, so raw. */
const FILE_MAX = 1_500_000;

const folder = mkdtempSync(path.join(os.tmpdir(), 'pollscope-single-'));
const file = path.join(folder, 'pollscope.html');
const address = pathToFileURL(file).href;
let browser: Browser;

beforeAll(async () => {
  runBuild(['--config', 'vite.config.single.ts', '--outDir', folder]);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...chromiumArguments],
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** Everything in the console, and every request but for the file itself. */
  readonly complaints: readonly string[];
}

async function open(link = '', options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ locale: 'en-US', offline: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      complaints.push(`asked ${request.url()}`);
  });
  await page.goto(address + link);
  await page.getByRole('slider').first().waitFor();
  return { page, complaints };
}

const moment = (page: Page) => page.getByRole('slider', { name: 'Moment in the run' }).inputValue();

describe('pollscope.html', () => {
  it('is one file, of at most 1.5 MB', () => {
    expect(readdirSync(folder)).toEqual(['pollscope.html']);
    expect(readFileSync(file).length).toBeLessThanOrEqual(FILE_MAX);
  });

  it('draws, plays and speaks the other language from a disk, and asks for nothing', async () => {
    const { page, complaints } = await open();
    await page.getByText('One-way latency').first().waitFor(); // what comes after the first picture has come too
    const before = await moment(page);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => moment(page)).not.toBe(before);
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expect.poll(() => page.locator('body').innerText()).toContain('长轮询');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('opens a link, and its own address leads there again', async () => {
    const { page, complaints } = await open('?technique=sse&latency=200ms&t=3s');
    await expect.poll(() => page.locator('body').innerText()).toContain('EventSource asks for text');
    await page.getByRole('button', { name: 'To the end' }).click();
    await expect.poll(() => page.url()).not.toContain('t=3s');
    const again = await open(page.url().slice(address.length));
    expect(Number(await moment(again.page))).toBeGreaterThan(3000);
    expect(await moment(again.page)).toBe(await moment(page));
    expect([...complaints, ...again.complaints]).toEqual([]);
    await Promise.all([page, again.page].map((each) => each.context().close()));
  });

  it('says of a link that it copies that it leads to a file of this computer', async () => {
    const { page, complaints } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.locator('body').innerText()).toContain('leads to a file on this computer');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^file:\/\/\/.+\/pollscope\.html\?/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leads to no file beside it, since there is none', async () => {
    const { page } = await open();
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(links.filter((href) => !/^(#|https:)/.test(href ?? ''))).toEqual([]);
    await page.context().close();
  });
});
