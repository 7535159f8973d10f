import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { mountApp } from './mount-app';

afterEach(() => page.viewport(1280, 800));

const chart = (name: string) => page.getByRole('slider', { name });

async function openCharts(widthPx = 1440) {
  await page.viewport(widthPx, 900);
  const app = mountApp();
  await page.getByRole('button', { name: 'Charts' }).click();
  await expect.element(chart('Long polling: Staleness')).toBeVisible();
  return app;
}

describe('the charts', () => {
  it('are there for each technique and number, and axe finds nothing', async () => {
    const { root } = await openCharts();
    for (const lane of ['Ajax polling', 'Long polling', 'WebSocket'])
      for (const name of ['Staleness', 'In flight', 'Held open', 'Connections', 'Workers busy', 'Bytes sent'])
        await expect.element(chart(`${lane}: ${name}`)).toBeInTheDocument();
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('a point leads to its message, with the pointer: it lights in the picture, and a click pins it', async () => {
    const { explore } = await openCharts();
    // The longest wait of Ajax polling: message 2, which came at 4.6 s.
    const { viewport } = explore.window;
    const box = chart('Ajax polling: Staleness').element().getBoundingClientRect();
    await userEvent.hover(chart('Ajax polling: Staleness'), {
      position: { x: viewport.pxAt(4550, box.width), y: 5 },
    });
    expect(explore.pointing.key).toMatch(/^ajax-polling\/message\/[23]$/);
    await chart('Ajax polling: Staleness').click({ position: { x: viewport.pxAt(4550, box.width), y: 5 } });
    expect(explore.pinnedKey).toBe(explore.pointing.key);
  });

  it('are walked point by point with the keyboard, each said in words, and Enter pins', async () => {
    const { explore } = await openCharts();
    const element = chart('Long polling: Staleness').element() as SVGElement;
    element.focus();
    await userEvent.keyboard('{Home}');
    expect(element.getAttribute('aria-valuetext')?.replaceAll('\u00a0', ' ')).toBe('2.096 s: 0.30 s, Message 1');
    const playheadMs = explore.playheadMs;
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(explore.pinnedKey).toBe('long-polling/message/2');
    expect(explore.playheadMs, 'the page’s own keys are left alone').toBe(playheadMs);
  });

  it('have the time of the picture: they zoom and pan with it', async () => {
    const { explore, root } = await openCharts();
    const drawn = () => [...root.querySelectorAll('.grid .line')].map((path) => path.getAttribute('d')).join('');
    const before = drawn();
    explore.zoom(1);
    await expect.poll(drawn).not.toBe(before);
  });

  it('on a phone there is room for one technique: the one that is looked at', async () => {
    await openCharts(390);
    expect(chart('WebSocket: Staleness').query()).toBeNull();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
