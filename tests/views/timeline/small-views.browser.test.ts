import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { describe, expect, it } from 'vitest';
import { clientCharts } from '../../../src/generated/statecharts';
import { Viewport } from '../../../src/layout/viewport';
import Legend from '../../../src/views/timeline/Legend.svelte';
import OverviewStrip from '../../../src/views/timeline/OverviewStrip.svelte';
import type { OverviewStripProps } from '../../../src/views/timeline/props';
import Statechart from '../../../src/views/timeline/Statechart.svelte';
import { longPollSpans } from '../../layout/hand-made-spans';

const faultsOf = async (element: Element) =>
  (await axe.run(element)).violations.filter(({ id }) => id !== 'region').map(({ id }) => id);

async function showOverview() {
  const windows: Viewport[] = [];
  const props: OverviewStripProps = {
    idPrefix: 'test',
    label: 'Overview',
    windowText: (fromMs, toMs) => `from ${fromMs} to ${toMs}`,
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

describe('Statechart', () => {
  const long = clientCharts['long-polling']!;
  const show = (parts = {}) =>
    render(Statechart, {
      idPrefix: 'test',
      label: 'Long polling, browser: waiting',
      chart: long,
      widthPx: 290,
      stateText: (id: string) => id,
      eventText: (event: string) => event,
      activeState: 'waiting',
      lastTransition: null,
      timer: { fraction: 0.25, text: '38 s' },
      ...parts,
    });
  it('fits its width, is named, and lights the active state with its timer', async () => {
    const { container } = await show();
    const svg = container.querySelector('svg')!;
    expect(svg.getBoundingClientRect().width).toBeLessThanOrEqual(290);
    expect(svg.getAttribute('aria-label')).toBe('Long polling, browser: waiting');
    expect([...svg.querySelectorAll('.sc-active text')].map((text) => text.textContent)).toEqual(['waiting', '38 s']);
    expect(await faultsOf(container)).toEqual([]);
  });
  it('lights the last transition, and tells which one is pointed at', async () => {
    const hovered: unknown[] = [];
    const { from, to, event } = long.transitions[0]!;
    const { container } = await show({
      lastTransition: { from, to, event },
      onhover: (transition: unknown) => hovered.push(transition),
    });
    expect(container.querySelectorAll('.sc-last .sc-line')).toHaveLength(1);
    container.querySelector('.sc-last')!.dispatchEvent(new PointerEvent('pointerenter'));
    expect(hovered).toEqual([{ from, to, event }]);
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
