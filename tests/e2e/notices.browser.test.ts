import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import { withValue } from '../../src/scenario/edits';
import type { ExploreState } from '../../src/shells/explore/explore-state.svelte';
import { startFromLink } from '../../src/shells/explore/start-from-link';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp } from './mount-app';

afterEach(() => page.viewport(1280, 800));

const switchTo = (language: '中文' | 'English') => page.getByRole('button', { name: language }).click();
const items = () =>
  page
    .getByRole('alert')
    .getByRole('listitem')
    .elements()
    .map((element) => element.textContent);

function spendBudget(explore: ExploreState): void {
  explore.edit(
    {
      ...explore.scenario,
      durationMs: 86_400_000,
      techniques: [{ id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 0 } }],
    },
    true,
  );
}

const toast = () => page.getByText('The link is copied.');
/** The time that it stays, which the browser counts. */
const lingering = () => toast().element().closest('.toast')!.getAnimations()[0]!;

const WRONG_LINK = '?latencey=80ms&latency=-5ms&loss=3%25&selected=websocket/transit/9999';

it('a wrong link is told in Chinese, and again in English when the language is switched; the rest counts', async () => {
  const { explore } = mountApp(await startFromLink(`${WRONG_LINK}&lang=zh-CN`, 'en'));
  expect(explore.scenario.network.lossProbability).toBe(0.03);
  await expect.element(page.getByText('这个链接有一部分用不上，其余的照用。')).toBeVisible();
  expect(items()).toEqual([
    'latencey：没有这个参数，给出的是 "80ms"；你要写的是 latency 吗？',
    'latency（单向延迟 network.oneWayLatencyMs）：应为数值（0 到 60000 ms），给出的是 -5',
    'selected：应为这次运行中的一个标记，例如 websocket/transit/3，给出的是 "websocket/transit/9999"',
  ]);
  await switchTo('English');
  await expect.element(page.getByText('Not all of this link can be used; the rest counts.')).toBeVisible();
  expect(items()).toEqual([
    'latencey: no such parameter, got "80ms"; did you mean latency?',
    'latency: network.oneWayLatencyMs: expected a number from 0 to 60000 ms, got -5',
    'selected: expected a mark of this run, such as websocket/transit/3, got "websocket/transit/9999"',
  ]);
});

it('a damaged link is told in Chinese, and again in English', async () => {
  mountApp(await startFromLink('#s=dabc', 'zh-CN'));
  await expect.element(page.getByText('这个链接读不出来，现在显示的是默认场景。')).toBeVisible();
  expect(items()).toEqual(['link：应为完整的链接，而这个链接已损坏或被截断，给出的是 "dabc"']);
  await switchTo('English');
  expect(items()).toEqual(['link: expected a complete link: this one is damaged or cut off, got "dabc"']);
});

it('a wrong number is told in Chinese, and again in English; what was typed stays', async () => {
  mountApp(usualStart('zh-CN'));
  await page.getByRole('textbox', { name: '单向延迟，数值' }).fill('很快');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('单向延迟：“很快”不是数字；允许 0 ms 到 60 s。仍为 300 ms。')).toBeVisible();
  await switchTo('English');
  await expect
    .element(page.getByText('One-way latency: “很快” is not a number; allowed is 0 ms to 60 s. Still 300 ms.'))
    .toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'One-way latency, value' })).toHaveValue('很快');
});

it('a spent budget is told in Chinese, and again in English', async () => {
  const { explore } = mountApp(usualStart('zh-CN'));
  spendBudget(explore);
  await expect
    .element(
      page.getByText(
        /^运行中止了：到 0\sms 已用完 10,000 个事件的预算，多半是因为 ajax-polling 的定时器 pollInterval 毫无延迟地循环（至此 [\d,]+ 次）；techniques\.0\.params\.pollIntervalMs 为 0。/,
      ),
    )
    .toBeVisible();
  await switchTo('English');
  await expect
    .element(
      page.getByText(
        /^The run was stopped: event budget of 10,000 spent at 0\sms, likely because the timer pollInterval of ajax-polling loops without delay/,
      ),
    )
    .toBeVisible();
});

