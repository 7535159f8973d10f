import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { Viewport } from '../../../src/layout/viewport';
import { emulateMedia } from '../../support/emulate-media';
import { exchange, handMadeSpans, transit } from '../../layout/hand-made-spans';
import { showTimeline, type Stage } from './timeline-stage';

const TRANSIT_MS = 100;
/** Ten requests that stand alone, a second apart, and then more than elements are made for. */
const sentAtMs = [
  ...Array.from({ length: 10 }, (_, place) => 500 + place * 800),
  ...Array.from({ length: 400 }, (_, place) => 9000 + place * 2),
];
const lane = {
  key: 'one',
  title: 'A crowd',
  note: '',
  untilMs: 10_000,
  clients: 1,
  spans: handMadeSpans({
    exchanges: sentAtMs.map((atMs, id) => exchange({ id, askedAtMs: atMs })),
    transits: sentAtMs.map((atMs, id) =>
      transit({ id, sentAtMs: atMs, arrivedAtMs: atMs + TRANSIT_MS, exchangeId: id, content: 'request' }),
    ),
  }),
};
const showCrowd = () => showTimeline({ lanes: [lane], viewport: new Viewport(0, 10_000), playheadMs: null });
const canvasOf = ({ svg }: Stage) => must(svg.querySelector('canvas'), 'no canvas');
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Where the middle of a request is, on the page: the stage stands at its corner. */
function middleOfRequest({ svg }: Stage, id: number): { readonly x: number; readonly y: number } {
  const topPx = Number(must(svg.querySelector('clipPath rect'), 'no plot').getAttribute('y'));
  const [clientXPx, serverXPx] = [
    ...must(svg.querySelector('.tl-lifeline'), 'no lifelines')
      .getAttribute('d')!
      .matchAll(/M([\d.]+),/g),
  ].map(([, xPx]) => Number(xPx));
  const atMs = sentAtMs[id]! + TRANSIT_MS / 2;
  return { x: (clientXPx! + serverXPx!) / 2, y: topPx + (atMs / 10_000) * (600 - 8 - topPx) };
}

/** The strongest colour of the canvas at most so many px above and below a place. */
function colourAt(stage: Stage, { x, y }: { readonly x: number; readonly y: number }, reachPx = 2): readonly number[] {
  const canvas = canvasOf(stage);
  const ratio = canvas.width / canvas.clientWidth;
  const { top } = canvas.getBoundingClientRect();
  const { data } = must(canvas.getContext('2d'), 'no context').getImageData(
    Math.round(x * ratio),
    Math.round((y - top - reachPx) * ratio),
    1,
    Math.round((2 * reachPx + 1) * ratio),
  );
  const pixels = Array.from({ length: data.length / 4 }, (_, place) => [...data.subarray(4 * place, 4 * place + 4)]);
  return pixels.reduce((best, pixel) => (pixel[3]! > best[3]! ? pixel : best));
}

const { dataset } = document.documentElement;

/** A CSS colour as the browser computes it, in red, green and blue. */
function rgbOf(colour: string): readonly number[] {
  const probe = document.createElement('i');
  document.body.append(probe);
  probe.style.color = colour;
  const rgb = getComputedStyle(probe).color.match(/\d+/g)!.slice(0, 3).map(Number);
  probe.remove();
  return rgb;
}

/** Whether the strongest colour there is that one, but for what the edges of a thin line lose. */
const isNear = (pixel: readonly number[], rgb: readonly number[]) =>
  pixel[3]! > 150 && rgb.every((each, place) => Math.abs(each - pixel[place]!) < 6);

afterEach(async () => {
  delete dataset['theme'];
  await emulateMedia('', {});
});

