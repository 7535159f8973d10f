// @ts-check
// `npm run picture`: the README's picture, taken from the running page.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setUpWithChromium } from './setup.mjs';
import { chromiumArguments } from './setup/find-chromium.mjs';
import { projectRoot, runMain } from './setup/run.mjs';

const pictureFile = 'docs/pollscope.png';

await runMain(async () => {
  const executablePath = setUpWithChromium();
  const { chromium } = await import('playwright-core');
  const { buildSite, serveSite } = await import('./site.mjs');
  await buildSite();
  const site = await serveSite();
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 1.5,
      reducedMotion: 'reduce', // a picture taken in the middle of a movement differs from run to run
      locale: 'en-US',
    });
    await page.goto(site.address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    mkdirSync(path.join(projectRoot, 'docs'), { recursive: true });
    await page.screenshot({ path: path.join(projectRoot, pictureFile) });
    console.log(`The picture is in ${pictureFile}.`);
  } finally {
    await browser.close();
    await site.close();
  }
});
