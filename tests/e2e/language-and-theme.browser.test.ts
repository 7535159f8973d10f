import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import { mountApp, pictureOf } from './mount-app';

it('the language is switched in place: words, numbers, diagram, lang; the run and the moment stay', async () => {
  const { explore, root } = mountApp();
  const { scenario, playheadMs } = explore;
  await page.getByRole('button', { name: '中文' }).click();
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(root.textContent).toContain('消息 4 没能送达WebSocket：从 5.400\u00a0s 起没有打开的套接字');
  expect(pictureOf(root)).toContain('长轮询');
  await expect.element(page.getByRole('slider', { name: '单向延迟' })).toBeVisible();
  expect(explore.scenario).toBe(scenario);
  expect(explore.playheadMs).toBe(playheadMs);
  await page.getByRole('button', { name: 'English' }).click();
  expect(document.documentElement.lang).toBe('en');
  await expect.element(page.getByRole('slider', { name: 'One-way latency' })).toBeVisible();
});

it('no English word stands alone in the Chinese page, apart from names and wire words', async () => {
  const { root } = mountApp();
  await page.getByRole('button', { name: '中文' }).click();
  const wire =
    /GET|SYN|ACK|FIN|RST|TCP|HTTP|TLS|WebSocket|Ajax|iframe|Flash|SSE|EventSource|Comet|Pollscope|English|Upgrade|ms|kB|min/g;
  const labels = [...root.querySelectorAll('label, h2, h3, button, legend, th')].map((element) =>
    element.textContent.replace(wire, ''),
  );
  expect(labels.filter((text) => /[a-z]{3,}/i.test(text))).toEqual([]);
});

it('dark and projector are other sets of the same tokens', async () => {
  mountApp();
  const colours = () => page.getByRole('combobox', { name: 'Colours' });
  const paper = () => getComputedStyle(document.documentElement).backgroundColor;
  await colours().selectOptions('Light');
  const light = paper();
  await colours().selectOptions('Dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(paper()).not.toBe(light);
  await colours().selectOptions('Projector');
  expect(getComputedStyle(document.body).fontSize).toBe('20px');
});
