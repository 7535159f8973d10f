import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import { withIntervention, withValue } from '../../src/scenario/edits';
import { encodeLink, decodeLink } from '../../src/config/link';
import { linkContext } from '../../src/shells/explore/scenes';
import { usualStart } from '../../src/shells/explore/start';
import { parsed } from '../support/scenarios';
import { mountApp, type MountedApp } from './mount-app';

const scenario = parsed({
  version: 1,
  durationMs: 12_000,
  techniques: [{ id: 'long-polling' }],
  network: { oneWayLatencyMs: 300 },
  messages: { kind: 'at', timesMs: [2000, 5000, 8000] },
});

beforeEach(() => page.viewport(1280, 800));

function mountRun(): MountedApp {
  const app = mountApp({ ...usualStart('en'), scenario, sceneId: null });
  app.explore.window.fit();
  return app;
}

const panel = () => page.getByRole('region', { name: 'Before and after' });
const ghostCount = ({ root }: MountedApp) => root.querySelectorAll('svg.tl .tl-ghost-line').length;

it('a button keeps the run as “before”; a change draws its ghosts, lists what differs, and says so', async () => {
  const app = mountRun();
  await page.getByRole('button', { name: 'Compare with now' }).click();
  await expect.element(panel()).toHaveTextContent(/Nothing yet.*No difference/);
  expect(ghostCount(app)).toBe(0);
  app.explore.edit(withValue(app.explore.scenario, 'network.oneWayLatencyMs', 100), true);
  await expect.element(panel()).toHaveTextContent(/One-way latency: 300\sms → 100\sms/);
  await expect.element(panel()).toHaveTextContent(/3 messages earlier, by up to 0\.20\ss/);
  expect(ghostCount(app)).toBeGreaterThan(3);
  expect(app.explore.announcer.text).toContain('3 messages earlier');
  await panel()
    .getByRole('button', { name: /^Message 2: 0\.20\ss earlier/ })
    .click();
  expect(app.explore.pinnedKey).toBe('long-polling/message/2');
});

it('keys keep, swap and leave; each is a step of undo', async () => {
  const app = mountRun();
  const { explore } = app;
  await userEvent.keyboard('c');
  explore.edit(withValue(explore.scenario, 'network.oneWayLatencyMs', 100), true);
  await userEvent.keyboard('x');
  expect(explore.scenario.network.oneWayLatencyMs).toBe(300);
  await expect.element(panel()).toHaveTextContent(/100\sms → 300\sms/);
  await expect.element(panel()).toHaveTextContent(/3 messages later/);
  explore.undo();
  expect(explore.scenario.network.oneWayLatencyMs).toBe(100);
  await userEvent.keyboard('{Shift>}C{/Shift}');
  await expect.element(panel()).not.toBeInTheDocument();
  expect(ghostCount(app)).toBe(0);
  explore.undo();
  await expect.element(panel()).toBeVisible();
});

it('only what goes another way is a ghost: what was before a fault is drawn once', async () => {
  const app = mountRun();
  const { explore } = app;
  explore.comparison.keep();
  explore.edit(
    withIntervention(explore.scenario, { on: 'long-polling/request/1', do: 'delay-response', byMs: 700 }),
    true,
  );
  await expect.element(panel()).toHaveTextContent(/Made: Long polling, Request 1, answer delayed/);
  for (const { sentAtMs } of explore.comparison.ghosts.flatMap(({ transits }) => transits))
    expect(sentAtMs).toBeGreaterThanOrEqual(5000);
});

it('a link carries the run before', async () => {
  const before = withValue(scenario, 'network.oneWayLatencyMs', 100);
  const link = await encodeLink(scenario, null, { before }, linkContext);
  const read = await decodeLink(link, linkContext);
  expect(read).toMatchObject({ ok: true, scenario, view: { before }, problems: [] });
  const broken = await decodeLink(link.replace(/b=.*/, 'b=nonsense'), linkContext);
  expect(broken).toMatchObject({ ok: true, scenario });
  expect(broken.problems).toHaveLength(1);
});

it.each([
  [1280, 800],
  [390, 844],
])('at %i × %i it is sound for assistive technology, and nothing is wider than the page', async (widthPx, heightPx) => {
  await page.viewport(widthPx, heightPx);
  const app = mountRun();
  app.explore.comparison.keep();
  app.explore.edit(withValue(app.explore.scenario, 'network.oneWayLatencyMs', 100), true);
  await expect.element(panel()).toHaveTextContent(/3 messages earlier/);
  const { violations } = await axe.run(app.root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(widthPx);
});
