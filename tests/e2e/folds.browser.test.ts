import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { withValue } from '../../src/scenario/edits';
import { linkOf } from '../../src/shells/explore/link-of';
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

it('the scene of a real system opens folded, and says where its numbers are from; a link keeps what the reader chose', async () => {
  const { explore, root } = mountApp(await startFromLink('?scenario=bosh', 'en'));
  const breaks = () => root.querySelectorAll('svg.tl .tl-fold').length;
  expect(breaks()).toBe(1);
  expect(await linkOf(explore)).not.toContain('idle');
  expect(root.querySelector('.caption')?.textContent).toContain('Source: XEP-0124: BOSH.');
  const panel = page.getByRole('region', { name: 'BOSH: a minute of silence' });
  await expect
    .element(panel.getByRole('link', { name: 'XEP-0124: BOSH' }))
    .toHaveAttribute('href', 'https://xmpp.org/extensions/xep-0124.html');
  await page.getByRole('button', { name: 'Fold idle time' }).click();
  const link = await linkOf(explore);
  expect(link).toContain('idle=to-scale');
  expect((await startFromLink(link, 'en')).foldsIdle).toBe(false);
  explore.edit(withValue(explore.scenario, 'server.holdLimitMs', 30_000), true);
  explore.foldIdle(true);
  expect((await startFromLink(await linkOf(explore), 'en')).foldsIdle).toBe(true);
});

it('another scene is drawn to scale again, and undo brings the fold back', async () => {
  const { explore } = mountApp(await startFromLink('?scenario=bosh', 'en'));
  explore.openScene('figure-1');
  expect(explore.window.isFolding).toBe(false);
  explore.undo();
  expect(explore.window.isFolding).toBe(true);
});
