import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale';
import { CLOSE_UPS } from '../../src/shells/explore/close-ups';
import { usualStart } from '../../src/shells/explore/start';
import longPollingClient from '../../src/techniques/long-polling/sample/client.js?raw';
import { mountApp } from './mount-app';

afterEach(() => page.viewport(1280, 800));

const browserCode = () => page.getByRole('region', { name: 'Long polling, code in the browser' });
const serverCode = () => page.getByRole('region', { name: 'Long polling, code at the server' });

/** The lines of a panel that have this class, as they are numbered. */
function linesWith(panel: ReturnType<typeof browserCode>, className: string): number[] {
  return [...panel.element().querySelectorAll('li')].flatMap((line, place) =>
    line.classList.contains(className) ? [place + 1] : [],
  );
}

/** The text of the line at which the program stands. */
function lastLine(panel: ReturnType<typeof browserCode>): string {
  return panel.element().querySelector('li.last code')?.textContent.trim() ?? '';
}

describe('the switches below the picture', () => {
  it('show and hide each panel for itself, and the page keeps what was chosen', async () => {
    const { explore, kept } = mountApp();
    const switches = page.getByRole('group', { name: 'Also show' });
    await switches.getByRole('button', { name: 'Bytes' }).click();
    await expect.element(page.getByRole('region', { name: /, bytes$/ })).toBeVisible();
    await switches.getByRole('button', { name: 'Log' }).click();
    await expect.element(page.getByRole('region', { name: 'Long polling, log' })).toBeVisible();
    expect(explore.closeUps).toEqual(['bytes', 'log']);
    await switches.getByRole('button', { name: 'Bytes' }).click();
    await expect.poll(() => page.getByRole('region', { name: /, bytes$/ }).query()).toBeNull();
    expect(kept.at(-1)).toEqual(['log']);
  });
});

describe('the code', () => {
  it('lights the lines of the latest transition at the playhead, forwards and backwards', async () => {
    const { explore } = mountApp();
    explore.closeUps = ['code'];
    await expect.element(browserCode()).toBeVisible();
    expect(lastLine(browserCode())).toMatch(/^const response = await fetch/);
    expect(lastLine(serverCode())).toBe('held.add(answer);');
    const answeredAtMs = explore.lanes[1]?.spans.states.find(({ event }) => event === 'news.available')?.enteredAtMs;
    explore.seek(answeredAtMs ?? 0);
    await expect.poll(() => lastLine(serverCode())).toMatch(/^response.end\(JSON.stringify/);
    explore.seek(0);
    await expect.poll(() => serverCode().element().querySelector('li.last')).toBeNull();
    expect(lastLine(browserCode())).toMatch(/^const response = await fetch/);
  });

  it('is copied as it is', async () => {
    const { explore, copies } = mountApp();
    explore.closeUps = ['code'];
    await page.getByRole('button', { name: 'Copy: Long polling, code in the browser' }).click();
    expect(copies).toEqual([longPollingClient]);
  });

  it('has its comments in the reader’s language; the code is the same', async () => {
    const { explore, copies } = mountApp(usualStart('zh-CN'));
    explore.closeUps = ['code'];
    await page.getByRole('button', { name: '复制：长轮询，浏览器端代码' }).click();
    expect(copies[0]).toContain('// 下面的中止会走到这里');
    expect(copies[0]?.split('\n')).toHaveLength(longPollingClient.split('\n').length);
    await explore.speak('en');
    await page.getByRole('button', { name: 'Copy: Long polling, code in the browser' }).click();
    expect(copies[1]).toBe(longPollingClient);
  });

  it('is walked through by arrow keys, which the page then leaves alone; a line lights what it had to do with', async () => {
    const { explore, root } = mountApp();
    explore.closeUps = ['code'];
    await expect.element(browserCode()).toBeVisible();
    const { playheadMs } = explore;
    browserCode().element().querySelector<HTMLElement>('li[tabindex="0"]')?.focus();
    await userEvent.keyboard('{Home}');
    expect(document.activeElement?.textContent).toMatch(/const response = await fetch/);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement?.textContent).toMatch(/cursor = messages.at/);
    expect(explore.playheadMs).toBe(playheadMs);
    const answers = explore.lanes[1]?.spans.transits.filter(
      ({ content, arrivedAtMs }) => content === 'response' && arrivedAtMs !== null,
    );
    for (const { id } of answers ?? []) expect(explore.pointing.lit?.keys.has(`transit/${id}`)).toBe(true);
    await expect.poll(() => root.querySelectorAll('.tl-tied .tl-arrow, .tl-tied path').length).toBeGreaterThan(3);
  });
});

