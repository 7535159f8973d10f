import { expect, it } from 'vitest';
import { mountApp, pictureOf } from './mount-app';

it('mount(App) draws the first picture before it returns, at rest, on a telling moment', () => {
  const { explore, root } = mountApp();
  expect(root.querySelectorAll('svg.tl .tl-request').length).toBeGreaterThan(3);
  expect(root.querySelectorAll('svg.tl .tl-published').length).toBeGreaterThan(3);
  expect(pictureOf(root)).toContain('8.700');
  expect(root.textContent).toContain('At 7.561\u00a0s message 4 was lost for WebSocket');
  expect(explore.playback.isPlaying).toBe(false);
});

it('mount(App) says nothing to the address bar and asks the network for nothing', async () => {
  const before = performance.getEntriesByType('resource').length;
  const { explore, writes } = mountApp();
  explore.step(1);
  explore.openScene('figure-2');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const after = performance.getEntriesByType('resource').slice(before);
  const foreign = after.filter(({ name }) => new URL(name).origin !== location.origin && !name.startsWith('data:'));
  expect(foreign.map(({ name }) => name)).toEqual([]);
  expect(writes.map(({ isNewPlace }) => isNewPlace)).toEqual([false, true]);
});

it('the columns fit 1280 and 390 px without a sideways scroll', () => {
  mountApp();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
});
