import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { withValue } from '../../src/scenario/edits';
import { startFromLink } from '../../src/shells/explore/start-from-link';
import { mountApp } from './mount-app';

it('idle time is folded with a visible break and its length, and drawn to scale again', async () => {
  const { explore, root } = mountApp(await startFromLink('?scenario=websocket', 'en'));
  explore.edit(withValue(explore.scenario, 'messages', { kind: 'at', timesMs: [2000, 25_000] }), true);
  flushSync();
  const breaks = () => root.querySelectorAll('svg.tl .tl-fold').length;
  explore.window.fit();
  flushSync();
  expect(breaks()).toBe(0);
  await page.getByRole('button', { name: 'Fold idle time' }).click();
  expect(breaks()).toBeGreaterThan(0);
  expect(explore.announcer.text).toBe(`Idle time folded in ${breaks() === 1 ? '1 place' : `${breaks()} places`}.`);
  expect(root.querySelector('.tl-fold-text')?.textContent).toMatch(/^\+\d+\.\d s$/);
  // Where the pointer is, there is the mark: what is drawn and what is picked have one scale.
  const mark = root.querySelector('[aria-label*="Message 2 is published"]');
  expect(mark).not.toBeNull();
  await userEvent.keyboard('i');
  expect(breaks()).toBe(0);
  expect(explore.announcer.text).toBe('Time is drawn to scale.');
});
