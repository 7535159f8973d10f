import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARAMETER_NAMES, PARAMETERS } from '../../../src/config/parameters';
import { VERSION } from '../../../src/shells/embedded/version';
import { ATTRIBUTE_NAMES } from '../../../src/shells/element/parameter-names';
import { serveBuilt, type ElementPages } from '../../support/element-pages';

let site: ElementPages;

beforeAll(async () => {
  site = await serveBuilt([['--config', 'vite.config.element.ts']]);
}, 240_000);
afterAll(() => site.close());

interface Told {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}
/** The element as a page's own script has it. */
type Element = HTMLElement & Readonly<Record<string, unknown>>;
type Method = (...values: unknown[]) => unknown;

const NAMES = ['ready', 'play', 'pause', 'seek', 'finish', 'time', 'message', 'transition', 'config', 'error'];

async function openWith(markup: string, options: Parameters<ElementPages['open']>[1] = {}) {
  const listen = `<script>window.told = []; for (const name of ${JSON.stringify(NAMES)}) document.addEventListener('ps-' + name, (event) => told.push({ name: event.type, detail: event.detail }));</script>`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${listen}<script type="module" src="/poll-scope.js"></script></head><body><main><h1>Text</h1>${markup}</main></body></html>`;
  site.pages.set('/page.html', { html });
  return site.open('/page.html', options);
}

const SSE = '<poll-scope technique="sse" latency="80ms" speed="20"></poll-scope>';
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: Told[] }).told);
const element = (page: Page) => page.locator('poll-scope');
/** Calls a method, or reads a property where nothing is called with. */
const call = (page: Page, name: string, ...values: unknown[]) =>
  element(page).evaluate((each, [method, args]) => ((each as Element)[method] as Method).call(each, ...args), [
    name,
    values,
  ] as const);
const read = (page: Page, name: string) =>
  element(page).evaluate((each, property) => (each as Element)[property], name);
const ready = (page: Page) => element(page).evaluate((each) => (each as unknown as { ready: Promise<void> }).ready);

describe('<poll-scope> from a script', () => {
  it('has a property for each attribute, and an attribute for each parameter that an element may have', () => {
    expect([...ATTRIBUTE_NAMES]).toEqual(PARAMETER_NAMES.filter((name) => PARAMETERS[name].reach !== 'frame'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });

  it('takes what is called before it has come, in that order', async () => {
    const { page } = await openWith('<div style="height: 6000px"></div>' + SSE);
    await page.waitForFunction(() => customElements.get('poll-scope') !== undefined);
    await element(page).evaluate((each) => {
      const scope = each as Element;
      (scope['seek'] as Method).call(scope, 2000);
      (scope['step'] as Method).call(scope, 1);
      (scope['focusMessage'] as Method).call(scope, 'sse/transit/1');
    });
    await ready(page);
    expect(await read(page, 'currentTime')).toBeGreaterThan(2000);
    await page.locator('poll-scope .tl-pinned').waitFor({ state: 'attached' });
  });

  it('keeps what was set before it was defined', async () => {
    const { page } = await openWith('<div id="place"></div>');
    await page.evaluate(() => {
      const scope = document.createElement('poll-scope') as unknown as Element;
      Object.assign(scope, { technique: ['sse', 'websocket'], latency: '80ms', autoplay: false });
      document.getElementById('place')!.append(scope);
    });
    await ready(page);
    expect(await read(page, 'config')).toEqual({ technique: 'sse,websocket', latency: '80ms' });
  });

  it('plays, pauses, seeks and steps, and says so', async () => {
    const { page } = await openWith(SSE);
    await ready(page);
    await call(page, 'seek', 0);
    await call(page, 'play');
    expect(await read(page, 'paused')).toBe(false);
    await expect.poll(async () => (await told(page)).some(({ name }) => name === 'ps-message')).toBe(true);
    await call(page, 'pause');
    await call(page, 'step', 2);
    const events = await told(page);
    const names = events.map(({ name }) => name);
    for (const name of ['ps-ready', 'ps-seek', 'ps-play', 'ps-time', 'ps-transition', 'ps-pause'])
      expect(names).toContain(name);
    const message = events.find(({ name }) => name === 'ps-message');
    expect(Object.keys(message?.detail ?? {})).toEqual([
      'id',
      'lane',
      'from',
      'to',
      'kind',
      'sentAtMs',
      'arrivedAtMs',
      'bytes',
      'status',
    ]);
    const arrivals = events
      .filter(({ name }) => name === 'ps-message')
      .map(({ detail }) => detail['arrivedAtMs'] as number);
    expect(arrivals).toEqual(arrivals.toSorted((one, other) => one - other));
    expect(await read(page, 'duration')).toBe(30_000);
  });

  it('comes to its end, says so, and begins again where it loops', async () => {
    const { page } = await openWith('<poll-scope technique="sse" until="2s" speed="100" t="0"></poll-scope>');
    await ready(page);
    await call(page, 'play');
    await expect.poll(() => read(page, 'paused')).toBe(true);
    expect((await told(page)).at(-1)).toMatchObject({ name: 'ps-finish', detail: { t: 2000 } });
    await call(page, 'setConfig', { loop: true });
    await call(page, 'play');
    await expect
      .poll(async () => (await told(page)).filter(({ name }) => name === 'ps-finish').length)
      .toBeGreaterThan(3);
  });

  it('follows its attributes and what is set, and null takes that back', async () => {
    const { page } = await openWith(SSE);
    await ready(page);
    const names = () => page.locator('poll-scope .tl-title').allTextContents();
    await element(page).evaluate((each) => each.setAttribute('technique', 'websocket'));
    await expect.poll(names).toEqual(['WebSocket']);
    await call(page, 'setConfig', { technique: ['long-polling', 'sse'], lang: 'zh-CN' });
    await expect.poll(names).toHaveLength(2);
    expect((await names())[0]).toBe('长轮询');
    await call(page, 'setConfig', { technique: null, lang: null });
    await expect.poll(names).toEqual(['WebSocket']);
  });

  it('setState(getState()) is the same figure, and an old link is one too', async () => {
    const { page } = await openWith(SSE);
    await ready(page);
    await call(page, 'setConfig', { faults: '4s:outage:2s', seed: 9 });
    await call(page, 'seek', 4321);
    await expect.poll(() => call(page, 'getState')).toMatch(/^\?t=4321ms#s=d/);
    const state = await call(page, 'getState');
    const other = await openWith('<poll-scope></poll-scope>');
    await ready(other.page);
    await call(other.page, 'setState', state);
    await expect.poll(() => read(other.page, 'currentTime')).toBe(4321);
    expect(await call(other.page, 'getState')).toBe(state);
    await call(other.page, 'setState', '?scenario=figure-2&t=8500ms&lang=en');
    await expect.poll(() => call(other.page, 'getState')).toBe('?scenario=figure-2&t=8.5s&lang=en');
  });

  it('gives its picture and its run as files', async () => {
    const { page, complaints } = await openWith(SSE);
    await ready(page);
    const svg = (await call(page, 'toSVG')) as string;
    expect(svg).toMatch(/^<svg role="img"/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/<!--|var\(--|<script| on\w+=|part=/);
    const isRead = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null,
      svg,
    );
    expect(isRead).toBe(true);
    const png = await element(page).evaluate(async (each) => {
      const bitmap = await createImageBitmap(
        (await ((each as Element)['toPNG'] as Method).call(each, { scale: 2 })) as Blob,
      );
      return [bitmap.width, bitmap.height];
    });
    expect(png).toEqual([1920, 3200]);
    expect(JSON.parse((await call(page, 'export', 'har')) as string)).toHaveProperty('log.entries');
    expect(JSON.parse((await call(page, 'export', 'json')) as string)).toMatchObject({ lanes: [{ key: 'sse' }] });
    expect(JSON.parse((await call(page, 'export', 'scenario')) as string)).toMatchObject({
      version: 1,
      techniques: [{ id: 'sse' }],
    });
    expect(await call(page, 'export', 'mermaid')).toContain('sequenceDiagram');
    expect(await call(page, 'export', 'csv')).toContain(',');
    expect(complaints).toEqual([]);
  });

  it('goes with its page, and comes back', async () => {
    const { page, complaints } = await openWith(SSE);
    await ready(page);
    await element(page).evaluate(async (each) => {
      const parent = each.parentElement!;
      each.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      parent.append(each);
    });
    await ready(page);
    await page.locator('poll-scope svg.tl').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('<poll-scope> for everyone', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each([
    ['light', 'en', 900],
    ['dark', 'zh-CN', 320],
  ])('has nothing that axe complains of (%s, %s, %i px)', async (theme, lang, width) => {
    const { page } = await openWith(
      `<poll-scope scenario="compare" view="timeline,metrics,table,state,code" controls="full" theme="${theme}" lang="${lang}"></poll-scope>`,
      { viewport: { width, height: 700 } },
    );
    await ready(page);
    await page.evaluate(axe);
    for (const place of [0, 1, 2, 3, 4]) {
      await page.locator('poll-scope .views button').nth(place).click();
      await page.locator('poll-scope .picture :is(svg, table, section)').first().waitFor();
      const violations = await page.evaluate(async () => {
        const { run } = (
          window as unknown as {
            axe: {
              run: (at: unknown, how: unknown) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
            };
          }
        ).axe;
        const found = await run('poll-scope', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      expect(violations).toEqual([]);
    }
  });

  it('keeps its keys to itself, and takes none while the focus is elsewhere', async () => {
    const { page } = await openWith(`<button id="out">Out</button>${SSE}`);
    await ready(page);
    await page.evaluate(() => {
      (window as unknown as { keys: string[] }).keys = [];
      document.addEventListener('keydown', ({ key }) => (window as unknown as { keys: string[] }).keys.push(key));
    });
    const time = () => read(page, 'currentTime') as Promise<number>;
    const before = await time();
    await page.locator('#out').focus();
    await page.keyboard.press('ArrowRight');
    expect(await time()).toBe(before);
    await page.locator('poll-scope .play').focus();
    await page.keyboard.press('ArrowRight');
    expect(await time()).toBeGreaterThan(before);
    await page.keyboard.press('PageDown');
    expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([
      'ArrowRight',
      'PageDown',
    ]);
  });

  it.each([
    [320, 240],
    [390, 500],
    [700, 460],
  ])('fits into a box of %i × %i px, with nothing cut off', async (width, height) => {
    const { page } = await openWith(
      `<style>poll-scope { width: ${width}px; height: ${height}px }</style><poll-scope scenario="compare" fit="contain" controls="full" view="timeline,table"></poll-scope>`,
      { viewport: { width: Math.max(400, width + 20), height: 800 } },
    );
    await ready(page);
    const { box, bar, picture } = await element(page).evaluate((each) => {
      const size = (of: { getBoundingClientRect(): DOMRect }) => ({
        width: of.getBoundingClientRect().width,
        height: of.getBoundingClientRect().height,
      });
      const root = each.shadowRoot!;
      const toolbar = root.querySelector('[part="toolbar"]')!;
      return {
        box: size(each),
        bar: toolbar.scrollWidth - toolbar.clientWidth,
        picture: size(root.querySelector('svg.tl')!),
      };
    });
    expect(box).toEqual({ width, height });
    expect(bar).toBeLessThanOrEqual(0);
    expect(picture.height).toBeGreaterThan(100);
  });

  it('lets what is locked be seen, and not be used', async () => {
    const { page } = await openWith('<poll-scope technique="sse" lock="play,step,seek,select" t="3s"></poll-scope>');
    await ready(page);
    expect(await page.getByRole('button', { name: 'Play' }).isDisabled()).toBe(true);
    await page.locator('poll-scope .tl-item').first().focus();
    for (const key of ['ArrowLeft', ' ', 'End', 'Enter']) await page.keyboard.press(key);
    expect(await read(page, 'currentTime')).toBe(3000);
    expect(await page.locator('poll-scope .tl-pinned').count()).toBe(0);
  });
});
