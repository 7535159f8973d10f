import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { findOrInstallChromium, chromiumArguments } from '../scripts/setup/chromium.mjs';
import { buildSite, serveSite } from '../scripts/site.mjs';

const SAMPLE_COUNT = 25;
const LINKS: Readonly<Record<string, string>> = {
  'one lane, 60 s': '?technique=ajax-polling&until=60s',
  'two lanes, 60 s': '?technique=ajax-polling,long-polling&until=60s',
  'three lanes, 60 s': '?technique=ajax-polling,long-polling,websocket&until=60s',
};

interface Timings {
  readonly sliderMs: number;
  readonly panMs: number;
  readonly frameMs: number;
}

/**
 * Runs in the page: moves the latency slider, or pans the picture, and waits until script and layout are done.
 * `frameMs` is from the slider's event to the frame that shows it, which comes at the next refresh at the earliest.
 */
async function measureInPage({ sampleCount }: { sampleCount: number }): Promise<Timings> {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
  const picture = document.querySelector<SVGSVGElement>('svg[role="group"]');
  if (!slider || !picture) throw new Error('The page has no slider or no picture.');
  const median = (samples: number[]) => samples.sort((one, other) => one - other)[samples.length >> 1] ?? NaN;
  const untilDrawn = async (act: () => void) => {
    const startMs = performance.now();
    act();
    await Promise.resolve(); // Svelte writes to the page in a microtask.
    picture.getBoundingClientRect();
    return performance.now() - startMs;
  };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const move = (index: number) => {
    slider.value = String(Number(slider.min) + ((Number(slider.max) - Number(slider.min)) * (20 + (index % 20))) / 60);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const pan = (index: number) => {
    const deltaY = index % 2 === 0 ? 60 : -60;
    picture.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true }));
  };
  const [sliderMs, panMs, frameMs]: [number[], number[], number[]] = [[], [], []];
  for (let index = 0; index < sampleCount; index++) {
    await nextFrame();
    sliderMs.push(await untilDrawn(() => move(index)));
    await nextFrame();
    panMs.push(await untilDrawn(() => pan(index)));
    await nextFrame();
    const startMs = performance.now();
    move(index + 7);
    await nextFrame();
    frameMs.push(performance.now() - startMs);
  }
  return { sliderMs: median(sliderMs), panMs: median(panMs), frameMs: median(frameMs) };
}

interface GrabTimings {
  readonly grabMs: number;
  readonly grabFrameMs: number;
}

/** Runs in the page: takes hold of the head of an arrow and moves it, until script and layout are done, and to the frame. */
async function measureGrabInPage({ sampleCount }: { sampleCount: number }): Promise<GrabTimings> {
  const picture = document.querySelector<SVGSVGElement>('svg[role="group"]');
  const line = picture?.querySelectorAll<SVGPathElement>('[data-key*="/transit/"] .tl-line')[1];
  const matrix = line?.getScreenCTM();
  if (!picture || !line || !matrix) throw new Error('The picture has no arrow.');
  const tip = line.getPointAtLength(line.getTotalLength()).matrixTransform(matrix);
  const fire = (target: Element, kind: string, byPx: number) =>
    target.dispatchEvent(
      new PointerEvent(kind, { clientX: tip.x, clientY: tip.y + byPx, bubbles: true, pointerId: 1, cancelable: true }),
    );
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const median = (samples: number[]) => samples.sort((one, other) => one - other)[samples.length >> 1] ?? NaN;
  fire(picture, 'pointermove', 0);
  await nextFrame();
  const grip = [...picture.querySelectorAll('.tl-grip')].at(-1);
  if (!grip) throw new Error('The arrow has no handle.');
  fire(grip, 'pointerdown', 0);
  const [grabMs, grabFrameMs]: [number[], number[]] = [[], []];
  for (let index = 0; index < sampleCount; index++) {
    await nextFrame();
    const startMs = performance.now();
    fire(grip, 'pointermove', 4 + (index % 12));
    await Promise.resolve();
    picture.getBoundingClientRect();
    grabMs.push(performance.now() - startMs);
    await nextFrame();
    grabFrameMs.push(performance.now() - startMs);
  }
  fire(grip, 'pointerup', 0);
  return { grabMs: median(grabMs), grabFrameMs: median(grabFrameMs) };
}

async function measureLoad(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 1);
  return page.evaluate(
    () => performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? NaN,
  );
}

/** Runs in the page: from the choice of a fault in the menu of an arrow to the frame that shows it. */
async function measureFault({ sampleCount }: { sampleCount: number }): Promise<number> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const until = async <Found>(find: () => Found | null): Promise<Found> => {
    for (let found = find(); ; found = find()) {
      if (found !== null) return found;
      await nextFrame();
    }
  };
  const samples: number[] = [];
  for (let index = 0; index < sampleCount; index++) {
    const arrow = await until(() => document.querySelector('.tl-item.tl-request .tl-hit'));
    const { left, top, width, height } = arrow.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    arrow.dispatchEvent(new MouseEvent('contextmenu', at));
    // Delays of the same answer, each in place of the one before.
    const choice = await until(() => document.querySelectorAll<HTMLElement>('[role="menuitem"]').item(2 + (index % 3)));
    await nextFrame();
    const startMs = performance.now();
    choice.click();
    await nextFrame();
    samples.push(performance.now() - startMs);
    await until(() => (document.querySelector('[role="menu"]') === null ? true : null));
  }
  return samples.sort((one, other) => one - other)[sampleCount >> 1] ?? NaN;
}

/** What a reader fetches before the first picture, gzipped: the entry's script and style. */
function firstLoadBytes(): number {
  const page = readFileSync('dist/site/index.html', 'utf8');
  const files = readdirSync('dist/site/assets').filter((name) => page.includes(name));
  return files.reduce(
    (sum, name) => sum + gzipSync(readFileSync(`dist/site/assets/${name}`)).length,
    gzipSync(page).length,
  );
}

/** The explore page in a real browser: from the slider's event to the drawn picture, against a pan, which simulates nothing. */
export async function bench(): Promise<string[]> {
  await buildSite();
  const site = await serveSite();
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumArguments });
  try {
    const lines = [`first load: ${(firstLoadBytes() / 1000).toFixed(1)} kB gzipped`];
    for (const [name, link] of Object.entries(LINKS)) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const loadMs = await measureLoad(page, site.address + link);
      const { sliderMs, panMs, frameMs } = await page.evaluate(measureInPage, { sampleCount: SAMPLE_COUNT });
      const faultMs = await page.evaluate(measureFault, { sampleCount: SAMPLE_COUNT });
      const { grabMs, grabFrameMs } = await page.evaluate(measureGrabInPage, { sampleCount: SAMPLE_COUNT });
      lines.push(
        `${name.padEnd(18)} first paint ${loadMs.toFixed(0)} ms · slider to picture ${sliderMs.toFixed(1)} ms = ${(sliderMs / panMs).toFixed(2)} × a pan (${panMs.toFixed(1)} ms) · slider to frame ${frameMs.toFixed(1)} ms · fault to frame ${faultMs.toFixed(1)} ms`,
        `${' '.repeat(18)} handle to picture ${grabMs.toFixed(1)} ms = ${(grabMs / panMs).toFixed(2)} × a pan · handle to frame ${grabFrameMs.toFixed(1)} ms`,
      );
      await page.close();
    }
    return lines;
  } finally {
    await browser.close();
    await site.close();
  }
}