it('several notices stand one below the other, each with a button of its own; the picture keeps its place', async () => {
  const { explore, root } = mountApp(await startFromLink(WRONG_LINK, 'en'));
  explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', -1), true);
  explore.notices.tell({ kind: 'link-copied' });
  const alert = page.getByRole('alert').filter({ hasText: 'That is not possible:' });
  await expect.element(alert).toBeVisible();
  await expect.element(toast()).toBeVisible();
  expect(toast().element().closest('[role="status"]')).not.toBeNull();
  expect(alert.getByRole('button', { name: 'Dismiss' }).elements()).toHaveLength(2);
  const { violations } = await axe.run(root, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await alert.getByRole('button', { name: 'Dismiss' }).first().click();
  expect(page.getByText('Not all of this link can be used').query()).toBeNull();
  await expect.element(page.getByText('That is not possible:')).toBeVisible();
});

it('of many problems three are said, the others when they are asked for', async () => {
  mountApp(await startFromLink('?a1&b2&c3&d4&e5', 'en'));
  expect(items()).toHaveLength(3);
  await page.getByRole('alert').getByRole('button', { name: '2 more' }).click();
  expect(items()).toHaveLength(5);
});

it('with the sheet of parameters open, a spent budget is told in the sheet', async () => {
  await page.viewport(390, 844);
  const { explore } = mountApp(usualStart('en'));
  await page.getByRole('button', { name: 'Parameters' }).click();
  spendBudget(explore);
  const sheet = page.getByRole('dialog', { name: 'Parameters' });
  await expect.element(sheet.getByRole('alert').filter({ hasText: 'The run was stopped' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Dismiss' }).click();
  expect(page.getByText('The run was stopped').query()).toBeNull();
});

it('at 390 px a notice covers nothing of the diagram, scrolls nothing sideways, and comes into sight', async () => {
  await page.viewport(390, 844);
  const { explore, root } = mountApp(await startFromLink(WRONG_LINK, 'en'));
  const bottomOf = (selector: string) => root.querySelector(selector)?.getBoundingClientRect().bottom ?? NaN;
  const topOfDiagram = () => root.querySelector('svg.tl')?.getBoundingClientRect().top ?? NaN;
  expect(bottomOf('.notices')).toBeLessThanOrEqual(topOfDiagram());
  expect(topOfDiagram()).toBeLessThan(844 * 0.7);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  window.scrollTo(0, 2000);
  explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', -1), true);
  const told = page.getByText('That is not possible:');
  await expect.poll(() => told.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
});

it('the keyboard goes from a dismissed notice to the next one, and from the last to the diagram', async () => {
  const { explore } = mountApp();
  explore.notices.tell({ kind: 'link-not-copied' });
  explore.notices.tell({ kind: 'code-not-copied' });
  const dismiss = () => page.getByRole('button', { name: 'Dismiss' });
  await expect.element(dismiss().nth(1)).toBeVisible();
  dismiss().first().element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dismiss()).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('main')).toHaveFocus();
});

it.each([1280, 390])(
  'at %i px, that a link is copied is told over the page, which stays where it is; it goes by itself',
  async (widthPx) => {
    await page.viewport(widthPx, 844);
    const { explore, root } = mountApp();
    const placesOf = () =>
      ['main', 'svg.tl', 'footer'].map((part) => JSON.stringify(root.querySelector(part)!.getBoundingClientRect()));
    await expect.poll(() => root.querySelector('svg.tl')).not.toBeNull();
    const before = placesOf();
    explore.notices.tell({ kind: 'link-copied' });
    await expect.element(toast()).toBeVisible();
    expect(toast().element().closest('[role="status"]')).not.toBeNull();
    const { left, right, top } = toast().element().closest('.toast')!.getBoundingClientRect();
    expect([left >= 0, right <= widthPx, top >= 0]).toEqual([true, true, true]);
    expect(placesOf()).toEqual(before);
    lingering().finish();
    await expect.element(toast()).not.toBeInTheDocument();
    expect(explore.notices.all).toEqual([]);
  },
);

it('a confirmation stays while it is pointed at or has the focus; told again, it begins anew', async () => {
  const { explore, root } = mountApp();
  explore.notices.tell({ kind: 'link-copied' });
  await expect.poll(() => lingering().playState).toBe('running');
  expect(lingering().effect!.getComputedTiming().duration).toBeGreaterThanOrEqual(4000);
  await toast().hover();
  expect(lingering().playState).toBe('paused');
  root.querySelector<HTMLElement>('.toast .dismiss')!.focus();
  await page.getByRole('main').hover();
  expect(lingering().playState).toBe('paused');
  root.querySelector<HTMLElement>('.toast .dismiss')!.blur();
  expect(lingering().playState).toBe('running');
  const first = lingering();
  explore.notices.tell({ kind: 'link-copied' });
  await expect.poll(() => lingering()).not.toBe(first);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.element(toast()).not.toBeInTheDocument();
});
