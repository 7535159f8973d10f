import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp } from './mount-app';

afterEach(() => page.viewport(1280, 800));

async function faultsOf(root: Element): Promise<string[]> {
  const { violations } = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The test's page is not ours: it has no title and no landmarks around the app.
    rules: { region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

it.each<[Locale, 'light' | 'dark' | 'projector', number]>([
  ['en', 'light', 1280],
  ['zh-CN', 'light', 1280],
  ['en', 'dark', 1280],
  ['en', 'projector', 1440],
  ['en', 'light', 390],
  ['zh-CN', 'dark', 390],
])('axe finds nothing: %s, %s, %i px', async (locale, theme, widthPx) => {
  await page.viewport(widthPx, 844);
  const { explore, root } = mountApp(usualStart(locale));
  explore.theme = theme;
  explore.pin('long-polling/transit/3');
  flushSync();
  expect(await faultsOf(root)).toEqual([]);
});

it.each(['figure-3', 'long-polling', 'sse'])(
  'axe finds nothing on a phone, at the head of the page and with the close-ups in sight: %s',
  async (sceneId) => {
    await page.viewport(390, 844);
    const { explore, root } = mountApp(usualStart('zh-CN'));
    explore.theme = 'dark';
    explore.openScene(sceneId);
    flushSync();
    expect(await faultsOf(root)).toEqual([]);
    page.getByRole('button', { name: '代码' }).element().scrollIntoView({ block: 'end' });
    expect(await faultsOf(root)).toEqual([]);
  },
);

it.each<[Locale, 'light' | 'dark', number]>([
  ['en', 'light', 1280],
  ['zh-CN', 'dark', 390],
])('axe finds nothing where a proxy keeps back, gives up and strips: %s, %s, %i px', async (locale, theme, widthPx) => {
  await page.viewport(widthPx, 844);
  const { explore, root } = mountApp(usualStart(locale));
  explore.theme = theme;
  const proxy = {
    isBuffering: true,
    bufferBytes: 300,
    idleTimeoutMs: 3000,
    passesUpgrade: false,
    upstreamConnections: 1,
  };
  explore.edit({ ...explore.scenario, proxy }, true);
  flushSync();
  expect(root.textContent).toMatch(/proxy gave up, 504|代理放弃，504/);
  explore.pin('long-polling/exchange/0/attempt/1/gave-up');
  flushSync();
  expect(await faultsOf(root)).toEqual([]);
});

it('axe finds nothing in the table and in the list of keys', async () => {
  const { root } = mountApp();
  await page.getByRole('button', { name: 'Table' }).click();
  expect(await faultsOf(root)).toEqual([]);
  await userEvent.keyboard('?');
  expect(await faultsOf(root)).toEqual([]);
});

it.each([320, 390, 768, 1280])('at %i px nothing has to be scrolled sideways', async (widthPx) => {
  await page.viewport(widthPx, 800);
  const { root } = mountApp();
  for (const view of ['Table', 'Picture']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(widthPx);
    expect(root.scrollWidth).toBeLessThanOrEqual(widthPx);
  }
});

it('every control is at least 24 px high and wide, apart from words in a line of text', () => {
  const { root } = mountApp();
  const small = [...root.querySelectorAll('button, select, input:not(.visually-hidden)')]
    .filter((element) => element.checkVisibility() && !element.classList.contains('visually-hidden'))
    .map((element) => ({ text: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.height < 23.5 || box.width < 23.5);
  expect(small.map(({ text, box }) => `${box.width}×${box.height} ${text}`)).toEqual([]);
});

it('on a phone the picture comes first, one lane at a time; controls come up in a sheet', async () => {
  await page.viewport(390, 844);
  const { explore, root } = mountApp();
  expect(root.querySelectorAll('svg.tl .tl-title')).toHaveLength(1);
  await page.getByRole('group', { name: 'Techniques' }).getByRole('button', { name: 'WebSocket' }).click();
  expect(explore.laneKey).toBe('websocket');
  expect(root.querySelector('svg.tl .tl-title')?.textContent).toBe('WebSocket');
  const latency = page.getByRole('slider', { name: 'One-way latency' });
  expect(latency.query()).toBeNull();
  await page.getByRole('button', { name: 'Parameters' }).click();
  await expect.element(latency).toBeVisible();
  const sheet = page.getByRole('dialog', { name: 'Parameters' }).element().getBoundingClientRect();
  expect(sheet.top).toBeGreaterThan(844 * 0.4);
});

it('skip to the diagram leads to the mark from which the arrow keys walk; in the table, to the table', async () => {
  const { skips } = mountApp();
  const skip = page.getByRole('link', { name: 'Skip to the diagram' });
  (skip.element() as HTMLElement).click();
  expect(skips.at(-1)?.closest('svg.tl')).not.toBeNull();
  skips.at(-1)?.focus();
  const first = document.activeElement?.getAttribute('data-key');
  expect(first).toEqual(expect.any(String));
  await userEvent.keyboard('{ArrowRight}');
  const next = document.activeElement?.getAttribute('data-key');
  expect(next).toEqual(expect.any(String));
  expect(next).not.toBe(first);
  await page.getByRole('button', { name: 'Table' }).click();
  (skip.element() as HTMLElement).click();
  expect(skips.at(-1)?.tagName).toBe('MAIN');
});

it('a keyboard alone: skip to the diagram, walk, pin, read, let go, change a parameter, play', async () => {
  const { explore } = mountApp();
  await userEvent.tab();
  await expect.element(page.getByRole('link', { name: 'Skip to the diagram' })).toHaveFocus();
  const mark = () => document.activeElement?.closest('[data-key]')?.getAttribute('data-key') ?? null;
  for (let press = 0; press < 60 && mark() === null; press += 1) await userEvent.tab();
  const first = mark();
  expect(first).not.toBeNull();
  const before = explore.playheadMs;
  await userEvent.keyboard('{ArrowRight}');
  expect(mark()).not.toBe(first);
  expect(explore.playheadMs).toBe(before);
  await userEvent.keyboard('{Enter}');
  expect(explore.pinnedKey).toBe(mark());
  await userEvent.keyboard('{Escape}');
  expect(explore.pinnedKey).toBeNull();
  (page.getByRole('slider', { name: 'One-way latency', exact: true }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(explore.scenario.network.oneWayLatencyMs).toBeLessThan(300);
  expect(explore.playheadMs).toBe(before);
  await userEvent.keyboard(' ');
  expect(explore.playback.isPlaying).toBe(true);
  await userEvent.keyboard(' ');
});

it('a small laptop shows the lanes side by side', async () => {
  await page.viewport(1024, 768);
  const { root } = mountApp();
  expect(root.querySelectorAll('svg.tl .tl-title')).toHaveLength(3);
});
