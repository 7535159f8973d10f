import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build, type Rolldown } from 'vite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { serveBuilt, type ElementPages, type OpenedPage } from '../../support/element-pages';

let site: ElementPages;
let helper: string;

beforeAll(async () => {
  site = await serveBuilt([['--config', 'vite.config.frame.ts']]);
  const entry = path.join(import.meta.dirname, '../../../src/shells/host/create-embed.ts');
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
      modulePreload: false,
    },
  })) as Rolldown.RolldownOutput;
  helper = must(built.output[0], 'a script').code;
  site.pages.set('/helper.js', { html: helper });
}, 240_000);
afterAll(() => site.close());

/** `shown`: what it hands to `createEmbed` after the element, as the page's script has it. */
async function openHost(query: string, script = '', shown = `'/embed.html${query}'`): Promise<OpenedPage> {
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Host</title></head><body><h1>Host</h1><div id="place"></div><script type="module">
    import { createEmbed } from '/helper.js';
    window.heard = [];
    addEventListener('message', ({ data }) => heard.push(data));
    window.embed = createEmbed(document.getElementById('place'), ${shown}, { lazy: false, frame: '/embed.html' });
    ${script}
  </script></body></html>`;
  site.pages.set('/host.html', { html });
  return site.open('/host.html');
}

interface Host {
  readonly heard: readonly unknown[];
  readonly embed: {
    readonly ready: Promise<Readonly<Record<string, unknown>>>;
    call(method: string, ...args: unknown[]): Promise<unknown>;
    set(patch: object): Promise<unknown>;
  };
}
const isReady = (page: Page) => page.evaluate(() => (window as unknown as Host).embed.ready);
const call = (page: Page, method: string, ...args: unknown[]) =>
  page.evaluate(([name, list]) => (window as unknown as Host).embed.call(name, ...list), [method, args] as const);
const heard = (page: Page) => page.evaluate(() => (window as unknown as Host).heard);

describe('embed.html in a sandbox of another origin', () => {
  it('is shown, tells its height in every dialect, and is made as high', async () => {
    const { page, complaints } = await openHost('?technique=sse&resize=h5p');
    const said = await isReady(page);
    expect(said).toMatchObject({ ps: 1, type: 'ready', version: '0.1.0', config: { technique: 'sse', resize: 'h5p' } });
    await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(4);
    const all = await heard(page);
    const resize = all.find((each) => (each as { type?: string }).type === 'resize') as { height: number };
    expect(resize.height).toBeGreaterThan(250);
    expect(all).toContainEqual({ sentinel: 'amp', type: 'embed-size', height: resize.height });
    expect(all).toContainEqual({ context: 'h5p', action: 'resize', scrollHeight: resize.height });
    expect(all.some((each) => typeof each === 'string' && JSON.parse(each).context === 'iframe.resize')).toBe(true);
    await expect.poll(() => page.locator('iframe').evaluate((each) => each.clientHeight)).toBe(resize.height);
    expect(complaints).toEqual([]);
  });

  it('shows what the helper is given as an object: lists, numbers, switches; what is null is left to its default', async () => {
    const shown = { technique: ['long-polling', 'sse'], latency: 80, autoplay: false, controls: 'full', theme: null };
    const { page, complaints } = await openHost('', '', JSON.stringify(shown));
    expect(await isReady(page)).toMatchObject({
      config: { technique: 'long-polling,sse', latency: '80ms', controls: 'full' },
    });
    expect(complaints).toEqual([]);
  });

  it('obeys its parent: calls, settings, slides; and says what it cannot do', async () => {
    const { page } = await openHost('?technique=sse&t=3s');
    await isReady(page);
    await call(page, 'seek', 5000);
    expect(await call(page, 'getState')).toMatch(/^\?t=5s/);
    expect(await page.evaluate(() => (window as unknown as Host).embed.set({ technique: 'websocket' }))).toMatchObject({
      technique: 'websocket',
    });
    for (const method of ['constructor', 'eval', 'destroy'])
      await expect(call(page, method)).rejects.toThrow(`no such method: ${method}`);
    const frame = must(page.frames()[1], 'a frame');
    await page.evaluate(() => document.querySelector('iframe')!.contentWindow!.postMessage('slide:start', '*'));
    await frame.getByRole('button', { name: 'Pause' }).waitFor();
    await page.evaluate(() => document.querySelector('iframe')!.contentWindow!.postMessage('slide:stop', '*'));
    await frame.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('tells what was subscribed to, hands on the keys of a deck, and listens to nobody else', async () => {
    const { page } = await openHost('?technique=sse&host=reveal', "embed.on('ps-seek', () => heard.push('sought'));");
    await isReady(page);
    await call(page, 'seek', 4000);
    await expect.poll(() => heard(page)).toContain('sought');
    const frame = must(page.frames()[1], 'a frame');
    await frame.locator('.play').focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => heard(page)).toContain('{"method":"next"}');
    await frame.evaluate(() => window.postMessage({ ps: 1, type: 'call', id: 1, method: 'seek', args: [9000] }, '*'));
    expect(await call(page, 'getState')).toMatch(/t=4s/);
  });

  it('?api=0 takes no commands, and nonsense does no harm', async () => {
    const { page, complaints } = await openHost('?technique=sse&t=3s&api=0');
    await isReady(page);
    await page.evaluate(() => {
      const to = document.querySelector('iframe')!.contentWindow!;
      for (const data of [
        null,
        7,
        '',
        'slide:start',
        [],
        { ps: 1 },
        { ps: 1, type: 'call' },
        { ps: 1, type: 'set', patch: [] },
        { ps: 1, type: 'call', id: {}, method: '__proto__', args: 3 },
        { ps: 1, type: 'hello', subscribe: 4 },
      ])
        to.postMessage(data, '*');
    });
    await expect
      .poll(async () => (await heard(page)).filter((each) => (each as { type?: string }).type === 'ready').length)
      .toBeGreaterThan(1);
    expect(await must(page.frames()[1], 'a frame').locator('.clock').textContent()).toBe('3.000\u00a0s');
    expect(complaints).toEqual([]);
  });
});

describe('the helper of a host page', () => {
  it('is under 2 kB', () => {
    expect(gzipSync(helper).length).toBeGreaterThan(500);
    expect(gzipSync(helper).length).toBeLessThan(2000);
  });
});
