import { page } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import { withLane, withoutLane } from '../../src/scenario/edits';
import { mountApp } from './mount-app';

afterEach(async () => {
  await page.viewport(1280, 800);
});

const titlesIn = (root: HTMLElement) =>
  [...root.querySelectorAll('.tl-lane-head')].map((head) => head.querySelector('.tl-title')?.textContent);

it('where there is no room for all lanes, some are shown, and the others are a press away', async () => {
  const { explore, root } = mountApp();
  for (const id of ['sse', 'jsonp-polling', 'iframe-streaming']) explore.edit(withLane(explore.scenario, id, {}), true);
  await expect.element(page.getByText('Techniques 1 to 5 of 6')).toBeVisible();
  const before = titlesIn(root);
  expect(before).toHaveLength(5);
  const [back, on] = [
    page.getByRole('button', { name: 'Techniques before these' }),
    page.getByRole('button', { name: 'Techniques after these' }),
  ];
  await expect.element(back).toHaveAttribute('aria-disabled', 'true');
  await on.click();
  await expect.element(page.getByText('Techniques 2 to 6 of 6')).toBeVisible();
  expect(titlesIn(root).slice(0, 4)).toEqual(before.slice(1));
  expect(explore.laneKey).toBe('iframe-streaming');
  await expect.element(on).toHaveAttribute('aria-disabled', 'true');
  await back.click();
  expect(titlesIn(root)).toEqual(before);
});

it('a technique that is brought on stage is among those in view', async () => {
  await page.viewport(1024, 768);
  const { root } = mountApp();
  for (const name of ['Server-sent events', 'JSONP polling', 'Forever frame'])
    await page.getByRole('combobox', { name: 'Add a technique…' }).selectOptions(name);
  await expect.poll(() => titlesIn(root).join()).toContain('Forever');
});

it('a fault outlives its lane: switched off and not to be switched on, until the lane is back', async () => {
  const { explore } = mountApp();
  const on = 'long-polling/request/0';
  explore.edit(
    { ...explore.scenario, interventions: [...explore.scenario.interventions, { on, do: 'never-answer' }] },
    true,
  );
  const { params } = explore.scenario.techniques.find(({ key }) => key === 'long-polling')!;
  const entry = page.getByRole('switch', { name: /never answered/ });
  explore.edit(withoutLane(explore.scenario, 'long-polling'), true);
  await expect.element(entry).toBeDisabled();
  await expect.element(page.getByText('its technique is not on stage')).toBeVisible();
  explore.edit(withLane(explore.scenario, 'long-polling', params), true);
  await expect.element(entry).toBeEnabled();
  await entry.click();
  await expect.poll(() => explore.lanes.at(-1)?.spans.exchanges[0]?.outcome).not.toBe('answered');
});
