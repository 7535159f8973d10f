import { medianOf, rankOf } from './support/ranks';
import { measurePages } from './support/site-pages';

const SAMPLE_COUNT = 40;
const LINKS: Readonly<Record<string, string>> = {
  'one lane, 10 min': '?technique=long-polling&until=600s',
  'three lanes, 1 min': '?technique=ajax-polling,long-polling,websocket&until=60s',
  'three lanes, 10 min': '?technique=ajax-polling,long-polling,websocket&until=600s',
};

/** Runs in the page: seeks to moments all over the run, and pans the same picture, which moves it and does nothing else. */
async function measureInPage({ sampleCount }: { sampleCount: number }) {
  const scrubber = document.querySelector<HTMLInputElement>('.scrubber input');
  if (!scrubber) throw new Error('The page has no scrubber.');
  const { msUntilLaidOut, pan } = globalThis.stopwatch;
  const seek = (index: number) => {
    // Strides of the golden ratio come everywhere, and never near to where they were.
    scrubber.value = String(((index * 0.618034) % 1) * Number(scrubber.max));
    scrubber.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const [seekMs, panMs]: [number[], number[]] = [[], []];
  for (let index = 1; index <= sampleCount; index++) {
    seekMs.push(await msUntilLaidOut(() => seek(index)));
    panMs.push(await msUntilLaidOut(() => pan(index % 2 === 0 ? 60 : -60)));
  }
  return { seekMs, panMs };
}

/**
 * Seeking anywhere in a run of ten minutes, against a pan of the same picture in the same page, and against a run of one
 * minute: what is drawn anew is what comes into view, however long the run. A frame is 16.7 ms.
 */
export function bench(): Promise<string[]> {
  return measurePages(LINKS, async (page, name) => {
    const { seekMs, panMs } = await page.evaluate(measureInPage, { sampleCount: SAMPLE_COUNT });
    const [seek, pan] = [medianOf(seekMs), medianOf(panMs)];
    return [
      `${name.padEnd(20)} seek to picture ${seek.toFixed(1)} ms (p95 ${rankOf(seekMs, 0.95).toFixed(1)} ms) = ${(seek / pan).toFixed(2)} × a pan (${pan.toFixed(1)} ms)`,
    ];
  });
}
