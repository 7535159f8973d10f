import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { describe, expect, it } from 'vitest';
import { Viewport } from '../../../src/layout/viewport';
import Legend from '../../../src/views/timeline/Legend.svelte';
import OverviewStrip from '../../../src/views/timeline/OverviewStrip.svelte';
import '../../../src/views/theme/tokens.css';
import '../../../src/views/timeline/timeline.css';
import type { OverviewStripProps } from '../../../src/views/timeline/props';
import { longPollSpans } from '../../layout/hand-made-spans';

const faultsOf = async (element: Element) =>
  (await axe.run(element)).violations.filter(({ id }) => id !== 'region').map(({ id }) => id);

/** WCAG 2.2, relative luminance and 0.05: the ratio of two is their contrast. */
function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = (rgb.match(/\d+/g) ?? []).map((digits) => {
    const part = Number(digits) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
}

async function showOverview() {
  const windows: Viewport[] = [];
  const props: OverviewStripProps = {
    idPrefix: 'test',
    label: 'Overview',
    windowText: (fromMs, toMs) => `from ${fromMs} to ${toMs}`,
    faultsAtMs: [4000],
    lanes: [{ key: 'one', title: 'Long polling', note: '', spans: longPollSpans(), untilMs: 10_000, clients: 1 }],
    widthPx: 500,
    heightPx: 20,
    viewport: new Viewport(2000, 4000),
    playheadMs: 2500,
    onviewport: (next) => windows.push(next),
  };
  const { container, rerender } = await render(OverviewStrip, props);
  const svg = container.querySelector('svg')!;
  return {
    svg,
    brush: svg.querySelector<SVGRectElement>('[role="slider"]')!,
    windows,
    follow: () => rerender({ viewport: windows.at(-1)! }),
  };
}

describe('OverviewStrip', () => {
  it('is a slider that says which window it stands for', async () => {
    const { brush, svg } = await showOverview();
    expect([brush.getAttribute('aria-label'), brush.getAttribute('aria-valuetext')]).toEqual([
      'Overview',
      'from 2000 to 4000',
    ]);
    expect(await faultsOf(svg.parentElement!)).toEqual([]);
  });
  it('its marks can be told from its ground, 3:1; a loss is a dot, a fault a wedge', async () => {
    const { svg } = await showOverview();
    const styleOf = (name: string) => getComputedStyle(svg.querySelector(`.${name}`)!);
    const ground = luminance(styleOf('ov-ground').fill);
    for (const name of ['ov-up', 'ov-down']) {
      const { stroke, strokeOpacity, opacity } = styleOf(name);
      expect(ground / luminance(stroke), name).toBeGreaterThanOrEqual(3);
      expect([strokeOpacity, opacity]).toEqual(['1', '1']);
    }
    for (const name of ['ov-loss', 'ov-fault'])
      expect(ground / luminance(styleOf(name).fill), name).toBeGreaterThanOrEqual(3);
    expect([svg.querySelectorAll('circle').length, svg.querySelector('.ov-fault')?.getAttribute('d')]).toEqual([
      1,
      'M200,6l-4,-6h8z',
    ]);
  });
  it('moves the window by a tenth of itself, by itself, and to the ends', async () => {
    const { brush, windows, follow } = await showOverview();
    brush.focus();
    for (const key of ['ArrowRight', 'PageDown', 'Home', 'End']) {
      await userEvent.keyboard(`{${key}}`);
      await follow();
    }
    expect(windows.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [2200, 4200],
      [4200, 6200],
      [0, 2000],
      [8000, 10_000],
    ]);
  });
  it('is dragged on its window; beside it the window jumps there first', async () => {
    const { svg, windows, follow } = await showOverview();
    const { left, top } = svg.getBoundingClientRect();
    const fire = (kind: string, xPx: number) =>
      svg.dispatchEvent(
        new PointerEvent(kind, { clientX: left + xPx, clientY: top + 10, pointerId: 1, bubbles: true }),
      );
    fire('pointerdown', 150);
    fire('pointermove', 200);
    fire('pointerup', 200);
    expect(windows.at(-1)).toEqual(new Viewport(3000, 5000));
    await follow();
    fire('pointerdown', 400);
    expect(windows.at(-1)).toEqual(new Viewport(7000, 9000));
  });
});

it('Legend is a list with a mark and a word for each entry', async () => {
  const { container } = await render(Legend, {
    label: 'Marks',
    entries: [
      { mark: 'request', text: 'request' },
      { mark: 'lost', text: 'message lost' },
    ],
  });
  const list = container.querySelector('ul')!;
  expect(list.getAttribute('aria-label')).toBe('Marks');
  expect(
    [...list.querySelectorAll('li')].map((item) => [item.textContent.trim(), item.querySelectorAll('svg').length]),
  ).toEqual([
    ['request', 1],
    ['message lost', 1],
  ]);
  expect(await faultsOf(container)).toEqual([]);
});
