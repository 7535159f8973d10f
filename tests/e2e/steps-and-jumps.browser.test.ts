import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { startFromLink } from '../../src/shells/explore/start-from-link';
import { mountApp } from './mount-app';

it('a step goes to what was chosen; the choice is kept', async () => {
  const { explore, keptStepKinds } = mountApp();
  await page.getByRole('combobox', { name: 'A step goes' }).first().selectOptions('by transition');
  expect(explore.time.stepKind).toBe('transition');
  expect(keptStepKinds.at(-1)).toBe('transition');
  await page.getByRole('button', { name: 'Step on' }).click();
  expect(explore.time.moments).toContain(explore.playheadMs);
  expect(
    explore.lanes.some(({ spans }) => spans.states.some(({ enteredAtMs }) => enteredAtMs === explore.playheadMs)),
  ).toBe(true);
});

it('Shift with an arrow is a tenth of a second, whatever is chosen', async () => {
  const { explore } = mountApp();
  explore.time.stepKind = 'server';
  const startMs = explore.playheadMs;
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}');
  expect(explore.playheadMs).toBe(startMs + 100);
});

it('N and Shift N go to what went wrong, pin it, say it, and say when there is no more', async () => {
  const { explore } = mountApp(await startFromLink('?scenario=ajax-long-polling&t=0', 'en'));
  await userEvent.keyboard('n');
  const first = explore.playheadMs;
  expect(explore.announcer.text).toBe('Request 0 timed out, Ajax long polling (article), at 5.000\u00a0s.');
  expect(explore.pinnedKey).toBe('ajax-long-polling/exchange/0/end');
  await userEvent.keyboard('n');
  expect(explore.playheadMs).toBeGreaterThanOrEqual(first);
  await userEvent.keyboard('{Shift>}N{/Shift}');
  expect(explore.playheadMs).toBe(first);
  await userEvent.keyboard('{Shift>}N{/Shift}');
  expect(explore.playheadMs).toBe(first);
  expect(explore.announcer.text).toBe('Nothing to jump to before this.');
});

it('J lists what went wrong with counts; a row goes on, Escape closes and lets nothing else go', async () => {
  const { explore } = mountApp(await startFromLink('?scenario=ajax-long-polling&t=0', 'en'));
  await userEvent.keyboard('j');
  const menu = page.getByRole('dialog', { name: 'Jump to what went wrong' });
  await expect.element(menu).toBeVisible();
  const timeouts = explore.jumps.counts.get('timeout') ?? 0;
  const row = menu.getByRole('button', { name: new RegExp(`^Client timeout ?${timeouts}$`) });
  await row.click();
  const { pinnedKey, playheadMs } = explore;
  expect(pinnedKey).toContain('/end');
  await row.click();
  expect(explore.playheadMs).toBeGreaterThan(playheadMs);
  await menu.getByRole('button', { name: 'Client timeout: the one before' }).click();
  expect(explore.playheadMs).toBe(playheadMs);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => menu.query()).toBeNull();
  flushSync();
  expect(explore.pinnedKey).toBe(pinnedKey);
});

it('on a phone the kind of step and the keys are in the menu of jumps', async () => {
  await page.viewport(390, 800);
  const { explore } = mountApp();
  await page.getByRole('button', { name: 'Jump to what went wrong' }).click();
  const menu = page.getByRole('dialog', { name: 'Jump to what went wrong' });
  await menu.getByRole('combobox', { name: 'A step goes' }).selectOptions('by server event');
  expect(explore.time.stepKind).toBe('server');
  await menu.getByRole('button', { name: 'Keys' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.viewport(1280, 800);
});

it.each(['long-polling', 'figure-5', 'compare'])(
  'in the diagram of %s far jumps keep the focus on a mark, and the page’s own steps stay out of it',
  async (scene) => {
    const { explore, root } = mountApp(await startFromLink(`?scenario=${scene}`, 'en'));
    const startMs = explore.playheadMs;
    const focusedKey = () => document.activeElement?.getAttribute('data-key') ?? null;
    root.querySelector<SVGGElement>('svg.tl [data-key][tabindex="0"]')?.focus();
    const visited: (string | null)[] = [focusedKey()];
    for (const key of ['End', 'ArrowLeft', 'Home', 'End', 'ArrowLeft', 'Home']) {
      await userEvent.keyboard(`{${key}}`);
      visited.push(focusedKey());
    }
    const [, last, beforeLast, first] = visited;
    expect(new Set([last, beforeLast, first]).size).toBe(3);
    expect(visited.slice(1)).toEqual([last, beforeLast, first, last, beforeLast, first]);
    expect(visited).not.toContain(null);
    expect(explore.playheadMs).toBe(startMs);
  },
);
