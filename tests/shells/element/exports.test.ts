/** What leaves a figure is what the command line prints for the same scenario. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { pollscope } from '../../support/command-line';
import { serveBuilt, type ElementPages } from '../../support/element-pages';

let site: ElementPages;
beforeAll(async () => {
  site = await serveBuilt([['--config', 'vite.config.element.ts']]);
}, 240_000);
afterAll(() => site.close());

async function figure(attributes: string): Promise<Page> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><script type="module" src="/poll-scope.js"></script></head><body><main><poll-scope ${attributes}></poll-scope></main></body></html>`;
  site.pages.set('/page.html', { html });
  const { page } = await site.open('/page.html');
  await page.locator('poll-scope').evaluate((each) => (each as unknown as { ready: Promise<void> }).ready);
  return page;
}

const ask = (page: Page, name: 'toSVG' | 'export', ...values: unknown[]) =>
  page
    .locator('poll-scope')
    .evaluate(
      (each, [method, args]) =>
        (each as unknown as Record<string, (...all: unknown[]) => Promise<string>>)[method]!(...args),
      [name, values] as const,
    );

async function printed(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await pollscope(args);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return stdout;
}

describe('toSVG() and `pollscope svg` give the same bytes', () => {
  it.each([
    ['?scenario=compare', 'scenario="compare"', []],
    ['?scenario=figure-5&lang=zh-CN', 'scenario="figure-5" lang="zh-CN"', []],
    ['?scenario=nacos', 'scenario="nacos" theme="dark" idle="folded"', ['--theme', 'dark', '--idle', 'folded']],
  ])('%s', async (link, attributes, options) => {
    const page = await figure(attributes);
    expect(await ask(page, 'toSVG')).toBe(await printed('svg', link, ...options));
    await page.context().close();
  });
});

it('export(format) gives what the command of that name prints', async () => {
  const page = await figure('scenario="figure-5"');
  const link = '?scenario=figure-5';
  expect(await ask(page, 'export', 'json')).toBe(await printed('simulate', link));
  for (const format of ['csv', 'har', 'mermaid', 'markdown'])
    expect(await ask(page, 'export', format), format).toBe(await printed(format, link));
  expect(await ask(page, 'export', 'csv-metrics')).toBe(await printed('csv', link, '--table', 'metrics'));
  await expect(ask(page, 'export', 'pdf')).rejects.toThrow('no such format: pdf; there are json, scenario, csv');
  await page.context().close();
});
