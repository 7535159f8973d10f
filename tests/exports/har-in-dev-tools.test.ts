import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../../scripts/setup/find-chromium.mjs';
import { writeHar } from '../../src/exports/har';
import { languageOf } from '../../src/i18n/catalogue';
import { exportedRun } from '../support/exported-runs';
import { presets } from '../support/presets';
import { readHar } from '../support/read-har';
import { parsed } from '../support/scenarios';

/** What is asked of DevTools' own reader of archives, which is a module of the page that a browser brings along. */
const READ = `async (text) => {
  const { HARFormat, Importer } = await import('devtools://devtools/bundled/models/har/har.js');
  const requests = Importer.Importer.requestsFromHARLog(new HARFormat.HARRoot(JSON.parse(text)).log);
  return requests.map((request) => ({
    url: request.url(),
    status: request.statusCode,
    type: request.resourceType().name(),
    durationMs: Math.round(request.duration * 1e6) / 1e3,
    bytes: request.transferSize,
    frames: request.frames().map(({ time, text, opCode, type }) => ({ type, time, opcode: opCode, data: text })),
  }));
}`;
const executablePath = findChromium(process.env);
const texts = Object.values(presets).map((input) => writeHar(exportedRun(parsed(input)), languageOf('en'), '0.0.0'));

it.runIf(executablePath !== null)(
  "Chromium's DevTools read every request, with its times, sizes and frames, from writeHar(run, version)",
  async () => {
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: chromiumArguments });
    try {
      const page = await browser.newPage();
      await page.goto('devtools://devtools/bundled/inspector.html');
      for (const text of texts) {
        const read: unknown = await page.evaluate(`(${READ})(${JSON.stringify(text)})`);
        expect(read).toEqual(
          readHar(text).map(({ entry }) => ({
            url: entry.request.url,
            status: entry.response.status,
            type: entry._resourceType,
            durationMs: entry.time,
            bytes: entry.response._transferSize,
            frames: entry._webSocketMessages ?? [],
          })),
        );
      }
    } finally {
      await browser.close();
    }
  },
  120_000,
);
