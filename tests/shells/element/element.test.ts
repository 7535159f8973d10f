import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../src/core/assert';
import { serveBuilt, STRICT_POLICY, type ElementPages } from '../../support/element-pages';

let site: ElementPages;

beforeAll(async () => {
  site = await serveBuilt([
    ['--config', 'vite.config.element.ts'],
    ['--config', 'vite.config.element.ts', '--mode', 'all'],
  ]);
}, 240_000);
afterAll(() => site.close());

const LOADER = '<script type="module" src="/poll-scope.js"></script>';
const pageOf = (body: string, head = LOADER, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A page</title>${head}</head><body><main><h1>Text</h1>${body}</main></body></html>`;

async function openWith(
  body: string,
  options: Parameters<ElementPages['open']>[1] & { head?: string; lang?: string; policy?: string } = {},
) {
  const { head, lang, policy, ...context } = options;
  site.pages.set('/page.html', { html: pageOf(body, head, lang), ...(policy === undefined ? {} : { policy }) });
  return site.open('/page.html', context);
}

/** Names of lanes, as they stand in the picture. */
const titles = (page: Page, id = 'poll-scope') => page.locator(`${id} .tl-title`).allTextContents();
const clock = (page: Page) => page.locator('poll-scope .clock').textContent();
const ready = (page: Page) => page.locator('poll-scope svg.tl').first().waitFor();

describe('<poll-scope>', () => {
  it('shows its technique, told by attributes, and nothing it cannot have', async () => {
    const { page, complaints } = await openWith(
      '<poll-scope technique="sse,websocket" latency="80ms" t="3s"></poll-scope>',
    );
    await ready(page);
    expect(await titles(page)).toEqual(['Server-sent events', 'WebSocket']);
    expect(await clock(page)).toBe('3.000\u00a0s');
    expect(complaints).toEqual([]);
  });

  it('works under a policy that takes no inline style and no text as markup', async () => {
    const body =
      '<poll-scope scenario="compare" view="timeline,metrics,table,state,code" controls="full"></poll-scope>';
    for (const head of [LOADER, '<script type="module" src="/poll-scope.all.js"></script>']) {
      const { page, complaints } = await openWith(body, { policy: STRICT_POLICY, head });
      await ready(page);
      for (const name of ['Numbers', 'Table', 'States', 'Code', 'Picture']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      }
      await page.getByRole('button', { name: 'Play' }).click();
      await page.getByRole('button', { name: 'Pause' }).click();
      expect(await page.locator('poll-scope .transport').evaluate((bar) => getComputedStyle(bar).display)).toBe('flex');
      expect(complaints).toEqual([]);
    }
  });

  it('stands several times on a page, each in its own language and colours', async () => {
    const { page, complaints } = await openWith(
      `<poll-scope id="a" technique="sse"></poll-scope><div lang="zh-Hans"><poll-scope id="b" technique="sse" theme="dark"></poll-scope></div>
       <poll-scope id="c" technique="sse" lang="zh-CN" theme="projector"></poll-scope>`,
    );
    for (const id of ['a', 'b', 'c']) await page.locator(`#${id} svg.tl`).waitFor();
    expect(await titles(page, '#a')).toEqual(['Server-sent events']);
    for (const id of ['#b', '#c']) expect((await titles(page, id)).join()).toContain('服务器发送事件');
    const paper = (id: string) =>
      page.locator(`${id} .ps-embed`).evaluate((each) => getComputedStyle(each).backgroundColor);
    expect(await paper('#a')).toBe('rgb(253, 253, 251)');
    expect(await paper('#b')).toBe('rgb(21, 24, 28)');
    expect(await paper('#c')).toBe('rgb(255, 255, 255)');
    expect(complaints).toEqual([]);
  });

  it('is light or dark as the page around it is to the eye, and follows it', async () => {
    const { page } = await openWith('<poll-scope technique="sse"></poll-scope>', { colorScheme: 'dark' });
    await ready(page);
    const paper = () => page.locator('.ps-embed').evaluate((each) => getComputedStyle(each).backgroundColor);
    expect(await paper()).toBe('rgb(253, 253, 251)');
    await page.evaluate(() => (document.documentElement.style.background = '#111'));
    await expect.poll(paper).toBe('rgb(21, 24, 28)');
    await page.evaluate(() => (document.documentElement.style.cssText = 'color-scheme: light'));
    await expect.poll(paper).toBe('rgb(253, 253, 251)');
  });

  it('takes colours and text from the custom properties of its page, and leaks no style', async () => {
    const { page } = await openWith(
      '<style>poll-scope { --ps-request: rgb(1, 2, 3); --ps-response: rgb(4, 5, 6); --ps-bg: rgb(7, 8, 9); --ps-font-size: 20px } button { color: rgb(9, 9, 9) }</style><button id="mine">Mine</button><poll-scope technique="long-polling" theme="dark"></poll-scope>',
    );
    await ready(page);
    const token = (name: string) =>
      page.locator('.ps-embed').evaluate((each, property) => getComputedStyle(each).getPropertyValue(property), name);
    expect(await token('--ps-request')).toBe('rgb(1, 2, 3)');
    expect(await token('--ps-answer')).toBe('rgb(4, 5, 6)');
    expect(await token('background-color')).toBe('rgb(7, 8, 9)');
    expect(await token('font-size')).toBe('20px');
    const mine = await page
      .locator('#mine')
      .evaluate((each) => [getComputedStyle(each).color, getComputedStyle(each).borderTopStyle]);
    expect(mine).toEqual(['rgb(9, 9, 9)', 'outset']);
    expect(await page.locator('poll-scope .play').evaluate((each) => getComputedStyle(each).borderTopStyle)).toBe(
      'none',
    );
  });

  it('lets the page style its parts', async () => {
    const { page } = await openWith(
      '<style>poll-scope::part(toolbar) { background: rgb(1, 1, 1) } poll-scope::part(message) { opacity: 0.5 }</style><poll-scope technique="sse" view="timeline,table" latencey="1"></poll-scope>',
    );
    await ready(page);
    const style = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property);
    expect(await style('poll-scope .transport', 'background-color')).toBe('rgb(1, 1, 1)');
    expect(await style('poll-scope [part="message"]', 'opacity')).toBe('0.5');
    for (const part of ['toolbar', 'timeline', 'lane', 'message', 'marker', 'status'])
      expect(await page.locator(`poll-scope [part="${part}"]`).count(), part).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('poll-scope [part="table"]').waitFor();
  });

  it('asks for nothing but its first script while it is far away, and comes when it is near', async () => {
    const { page, asked } = await openWith(
      '<div style="height: 5000px"></div><poll-scope technique="sse"><p>Only text so far.</p></poll-scope>',
    );
    await page.waitForLoadState('networkidle');
    expect(asked.filter((name) => name.includes('parts-'))).toEqual([]);
    expect(await page.getByText('Only text so far.').count()).toBe(1);
    await page.locator('poll-scope').scrollIntoViewIfNeeded();
    await ready(page);
    expect(await page.getByText('Only text so far.').isVisible()).toBe(false);
  });

  it('comes when it is pressed where loading="click" says so, at once where it says eager', async () => {
    const { page } = await openWith(
      '<poll-scope id="a" loading="click" lang="zh"></poll-scope><div style="height: 5000px"></div><poll-scope id="b" loading="eager"></poll-scope>',
    );
    await page.locator('#b svg.tl').waitFor({ state: 'attached' });
    expect(await page.locator('#a svg.tl').count()).toBe(0);
    await page.getByRole('button', { name: '显示模拟' }).click();
    await page.locator('#a svg.tl').waitFor();
  });

  it('shows its own content where there is no script', async () => {
    const { page } = await openWith('<poll-scope technique="sse"><a href="/picture.svg">The picture</a></poll-scope>', {
      javaScriptEnabled: false,
    });
    expect(await page.getByRole('link', { name: 'The picture' }).isVisible()).toBe(true);
  });

  it('waits out of sight, and begins by itself when it is first seen', async () => {
    const { page } = await openWith(
      '<poll-scope technique="sse" autoplay loading="eager" speed="3"></poll-scope><div style="height: 5000px"></div><p id="end">End</p>',
    );
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    const time = () =>
      page.locator('poll-scope').evaluate((each) => (each as unknown as { currentTime: number }).currentTime);
    await expect.poll(time).toBeGreaterThan(100);
    await page.locator('#end').scrollIntoViewIfNeeded();
    await expect
      .poll(async () => {
        const before = await time();
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        return (await time()) === before;
      })
      .toBe(true);
  });

  it.each(['false', '0', 'no'])(
    'autoplay="%s" means no, and so does a reader who wants less motion',
    async (autoplay) => {
      const { page } = await openWith(`<poll-scope technique="sse" autoplay="${autoplay}"></poll-scope>`);
      await ready(page);
      expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(1);
      const still = await openWith('<poll-scope technique="sse" autoplay></poll-scope>', { reducedMotion: 'reduce' });
      await ready(still.page);
      expect(await still.page.getByRole('button', { name: 'Play' }).count()).toBe(1);
    },
  );

  it('tells what it could not read, by name, and shows the rest', async () => {
    const { page, complaints } = await openWith(
      '<poll-scope technique="sse" latencey="80ms" speed="fast"></poll-scope>',
    );
    await ready(page);
    const told = await page.locator('poll-scope [role="status"][part="status"]').textContent();
    expect(told).toContain('latencey: no such parameter, got "80ms"; did you mean latency?');
    expect(told).toContain('speed: expected a number from 0.001 to 100, got "fast"');
    expect(await titles(page)).toEqual(['Server-sent events']);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.locator('poll-scope [role="status"][part="status"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('takes markup from outside as text', async () => {
    const bad = '&lt;img src=x onerror=alert(1)&gt;';
    const { page, complaints } = await openWith(
      `<poll-scope technique="${bad}" scenario="${bad}" state="#s=${bad}" selected="a/${bad}"></poll-scope>`,
    );
    await ready(page);
    expect(await page.locator('poll-scope img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('can be imported where there is no document', async () => {
    const { PollScope } = (await import(/* @vite-ignore */ path.join(site.folder, 'poll-scope.js'))) as {
      PollScope: { version: string };
    };
    const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(must(PollScope, 'a class').version).toBe(version);
  });
});
