import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { goalLine } from './support/goal';
import { measurePages } from './support/site-pages';

const SAMPLE_COUNT = 15;
const MOST_SLIDER_TO_READY = 2;
const GOAL_LANES = 'three lanes';
const TECHNIQUES = ['ajax-polling', 'long-polling', 'websocket', 'sse', 'ajax-long-polling', 'iframe-polling'];
const LINKS: Readonly<Record<string, string>> = Object.fromEntries(
  ['one lane', 'two lanes', 'three lanes', 'four lanes', 'five lanes', 'six lanes'].map((name, index) => [
    name,
    `?technique=${TECHNIQUES.slice(0, index + 1).join(',')}&until=60s`,
  ]),
);

/**
 * Runs in the page: moves the latency slider; goes back and forth between its values by undo and redo, which draw the
 * same pictures from runs that are ready; pans. `laidOut` is until script and layout are done, `painted` until the frame is.
 */
async function measureSlider({ sampleCount }: { sampleCount: number }) {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
  if (!slider) throw new Error('The page has no slider.');
  const { msUntilLaidOut, msUntilPainted, pan, median } = globalThis.stopwatch;
  const move = (index: number) => {
    slider.value = String(Number(slider.min) + ((Number(slider.max) - Number(slider.min)) * (20 + (index % 20))) / 60);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const letGo = () => slider.dispatchEvent(new Event('change', { bubbles: true }));
  const undo = (isRedo: boolean) =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey: isRedo, bubbles: true, cancelable: true }),
    );
  const samples = { sliderLaidOut: [0], slider: [0], ready: [0], panLaidOut: [0], pan: [0] };
  for (const each of Object.values(samples)) each.pop();
  for (let index = 0; index < sampleCount; index++) {
    samples.sliderLaidOut.push(await msUntilLaidOut(() => move(index)));
    letGo();
    samples.slider.push(await msUntilPainted(() => move(index + 7)));
    letGo();
    const shown = slider.value;
    samples.ready.push(await msUntilPainted(() => undo(false)));
    if (slider.value === shown) throw new Error('Undo did not move the slider.');
    samples.ready.push(await msUntilPainted(() => undo(true)));
    samples.panLaidOut.push(await msUntilLaidOut(() => pan(index % 2 === 0 ? 60 : -60)));
    samples.pan.push(await msUntilPainted(() => pan(index % 2 === 0 ? -60 : 60)));
  }
  return {
    sliderLaidOutMs: median(samples.sliderLaidOut),
    sliderMs: median(samples.slider),
    readyMs: median(samples.ready),
    panLaidOutMs: median(samples.panLaidOut),
    panMs: median(samples.pan),
  };
}

/** Runs in the page: takes hold of the head of an arrow and moves it. */
async function measureGrab({ sampleCount }: { sampleCount: number }) {
  const { msUntilLaidOut, msUntilPainted, found, median } = globalThis.stopwatch;
  const picture = globalThis.stopwatch.picture();
  const line = picture.querySelectorAll<SVGPathElement>('[data-key*="/transit/"] .tl-line')[1];
  const matrix = line?.getScreenCTM();
  if (!line || !matrix) throw new Error('The picture has no arrow.');
  const tip = line.getPointAtLength(line.getTotalLength()).matrixTransform(matrix);
  const fire = (target: Element, kind: string, byPx: number) =>
    target.dispatchEvent(
      new PointerEvent(kind, { clientX: tip.x, clientY: tip.y + byPx, bubbles: true, pointerId: 1, cancelable: true }),
    );
  fire(picture, 'pointermove', 0);
  const grip = await found(() => [...picture.querySelectorAll('.tl-grip')].at(-1));
  fire(grip, 'pointerdown', 0);
  const [grabLaidOutMs, grabMs]: [number[], number[]] = [[], []];
  for (let index = 0; index < sampleCount; index++) {
    grabLaidOutMs.push(await msUntilLaidOut(() => fire(grip, 'pointermove', 4 + (index % 12))));
    grabMs.push(await msUntilPainted(() => fire(grip, 'pointermove', 4 + ((index + 5) % 12))));
  }
  fire(grip, 'pointerup', 0);
  return { grabLaidOutMs: median(grabLaidOutMs), grabMs: median(grabMs) };
}

/** Runs in the page: from the choice of a fault in the menu of an arrow to the frame that shows it. */
async function measureFault({ sampleCount }: { sampleCount: number }): Promise<number> {
  const { found, msUntilPainted, median } = globalThis.stopwatch;
  const samples: number[] = [];
  for (let index = 0; index < sampleCount; index++) {
    const arrow = await found(() => document.querySelector('.tl-item.tl-request .tl-hit'));
    const { left, top, width, height } = arrow.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    arrow.dispatchEvent(new MouseEvent('contextmenu', at));
    // Delays of the same answer, each in place of the one before.
    const choice = await found(() => document.querySelectorAll<HTMLElement>('[role="menuitem"]')[2 + (index % 3)]);
    samples.push(await msUntilPainted(() => choice.click()));
    await found(() => (document.querySelector('[role="menu"]') === null ? true : null));
  }
  return median(samples);
}

async function firstPaintMs(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
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

/**
 * The explore page in a real browser, one to six lanes of 60 s: from the slider's event to the painted picture, against a
 * pan, which simulates nothing, and against the same picture from runs that are ready.
 */
export async function bench(): Promise<string[]> {
  let sliderToReady = NaN;
  const lines = await measurePages(LINKS, async (page, name) => {
    const paintMs = await firstPaintMs(page);
    const slider = await page.evaluate(measureSlider, { sampleCount: SAMPLE_COUNT });
    const grab = await page.evaluate(measureGrab, { sampleCount: SAMPLE_COUNT });
    const faultMs = await page.evaluate(measureFault, { sampleCount: SAMPLE_COUNT });
    if (name === GOAL_LANES) sliderToReady = slider.sliderMs / slider.readyMs;
    const row = (what: string, laidOutMs: number, paintedMs: number) =>
      `${' '.repeat(12)}${what} to picture ${laidOutMs.toFixed(1)} ms = ${times(laidOutMs, slider.panLaidOutMs)} a pan · to painted frame ${paintedMs.toFixed(1)} ms = ${times(paintedMs, slider.panMs)} a pan`;
    return [
      `${name.padEnd(12)}first paint ${paintMs.toFixed(0)} ms · pan to picture ${slider.panLaidOutMs.toFixed(1)} ms, to painted frame ${slider.panMs.toFixed(1)} ms`,
      `${row('slider', slider.sliderLaidOutMs, slider.sliderMs)} = ${times(slider.sliderMs, slider.readyMs)} the same from ready runs (${slider.readyMs.toFixed(1)} ms)`,
      row('handle', grab.grabLaidOutMs, grab.grabMs),
      `${' '.repeat(12)}fault to painted frame ${faultMs.toFixed(1)} ms = ${times(faultMs, slider.panMs)} a pan`,
    ];
  });
  return [
    `first load: ${(firstLoadBytes() / 1000).toFixed(1)} kB gzipped`,
    ...lines,
    goalLine(
      `slider to painted frame, ${GOAL_LANES} of 60 s ÷ the same from ready runs`,
      sliderToReady,
      '≤',
      MOST_SLIDER_TO_READY,
    ),
    'medians, no limit of frames; ready runs: undo and redo of the same move, laid out and drawn anew, not simulated',
  ];
}

function times(ms: number, baselineMs: number): string {
  return `${(ms / baselineMs).toFixed(2)} ×`;
}
