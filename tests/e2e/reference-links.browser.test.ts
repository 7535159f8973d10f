import { page } from 'vitest/browser';
import { expect, it } from 'vitest';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp } from './mount-app';

const linksTo = (name: string | RegExp) => page.getByRole('link', { name });

it('what there is to read about a technique leads on to its section of the reference, in the language of the page', () => {
  mountApp(usualStart('zh-CN'));
  const href = linksTo('参考手册：长轮询').element().getAttribute('href');
  expect(href).toBe('reference.html?lang=zh-CN#long-polling');
});

it('the line of help leads to what the reference tells of the control, and stays when the pointer leaves it', async () => {
  mountApp();
  expect(linksTo('One-way latency in the reference').query()).toBeNull();
  await page.getByRole('slider', { name: 'Client timeout' }).hover();
  await page.getByRole('main').hover();
  const link = linksTo('Client timeout in the reference');
  expect(link.element().getAttribute('href')).toBe('reference.html?lang=en#long-polling.clientTimeoutMs');
  await page.getByRole('slider', { name: 'One-way latency' }).hover();
  expect(link.query()).toBeNull();
  await expect.element(linksTo('One-way latency in the reference')).toBeVisible();
});
