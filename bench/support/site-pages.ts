import type { Page } from 'playwright-core';
import { buildSite, serveSite } from '../../scripts/site.mjs';
import { launchBrowser, PAGE_PX } from './browser';
import { installStopwatch } from './stopwatch';

/** Builds and serves the site, opens a page for each link and hands it to `measure`; the lines of all, in order. */
export async function measurePages(
  links: Readonly<Record<string, string>>,
  measure: (page: Page, name: string) => Promise<readonly string[]>,
): Promise<string[]> {
  await buildSite();
  const site = await serveSite();
  const browser = await launchBrowser();
  try {
    const lines: string[] = [];
    for (const [name, link] of Object.entries(links)) {
      const page = await browser.newPage({ viewport: PAGE_PX });
      await page.addInitScript(installStopwatch);
      await page.goto(site.address + link);
      await page.waitForSelector('svg[role="group"]');
      lines.push(...(await measure(page, name)));
      await page.close();
    }
    return lines;
  } finally {
    await browser.close();
    await site.close();
  }
}