describe('Timeline: a lane with more marks than elements are made for', () => {
  it('has its arrows on a canvas, each where it is to be, and nothing between them', async () => {
    const stage = await showCrowd();
    expect(stage.svg.querySelectorAll('.tl-line')).toHaveLength(inSamples(stage, '.tl-line') + 1);
    for (const id of [0, 3, 9]) {
      const at = middleOfRequest(stage, id);
      expect(colourAt(stage, at)).toSatisfy((pixel: number[]) => isNear(pixel, [0, 114, 178]));
      expect(colourAt(stage, { ...at, y: at.y + 18 })[3]).toBe(0);
    }
  });
  it('has a pixel of the canvas for each of the screen', async () => {
    const canvas = canvasOf(await showCrowd());
    expect(canvas.width).toBe(Math.round(canvas.clientWidth * devicePixelRatio));
    expect(canvas.clientWidth).toBe(800);
  });
  it('is drawn anew in the colours of another theme', async () => {
    const stage = await showCrowd();
    const at = middleOfRequest(stage, 3);
    dataset['theme'] = 'dark';
    await expect.poll(() => colourAt(stage, at)[0]).toBeGreaterThan(80);
  });
  it('has the darker ink and the thicker lines of a projector', async () => {
    const stage = await showCrowd();
    const at = middleOfRequest(stage, 3);
    const inkedPx = () =>
      [...Array(9).keys()].filter((row) => colourAt(stage, { ...at, y: at.y + row - 4 }, 0)[3]! > 100).length;
    const before = inkedPx();
    dataset['theme'] = 'projector';
    const ink = rgbOf(getComputedStyle(document.documentElement).getPropertyValue('--ps-request'));
    await expect.poll(() => isNear(colourAt(stage, at), ink)).toBe(true);
    expect(inkedPx()).toBeGreaterThan(before);
  });
  it('takes a colour of the system where colours are forced', async () => {
    const stage = await showCrowd();
    const at = middleOfRequest(stage, 3);
    await emulateMedia('', { 'forced-colors': 'active' });
    await expect.poll(() => isNear(colourAt(stage, at), rgbOf('LinkText'))).toBe(true);
  });
  it('has the ghosts of another run over it, as elements', async () => {
    const transits = lane.spans.transits.slice(2, 4);
    const { svg } = await showTimeline({
      lanes: [lane],
      viewport: new Viewport(0, 10_000),
      playheadMs: null,
      ghosts: [{ laneKey: 'one', transits }],
    });
    const ghost = must(svg.querySelector('.tl-ghost'), 'no ghost');
    expect(ghost.querySelectorAll('.tl-ghost-line')).toHaveLength(2);
    const canvas = must(svg.querySelector('canvas'), 'no canvas');
    expect(canvas.compareDocumentPosition(ghost) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  });
  it('finds what is pointed at by geometry, and draws it once more in full ink', async () => {
    const stage = await showCrowd();
    const { x, y } = middleOfRequest(stage, 3);
    stage.svg.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
    await expect.poll(() => stage.state.hoveredKey).toBe('one/transit/3');
    await nextFrame();
    expect(stage.svg.querySelectorAll('.tl-tied .tl-line')).toHaveLength(1);
    await userEvent.click(stage.svg, { position: { x, y } });
    await expect.poll(() => stage.state.selectedKey).toBe('one/transit/3');
    expect(stage.svg.querySelectorAll('.tl-pinned')).toHaveLength(1);
    await expect.poll(() => document.activeElement?.getAttribute('data-key')).toBe('one/transit/3');
  });
  it('can be walked along by keys: the mark that has the focus is there, with its name', async () => {
    const { svg } = await showCrowd();
    await userEvent.keyboard('{Tab}{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('data-key')).toBe('one/transit/2');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/request, sent at 2\.100/);
    expect(svg.querySelectorAll('[data-key]').length).toBeLessThan(3);
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('data-key')).toBe('one/transit/409');
  });
  it('is elements again when the reader zooms in', async () => {
    const stage = await showTimeline({ lanes: [lane], viewport: new Viewport(0, 3000), playheadMs: null });
    expect(stage.svg.querySelector('canvas')).toBeNull();
    expect(stage.svg.querySelectorAll('[data-key]').length).toBeGreaterThan(2);
  });
});

function inSamples({ svg }: Stage, selector: string): number {
  return svg.querySelectorAll(`defs ${selector}`).length;
}
