import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import type { ExploreState } from '../../src/shells/explore/explore-state.svelte';
import { mountApp } from './mount-app';

afterEach(() => page.viewport(1280, 800));

/** How far down the window the playhead is: what stays when a zoom is about it. */
function playheadFraction({ window: { viewport }, playheadMs }: ExploreState): number {
  return (playheadMs - viewport.fromMs) / viewport.spanMs;
}

it('keys: + and = zoom in, − out, about the playhead; 0 shows the whole run', async () => {
  const { explore } = mountApp();
  const before = explore.window.viewport;
  const fraction = playheadFraction(explore);
  await userEvent.keyboard('+');
  expect(explore.window.viewport.spanMs).toBeCloseTo(before.spanMs / 1.5);
  expect(playheadFraction(explore)).toBeCloseTo(fraction);
  await userEvent.keyboard('=');
  expect(explore.window.viewport.spanMs).toBeCloseTo(before.spanMs / 2.25);
  expect(playheadFraction(explore)).toBeCloseTo(fraction);
  await userEvent.keyboard('--');
  expect(explore.window.viewport.fromMs).toBeCloseTo(before.fromMs);
  expect(explore.window.viewport.toMs).toBeCloseTo(before.toMs);
  await userEvent.keyboard('0');
  expect(explore.window.viewport).toMatchObject({ fromMs: 0, toMs: explore.endMs });
});

it('where the playhead is out of sight, a zoom is about the middle of what is seen', async () => {
  const { explore } = mountApp();
  explore.window.look(explore.window.viewport.panned(15_000));
  const middleMs = (explore.window.viewport.fromMs + explore.window.viewport.toMs) / 2;
  await userEvent.keyboard('+');
  expect((explore.window.viewport.fromMs + explore.window.viewport.toMs) / 2).toBeCloseTo(middleMs);
});

it('buttons do the same, say their names, and tell when there is nothing left to zoom', async () => {
  const { explore } = mountApp();
  const zoom = page.getByRole('group', { name: 'Zoom' });
  const before = explore.window.viewport.spanMs;
  await zoom.getByRole('button', { name: 'Zoom in' }).click();
  expect(explore.window.viewport.spanMs).toBeLessThan(before);
  await zoom.getByRole('button', { name: 'Zoom out' }).click();
  expect(explore.window.viewport.spanMs).toBeCloseTo(before);
  const whole = zoom.getByRole('button', { name: 'Whole run' });
  await whole.click();
  expect(explore.window.viewport.spanMs).toBe(explore.endMs);
  await expect.element(whole).toHaveFocus();
  await expect.element(zoom.getByRole('button', { name: 'Zoom out' })).toHaveAttribute('aria-disabled', 'true');
  // Pressed again it gives back the window before it.
  await whole.click();
  expect(explore.window.viewport.spanMs).toBeCloseTo(before);
});

it.each([
  [1440, 'zooms', true],
  [844, 'scrolls the page', false],
  [390, 'scrolls the page', false],
])('at %i px a wheel on the picture %s', async (widthPx, _what, isTaken) => {
  await page.viewport(widthPx, 700);
  const { explore, root } = mountApp();
  const before = explore.window.viewport;
  const svg = root.querySelector('svg.tl')!;
  const { left, top } = svg.getBoundingClientRect();
  const event = new WheelEvent('wheel', {
    deltaY: -120,
    clientX: left + 200,
    clientY: top + 200,
    bubbles: true,
    cancelable: true,
  });
  svg.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(isTaken);
  expect(explore.window.viewport.spanMs < before.spanMs).toBe(isTaken);
  expect(getComputedStyle(svg).touchAction).toBe(isTaken ? 'none' : 'pan-y');
});

it('the list of keys names them, and says what the pointer does', async () => {
  mountApp();
  await userEvent.keyboard('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  const close = dialog.getByRole('button', { name: 'Close' });
  await expect.element(close).toHaveFocus();
  expect(close.element().getBoundingClientRect().bottom).toBeLessThan(innerHeight);
  await expect.element(dialog).toHaveTextContent(/\+\s*−\s*zoom in, out/);
  await expect.element(dialog).toHaveTextContent(/0\s*the whole run/);
  await expect.element(dialog).toHaveTextContent(/the wheel zooms about the pointer/);
});
