import { chromium } from 'playwright-core';
import { findOrInstallChromium, chromiumArguments } from '../scripts/setup/chromium.mjs';
import { buildSite, serveSite } from '../scripts/site.mjs';

const SAMPLE_COUNT = 40;
const LINKS: Readonly<Record<string, string>> = {
  'one lane, 10 min': '?technique=long-polling&until=600s',
  'three lanes, 1 min': '?technique=ajax-polling,long-polling,websocket&until=60s',
  'three lanes, 10 min': '?technique=ajax-polling,long-polling,websocket&until=600s',
};

interface Timings {
  readonly seekMs: number;
  readonly seekP95Ms: number;
  readonly panMs: number;
}

/**
 * Runs in the page: seeks to moments all over the run, or pans the same picture, and waits until script and layout are
 * done. A pan moves the picture and nothing else.
 */
async function measureInPage({ sampleCount }: { sampleCount: number }): Promise<Timings> {
  const scrubber = document.querySelector<HTMLInputElement>('.scrubber input');
  const picture = document.querySelector<SVGSVGElement>('svg[role="group"]');
  if (!scrubber || !picture) throw new Error('The page has no scrubber or no picture.');
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const untilDrawn = async (act: () => void) => {
    await nextFrame();
    const startMs = performance.now();
    act();
    await Promise.resolve(); // Svelte writes to the page in a microtask.
    document.body.getBoundingClientRect();
    return performance.now() - startMs;
  };
  const seek = (index: number) => {
    // Strides of the golden ratio come everywhere, and never near to where they were.
    scrubber.value = String(((index * 0.618034) % 1) * Number(scrubber.max));
    scrubber.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const pan = (index: number) => {
    const deltaX = index % 2 === 0 ? 60 : -60;
    picture.dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true }));
  };
  const [seekMs, panMs]: [number[], number[]] = [[], []];
  for (let index = 1; index <= sampleCount; index++) {
    seekMs.push(await untilDrawn(() => seek(index)));
    panMs.push(await untilDrawn(() => pan(index)));
  }
  const rankOf = (samples: number[], portion: number) =>
    samples.sort((one, other) => one - other)[Math.floor(samples.length * portion)] ?? NaN;
  return { seekMs: rankOf(seekMs, 0.5), seekP95Ms: rankOf(seekMs, 0.95), panMs: rankOf(panMs, 0.5) };
}

/**
 * Seeking anywhere in a run of ten minutes, against a pan of the same picture in the same page, and against a run of one
 * minute: what is drawn anew is what comes into view, however long the run. A frame is 16.7 ms.
 */
export async function bench(): Promise<string[]> {
  await buildSite();
  const site = await serveSite();
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumArguments });
  try {
    const lines: string[] = [];
    for (const [name, link] of Object.entries(LINKS)) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(site.address + link);
      await page.waitForSelector('svg[role="group"]');
      const { seekMs, seekP95Ms, panMs } = await page.evaluate(measureInPage, { sampleCount: SAMPLE_COUNT });
      lines.push(
        `${name.padEnd(20)} seek to picture ${seekMs.toFixed(1)} ms (p95 ${seekP95Ms.toFixed(1)} ms) = ${(seekMs / panMs).toFixed(2)} × a pan (${panMs.toFixed(1)} ms)`,
      );
      await page.close();
    }
    return lines;
  } finally {
    await browser.close();
    await site.close();
  }
}
