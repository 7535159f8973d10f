import axe from 'axe-core';
import { flushSync, mount, unmount } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../src/views/theme/tokens.css';
import '../../src/views/chrome/page.css';
import type { Locale } from '../../src/i18n/locale';
import ReferenceApp from '../../src/shells/reference/ReferenceApp.svelte';
import { readReference, ReferenceState } from '../../src/shells/reference/reference-state.svelte';
import type { Theme } from '../../src/views/chrome/theme';

let mounted: Record<string, unknown> | null = null;

afterEach(async () => {
  if (mounted !== null) await unmount(mounted);
  mounted = null;
  document.body.replaceChildren();
  document.documentElement.removeAttribute('data-theme');
  await page.viewport(1280, 800);
});

interface Opened {
  readonly reference: ReferenceState;
  readonly root: HTMLElement;
  readonly languages: readonly Locale[];
  readonly themes: readonly Theme[];
}

/** As the page opens it; the document around it takes the theme and takes notes. */
async function open(locale: Locale = 'en', targetId: string | null = null, theme: Theme = 'light'): Promise<Opened> {
  const reference = new ReferenceState(await readReference(locale), theme);
  reference.follow(targetId);
  document.documentElement.lang = locale;
  document.documentElement.dataset['theme'] = theme;
  const languages: Locale[] = [];
  const themes: Theme[] = [];
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  mounted = mount(ReferenceApp, {
    target: root,
    props: {
      reference,
      onlanguage: (next: Locale) => languages.push(next),
      ontheme: (next: Theme) => {
        reference.theme = next;
        themes.push(next);
      },
    },
  });
  flushSync();
  return { reference, root, languages, themes };
}

async function faultsOf(root: Element): Promise<string[]> {
  const { violations } = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The test's page is not ours: it has no title.
    rules: { region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const topOf = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;

describe('the reference', () => {
  it.each<[Locale, Theme, number]>([
    ['en', 'light', 1280],
    ['zh-CN', 'dark', 1280],
    ['en', 'dark', 390],
    ['zh-CN', 'light', 390],
    ['en', 'projector', 1280],
  ])('axe finds nothing, and nothing is wider than the window: %s, %s, %i px', async (locale, theme, widthPx) => {
    await page.viewport(widthPx, 844);
    const { reference, root } = await open(locale, null, theme);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(widthPx);
    reference.query = 'server'; // a technique, fields, tables of products: one of each kind, since axe looks at every letter
    flushSync();
    expect(root.getElementsByTagName('table').length).toBeGreaterThan(3);
    expect(await faultsOf(root)).toEqual([]);
  });

  it('opens at what its address names, and says which in colour and in the contents', async () => {
    const { root } = await open('en', 'server.holdLimitMs');
    await expect.poll(() => topOf('server.holdLimitMs')).toBeLessThan(40);
    expect(topOf('server.holdLimitMs')).toBeGreaterThanOrEqual(0);
    expect(document.activeElement?.id).toBe('server.holdLimitMs');
    expect(root.textContent).toContain('When it has passed without news, the server sends an empty answer');
  });

  it('says so where its address names nothing that there is, and shows all', async () => {
    await open('en', 'server.noSuchThing');
    await expect.element(page.getByText('There is no entry “server.noSuchThing”.')).toBeVisible();
    await expect.element(heading('Long polling')).toBeVisible();
  });

  it('finds by name as one types, counts, says where nothing is found, and Escape brings all back', async () => {
    const { root } = await open();
    const all = root.getElementsByTagName('section').length;
    const field = page.getByRole('searchbox', { name: 'Find a name' });
    await field.fill('holdLimit');
    await expect.element(page.getByText('1 entry', { exact: true })).toBeVisible();
    await expect.element(heading('Hold limit')).toBeVisible();
    expect(heading('Long polling').query()).toBeNull();
    await field.fill('no such name');
    await expect.element(page.getByText('No name has that in it.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => root.getElementsByTagName('section').length).toBe(all);
  });

  it('a link to what is filtered away brings it back', async () => {
    const { reference } = await open();
    await page.getByRole('searchbox').fill('cursor');
    reference.follow('metric.orphanWorkMs');
    await expect.poll(() => topOf('metric.orphanWorkMs')).toBeLessThan(40);
    expect(reference.query).toBe('');
  });

  it('speaks the other language in place: what is read stays where it is', async () => {
    const { languages } = await open('en', 'sse.reconnectMs');
    await expect.poll(() => topOf('sse.reconnectMs')).toBeLessThan(40);
    const topPx = topOf('sse.reconnectMs');
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(() => languages).toEqual(['zh-CN']);
    await expect.element(heading('参考手册')).toBeInTheDocument();
    expect(Math.abs(topOf('sse.reconnectMs') - topPx)).toBeLessThan(4);
  });

  it('takes a theme, and leads back to the picture and on to each technique’s scene', async () => {
    const { themes } = await open();
    await page.getByRole('combobox', { name: 'Colours' }).selectOptions('dark');
    expect(themes).toEqual(['dark']);
    const back = page.getByRole('link', { name: 'Back to the picture' }).element();
    expect(back.getAttribute('href')).toBe('./?lang=en');
    const scenes = page.getByRole('link', { name: 'Open its scene' }).elements();
    expect(scenes.map((link) => link.getAttribute('href'))).toContain('./?scenario=long-polling');
  });

  it('has its contents closed above the text on a phone, and opens them', async () => {
    await page.viewport(390, 844);
    await open();
    const entry = page.getByRole('link', { name: 'Forever frame', exact: true });
    expect(entry.query()).toBeNull();
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.element(entry).toBeVisible();
    expect(topOf('techniques')).toBeGreaterThan(entry.element().getBoundingClientRect().bottom);
  });
});
