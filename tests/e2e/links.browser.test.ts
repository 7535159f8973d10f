import { page } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import { withValue } from '../../src/scenario/edits';
import { browserPage } from '../../src/shells/explore/browser-page';
import { ExploreState } from '../../src/shells/explore/explore-state.svelte';
import { linkOf } from '../../src/shells/explore/link-of';
import { startFromLink } from '../../src/shells/explore/start-from-link';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp, pictureOf } from './mount-app';

const ownAddress = location.href;
afterEach(() => {
  history.replaceState(null, '', ownAddress);
});

it('startFromLink(linkOf(explore)) opens the same run, at the same moment, in the same language', async () => {
  const explore = new ExploreState(usualStart('zh-CN'));
  explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 150), true);
  explore.seekAndSettle(4321);
  explore.pin('long-polling/transit/3');
  explore.foldIdle(true);
  const link = await linkOf(explore);
  expect(link).toMatch(/^\?t=4321ms&lang=zh-CN&selected=.*#s=d/);
  const { root, explore: opened } = mountApp(await startFromLink(link, 'en'));
  expect(opened.scenario).toEqual(explore.scenario);
  expect(opened.playheadMs).toBe(4321);
  expect(opened.locale).toBe('zh-CN');
  expect(opened.window.isFolding).toBe(true);
  expect(opened.pinnedKey).toBe('long-polling/transit/3');
  expect(pictureOf(root)).toContain('4.321');
});

it('linkOf(at a delivery between two milliseconds) opens at the delivery itself; elsewhere it is whole milliseconds', async () => {
  const explore = new ExploreState(await startFromLink('?technique=sse&jitter=50ms', 'en'));
  const arrivals = explore.lanes.flatMap(({ spans }) => spans.messages.flatMap(({ deliveries }) => deliveries));
  const { atMs } = arrivals.find((each) => !Number.isInteger(each.atMs))!;
  explore.seekAndSettle(atMs);
  const opened = await startFromLink(await linkOf(explore), 'en');
  expect(opened.look.restAtMs).toBe(atMs);
  explore.seekAndSettle(atMs + 0.1);
  expect((await startFromLink(await linkOf(explore), 'en')).look.restAtMs).toBe(Math.round(atMs + 0.1));
});

it('a link that asks for a palette gets it, keeps it, and lets it go when the reader chooses another', async () => {
  const { explore } = mountApp(await startFromLink('?scenario=figure-2&theme=dark', 'en'));
  expect(explore.theme).toBe('dark');
  expect(await linkOf(explore)).toContain('theme=dark');
  await page.getByRole('combobox', { name: 'Colours' }).selectOptions('light');
  expect(explore.theme).toBe('light');
  expect(await linkOf(explore)).not.toContain('theme');
});

it('a link that selects a mark of another lane opens that lane beside the picture', async () => {
  const { explore } = mountApp(await startFromLink('?scenario=compare&selected=websocket/transit/3', 'en'));
  expect(explore.laneKey).toBe('websocket');
});

it('an edited scene is called the reader’s own, and choosing it again brings its caption back', async () => {
  const { explore, root } = mountApp();
  const caption = () => root.querySelector('.caption')?.textContent;
  const own = caption();
  expect(own).not.toBe('');
  const { scenario } = explore;
  explore.edit(withValue(scenario, 'network.oneWayLatencyMs', 150), true);
  await expect.poll(caption).toBe('Your own run, made from “Three ways to get news”.');
  const scenes = page.getByRole('combobox', { name: 'Scene' });
  await expect.element(scenes).toHaveValue('');
  await scenes.selectOptions('compare');
  expect(explore.scenario).toEqual(scenario);
  await expect.poll(caption).toBe(own);
});

it('a scene that was not changed is linked by its name', async () => {
  const explore = new ExploreState(usualStart('en'));
  explore.openScene('figure-3');
  expect(await linkOf(explore)).toBe('?scenario=figure-3&t=9.3s&lang=en');
});

it('readable parameters bend the usual scene', async () => {
  const start = await startFromLink('?latency=120ms&technique=sse,websocket&t=3s', 'en');
  const { explore } = mountApp(start);
  expect(explore.lanes.map(({ lane }) => lane.id)).toEqual(['sse', 'websocket']);
  expect(explore.scenario.network.oneWayLatencyMs).toBe(120);
  expect(explore.playheadMs).toBe(3000);
});

it.each([
  ['cut off', '#s=dabc'],
  ['from another version', `#s=j${btoa(JSON.stringify({ version: 99 }))}`],
])('a link that is %s gets a notice that can be dismissed, and the usual scene', async (_what, link) => {
  const { root } = mountApp(await startFromLink(link, 'en'));
  const alert = page
    .getByRole('alert')
    .filter({ hasText: 'This link cannot be read. You see the usual scene instead.' });
  await expect.element(alert.getByRole('listitem')).toHaveTextContent(/^link(\.version)?: expected /);
  expect(pictureOf(root)).toContain('WebSocket');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(page.getByText(/This link cannot be read/).query()).toBeNull();
});

it('a parameter that is wrong is told, the others count', async () => {
  const { explore } = mountApp(await startFromLink('?latency=fast&loss=5%25', 'en'));
  await expect.element(page.getByText('Not all of this link can be used; the rest counts.')).toBeVisible();
  await expect.element(page.getByText(/^latency: expected a number with its unit/)).toBeVisible();
  expect(explore.scenario.network.lossProbability).toBe(0.05);
});

it('a run that no link carries is told once, by writeLink and by copyLink, and the address stays', async () => {
  const { explore } = mountApp();
  const timesMs = Array.from({ length: 20_000 }, (_, index) => index + 0.5);
  explore.edit(withValue(explore.scenario, 'messages', { kind: 'at', timesMs }), true);
  const before = location.search + location.hash;
  browserPage.writeLink(explore, false);
  const told = page.getByText(/^This run is too long for a link: it takes [\d,]+ characters, .* 65,536\./);
  await expect.element(told).toBeVisible();
  expect(location.search + location.hash).toBe(before);
  explore.notices.clear();
  browserPage.writeLink(explore, false);
  browserPage.copyLink(explore);
  await expect.poll(() => explore.notices.all).toMatchObject([{ kind: 'link-too-long', maxLength: 65_536 }]);
});

it('writeLink(explore) writes the address; a new scene is a place to go back from', async () => {
  const { explore } = mountApp();
  const entries = history.length;
  explore.onSettled = (isNewPlace) => {
    browserPage.writeLink(explore, isNewPlace);
  };
  explore.seekAndSettle(1000);
  await expect.poll(() => location.search).toBe('?scenario=compare&t=1s&lang=en');
  expect(history.length).toBe(entries);
  explore.openScene('sse');
  await expect.poll(() => location.search).toContain('scenario=sse');
  expect(history.length).toBe(entries + 1);
});