describe('what is pointed at lights up everywhere', () => {
  it('an arrow: its lines at both ends, its bytes, its line in the log', async () => {
    const { explore, root } = mountApp();
    explore.closeUps = CLOSE_UPS;
    await expect.element(browserCode()).toBeVisible();
    explore.pointing.key = 'long-polling/transit/3';
    await expect.poll(() => linesWith(browserCode(), 'faded').length).toBeGreaterThan(40);
    const litCode = [...root.querySelectorAll('li:not(.faded) > code')].map((code) => code.textContent.trim());
    expect(litCode).toContain(
      'return await response.json(); // empty when the hold limit has passed: a normal answer, not a failure',
    );
    expect(litCode).toContain(
      "response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });",
    );
    const bytes = page.getByRole('region', { name: /^Long polling: answer, .*, bytes$/ });
    await expect.element(bytes).toHaveTextContent(/pointed at.*HTTP\/1\.1 200 OK/);
    expect(root.querySelector('li.lit .text')?.textContent).toMatch(/^GET\s+#1/);
    explore.pointing.key = null;
    await expect.poll(() => root.querySelectorAll('.faded, li.lit').length).toBe(0);
  });

  it('an arrow of another lane: the panels are about that lane, until it is let go', async () => {
    const { explore } = mountApp();
    explore.closeUps = ['code', 'log'];
    await expect.element(browserCode()).toBeVisible();
    explore.pointing.key = 'websocket/transit/4';
    await expect.element(page.getByRole('region', { name: 'WebSocket, code in the browser' })).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'WebSocket, log' })).toBeVisible();
    explore.pointing.key = null;
    await expect.element(browserCode()).toBeVisible();
  });

  it('a line of code under the pointer: the arrows in the picture, and the log', async () => {
    const { explore, root } = mountApp();
    explore.closeUps = ['code', 'log'];
    await browserCode().getByText('messages.forEach(').hover();
    expect(explore.pointing.lit?.laneKey).toBe('long-polling');
    await expect.poll(() => root.querySelectorAll('li.lit').length).toBeGreaterThan(2);
    expect(root.querySelector('.tl-tied')).not.toBeNull();
    await page.getByRole('group', { name: 'Also show' }).hover();
    await expect.poll(() => root.querySelector('.tl-tied')).toBeNull();
  });

  it('a line of the log: its arrow, its code, its bytes', async () => {
    const { explore } = mountApp();
    explore.closeUps = CLOSE_UPS;
    await page.getByRole('button', { name: /GET\s+#1/ }).hover();
    await expect.poll(() => linesWith(browserCode(), 'faded').length).toBeGreaterThan(40);
    await expect.element(page.getByRole('region', { name: /, bytes$/ })).toHaveTextContent(/pointed at/);
  });

  it('what is pinned keeps its bytes and its lines while something else is pointed at', async () => {
    const { explore } = mountApp();
    await page.getByRole('heading', { name: 'Pollscope' }).hover(); // away from where the test before has left it
    explore.closeUps = CLOSE_UPS;
    explore.pin('long-polling/transit/3');
    await expect.element(serverCode()).toBeVisible();
    await expect.poll(() => linesWith(serverCode(), 'pinned').length).toBeGreaterThan(2);
    explore.pointing.key = 'long-polling/transit/4';
    const bytes = page.getByRole('region', { name: /^Long polling: answer, .*, bytes$/ });
    await expect.element(bytes).toHaveTextContent(/pinned/);
  });
});

describe('access', () => {
  it.each<[Locale, 'light' | 'dark' | 'projector', number]>([
    ['en', 'light', 1280],
    ['zh-CN', 'dark', 1280],
    ['en', 'projector', 1440],
    ['zh-CN', 'light', 390],
  ])('axe finds nothing in charts, code, bytes and log: %s, %s, %i px', async (locale, theme, widthPx) => {
    await page.viewport(widthPx, 844);
    const { explore, root } = mountApp(usualStart(locale));
    explore.theme = theme;
    explore.closeUps = CLOSE_UPS;
    explore.pin('long-polling/transit/3');
    await expect.poll(() => root.querySelectorAll('.panels > section').length).toBe(5);
    const { violations } = await axe.run(root, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { region: { enabled: false } },
    });
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([]);
  });

  it.each([320, 390, 1024, 1280])('at %i px nothing has to be scrolled sideways', async (widthPx) => {
    await page.viewport(widthPx, 800);
    const { explore, root } = mountApp();
    explore.closeUps = CLOSE_UPS;
    await expect.poll(() => root.querySelectorAll('.panels > section').length).toBe(5);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(widthPx);
    for (const element of root.querySelectorAll('.panels ol, .panels .scroll, .panels'))
      expect(element.scrollWidth, element.className).toBeLessThanOrEqual(element.clientWidth);
  });
});
