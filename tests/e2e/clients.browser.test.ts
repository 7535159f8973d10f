import { page } from 'vitest/browser';
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { laneItemKey } from '../../src/layout/item-keys';
import { mountApp } from './mount-app';

function mountTwoClients() {
  const app = mountApp();
  app.explore.edit({ ...app.explore.scenario, clients: 3 }, true);
  app.explore.closeUps = ['code', 'log'];
  flushSync();
  return app;
}

it('one of several clients is chosen; picture, machine and sentences follow; a change of parameters keeps it', async () => {
  const { explore, root } = mountTwoClients();
  const choice = page.getByRole('combobox', { name: 'The client that is looked at' });
  const keys = () => [...root.querySelectorAll('svg.tl [data-key]')].map((mark) => mark.getAttribute('data-key'));
  const before = keys();
  await choice.selectOptions('client 2 of 3');
  expect(explore.page.client).toBe(1);
  const transits = explore.lanes.flatMap(({ lane, spans }) =>
    spans.transits.filter(({ client }) => client === 1).map(({ id }) => laneItemKey(lane.key, `transit/${id}`)),
  );
  const shown = keys().filter((key) => key?.includes('/transit/'));
  expect(shown.length).toBeGreaterThan(3);
  expect(transits).toEqual(expect.arrayContaining(shown));
  expect(keys()).not.toEqual(before);
  const told = () => [...root.querySelectorAll('.headline, .status')].map(({ textContent }) => textContent).join(' ');
  await expect.poll(told).toMatch(/long polling at client 2/i);
  expect(told()).not.toContain('client 1');
  explore.edit({ ...explore.scenario, clients: 1 }, true);
  flushSync();
  expect([explore.page.client, choice.query()]).toEqual([0, null]);
  explore.edit({ ...explore.scenario, clients: 3, seed: 5 }, true);
  flushSync();
  await expect.element(choice).toHaveValue('1');
});

it('a mark of another client that is pinned makes it the one that is looked at', () => {
  const { explore } = mountTwoClients();
  const run = must(explore.lanes[1], 'the second lane');
  const answer = must(
    run.spans.transits.find(({ client }) => client === 2),
    'a transit of the third client',
  );
  explore.pin(laneItemKey(run.lane.key, `transit/${answer.id}`));
  expect(explore.page.client).toBe(2);
  explore.pin(laneItemKey(run.lane.key, 'message/1'));
  expect(explore.page.client).toBe(2);
  explore.openScene('sse');
  expect(explore.page.client).toBe(0);
});

it('in one language as in the other', async () => {
  const { explore, root } = mountTwoClients();
  await explore.speak('zh-CN');
  await page.getByRole('combobox', { name: '查看的客户端' }).selectOptions('客户端 3/3');
  expect(explore.page.client).toBe(2);
  await expect.poll(() => root.querySelector('.headline')?.textContent).toContain('客户端 3 的');
});

it('one of several tabs is chosen: its waiting is drawn, told, and in the table; a pinned mark chooses its tab', async () => {
  const { explore, root } = mountApp();
  const tabbed = { ...explore.scenario, browser: { ...explore.scenario.browser, tabs: 7 } };
  explore.edit(tabbed, true);
  explore.closeUps = ['log'];
  flushSync();
  const choice = page.getByRole('combobox', { name: 'The tab that is looked at' });
  await choice.selectOptions('tab 7 of 7');
  expect(explore.page).toEqual({ client: 0, tab: 6 });
  await expect.element(page.getByRole('heading', { name: /, tab 7 of 7, log$/ })).toBeVisible();
  const long = must(
    explore.lanes.find(({ lane }) => lane.id === 'long-polling'),
    'the lane of long polling',
  );
  expect(root.querySelectorAll('svg.tl .tl-queued').length).toBeGreaterThan(0);
  explore.seekAndSettle(1000);
  flushSync();
  expect(root.textContent).toContain('Long polling in tab 7: its request waits in the browser');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect.element(page.getByRole('button', { name: /sort by tab/i })).toBeVisible();
  explore.pin(laneItemKey(long.lane.key, 'exchange/2/end'));
  expect(explore.page.tab).toBe(must(long.spans.exchanges[2], 'the third request').tab);
  explore.edit({ ...tabbed, browser: { ...tabbed.browser, tabs: 1 } }, true);
  flushSync();
  expect([explore.page.tab, choice.query()]).toEqual([0, null]);
});
