/** Whatever is said to a frame: nothing is thrown, nothing hangs, no script runs, and what comes from outside stays text. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveBuilt, type ElementPages } from '../../support/element-pages';

let site: ElementPages;
beforeAll(async () => {
  site = await serveBuilt([['--config', 'vite.config.frame.ts']]);
}, 240_000);
afterAll(() => site.close());

const NASTY = '<img src=x onerror="top.postMessage(`pwned`,`*`)"><script>top.postMessage("pwned","*")</script>';
const MESSAGES = 800;

/** In the page: seeded messages, each made of the protocol's own words and of what nobody means. */
const FUZZ = `
  let seed = 20131;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const of = (list) => list[Math.floor(random() * list.length)];
  const TEXTS = [${JSON.stringify(NASTY)}, '', 'javascript:alert(1)', '__proto__', 'constructor', 'sse', '-1', '1e999', '🙂'.repeat(50), 'x'.repeat(3000)];
  const value = (depth = 0) => of([
    () => of(TEXTS), () => random() * 1e6 - 5e5, () => NaN, () => Infinity, () => null, () => undefined, () => true,
    () => (depth > 3 ? [] : Array.from({ length: 4 }, () => value(depth + 1))),
    () => (depth > 3 ? {} : Object.fromEntries([[of(TEXTS), value(depth + 1)], ['toString', value(depth + 1)]])),
    () => new Date(NaN), () => new Map([[1, 2]]), () => 10n,
  ])();
  const NAMES = ['technique', 'scenario', 'latency', 'loss', 'faults', 't', 'selected', 'lang', 'theme', 'view', 'speed', 'state', 'until', 'seed', 'controls', 'lock', 'nothing'];
  const METHODS = ['play', 'pause', 'toggle', 'step', 'seek', 'reset', 'focusMessage', 'getState', 'export', 'constructor', '__proto__', 'destroy', ${JSON.stringify(NASTY)}];
  const message = (id) => of([
    () => value(), () => ({ ps: 1, type: value(), id }), () => ({ ps: 1, type: 'hello', subscribe: value() }),
    () => ({ ps: 1, type: 'call', id, method: of(METHODS), args: of([value(), [value(), value()]]) }),
    () => ({ ps: 1, type: 'set', id, patch: of([value(), { [of(NAMES)]: value() }]) }),
    () => of(['slide:start', 'slide:stop', 'slide:start ']),
  ])();
`;

it(`${MESSAGES} messages leave a frame that answers`, async () => {
  const html =
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body><h1>Host</h1><iframe sandbox="allow-scripts" title="Figure" width="600" height="460"></iframe><script>
    ${FUZZ}
    window.heard = []; window.answers = new Map();
    const frame = document.querySelector('iframe');
    addEventListener('message', ({ data }) => { if (data === 'pwned') heard.push(data); if (data?.type === 'result') answers.get(data.id)?.(data); if (data?.type === 'ready') window.isReady = true; });
    window.ask = (message) => new Promise((resolve) => { answers.set(message.id, resolve); frame.contentWindow.postMessage(message, '*'); });
    window.fuzz = async (count) => {
      for (let id = 0; id < count; id++) {
        frame.contentWindow.postMessage(message(id), '*');
        if (id % 20 === 0) await ask({ ps: 1, type: 'call', id: 'ping' + id, method: 'pause' });
      }
      await ask({ ps: 1, type: 'set', id: 'last', patch: { technique: 'sse', latency: '80ms', scenario: null, state: null, until: '10s' } });
      return ask({ ps: 1, type: 'call', id: 'state', method: 'getState' });
    };
    frame.src = '/embed.html?technique=sse&selected=' + encodeURIComponent(${JSON.stringify(NASTY).replace(/<\//g, '<\\/')}) + '&speed=' + encodeURIComponent('"><b>') + '&<b>=1';
  </script></body></html>`.replace(/<\/script>(?=["`'\\])/g, '<\\/script>');
  site.pages.set('/host.html', { html });
  const { page, complaints } = await site.open('/host.html');
  await page.waitForFunction(() => (window as unknown as { isReady?: boolean }).isReady === true);
  const answer = await page.evaluate(
    (count) => (window as unknown as { fuzz(count: number): Promise<unknown> }).fuzz(count),
    MESSAGES,
  );
  expect(answer).toMatchObject({ ok: true, value: expect.stringMatching(/^[?#]/) as string });
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  const frame = page.frameLocator('iframe');
  expect(await frame.locator('script:not([src]), [onerror], b').count()).toBe(0);
  expect(complaints.filter((each) => !/Failed to load resource|404/.test(each))).toEqual([]);
}, 90_000);
