import axe from 'axe-core';
import { flushSync } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Locale } from '../../src/i18n/locale';
import { sharing } from '../../src/shells/explore/later.svelte';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp } from './mount-app';

beforeAll(() => sharing.load());
afterEach(async () => {
  vi.restoreAllMocks();
  await page.viewport(1280, 800);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

function openShare(locale: Locale = 'en') {
  const mounted = mountApp(usualStart(locale));
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
  return { ...mounted, copied };
}

describe('the dialog for sharing', () => {
  it('opens by its button, keeps the keys, closes on Escape and gives the focus back', async () => {
    const { explore } = openShare();
    const opener = button('Share');
    await userEvent.click(opener);
    await expect.element(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
    const beforeMs = explore.playheadMs;
    await userEvent.keyboard('n');
    expect(explore.playheadMs).toBe(beforeMs);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(document.activeElement).toBe(opener.element());
  });

  it('copies the link and says so', async () => {
    const { copied } = openShare();
    await userEvent.click(button('Share'));
    await expect.element(button('Copy Link')).toBeEnabled();
    await userEvent.click(button('Copy Link'));
    await expect.element(page.getByRole('dialog').getByRole('status')).toHaveTextContent('Copied: Link.');
    expect(copied[0]).toMatch(/\?scenario=compare&t=[\d.]+s&lang=en$/);
  });

  it('copies files of all lanes, or of one', async () => {
    const { copied } = openShare();
    await userEvent.click(button('Share'));
    await userEvent.click(button('Copy Metrics (CSV)'));
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Lanes' }), 'websocket');
    await userEvent.click(button('Copy Metrics (CSV)'));
    await userEvent.click(button('Copy Picture (SVG)'));
    const [all = '', one = '', svg = ''] = copied;
    expect(all.split('\n')[0]?.split(',').length).toBeGreaterThan(3);
    expect(one.split('\r\n')[0]?.split(',')).toHaveLength(3);
    expect(svg).toMatch(/^<svg role="img"/);
  });

  it('makes the snippet that is chosen', async () => {
    const { copied } = openShare();
    await userEvent.click(button('Share'));
    await userEvent.click(button('Embed'));
    const dialog = page.getByRole('dialog');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'WebSocket' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Plays by itself' }));
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Theme' }), 'dark');
    await expect.element(dialog.getByRole('textbox')).toHaveValue(expect.stringMatching(/theme="dark" autoplay/));
    await userEvent.click(button('Copy HTML: element'));
    expect(copied[0]).toMatch(/ state="#s=d[\w-]+">.*(?<!WebSocket)<\/a><\/poll-scope>\n$/);
  });

  it.each<[Locale, 'light' | 'dark' | 'projector', number]>([
    ['en', 'light', 1280],
    ['zh-CN', 'dark', 390],
    ['en', 'projector', 390],
  ])('axe finds nothing, targets are 44 px high and nothing is cut: %s, %s, %i px', async (locale, theme, widthPx) => {
    await page.viewport(widthPx, 844);
    const { explore } = openShare(locale);
    explore.theme = theme;
    flushSync();
    await userEvent.click(button(locale === 'en' ? 'Share' : '分享'));
    const dialog = page.getByRole('dialog').element();
    for (const tab of ['first', 'second']) {
      if (tab === 'second') await userEvent.click(button(locale === 'en' ? 'Embed' : '嵌入'));
      const { violations } = await axe.run(dialog, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
      for (const each of dialog.querySelectorAll<HTMLElement>('button, select, label:has([type=checkbox])'))
        expect(each.offsetHeight, each.textContent).toBeGreaterThanOrEqual(44);
    }
  });
});
