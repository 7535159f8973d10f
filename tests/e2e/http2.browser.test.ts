import { flushSync } from 'svelte';
import { page } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { laneItemKey } from '../../src/layout/item-keys';
import { mountApp, type MountedApp } from './mount-app';

beforeEach(() => page.viewport(1280, 800));

function laneOf({ explore }: MountedApp, key: string) {
  return must(
    explore.lanes.find(({ lane }) => lane.key === key),
    key,
  );
}

it('HTTP/2 is chosen in the form: the bar is named, and the bytes are frames of a stream', async () => {
  const app = mountApp();
  const { explore, root } = app;
  await page.getByRole('button', { name: /^Network: \d+ more parameters$/ }).click();
  await page.getByRole('combobox', { name: 'HTTP version' }).selectOptions('HTTP/2');
  expect(explore.scenario.network.httpVersion).toBe('2');
  const named = () => [...root.querySelectorAll('svg.tl text')].filter(({ textContent }) => textContent === 'HTTP/2');
  await expect.poll(() => named().length).toBeGreaterThan(0);
  explore.closeUps = ['bytes'];
  const { spans, lane } = laneOf(app, 'long-polling');
  const request = must(
    spans.transits.find(({ content }) => content === 'request'),
    'a request',
  );
  explore.pin(laneItemKey(lane.key, `transit/${request.id}`));
  flushSync();
  const bytes = page.getByRole('region', { name: /, bytes$/ });
  await expect.element(bytes).toHaveTextContent(`HEADERS, stream ${request.streamId}`);
  await expect.element(bytes).toHaveTextContent(':method: GET');
});

it('of seven tabs the last waits for a connection of HTTP/1.1 and listens on HTTP/2: the scene opens with it', () => {
  const app = mountApp();
  app.explore.openScene('seven-tabs');
  flushSync();
  const told = must(app.root.querySelector('.status')?.textContent, 'a sentence');
  expect(told).toContain('HTTP/1.1 in tab 7: its request waits in the browser, whose connections 6 other tabs have');
  expect(told).toContain('HTTP/2 in tab 7: connected, listening');
});

it('a connection that is cut takes the streams of all tabs with it', () => {
  const app = mountApp();
  app.explore.openScene('seven-tabs');
  const { connections } = laneOf(app, 'http-2').spans;
  expect(connections).toHaveLength(1);
  const cut = { on: 'http-2/connection/0', atMs: 2600, do: 'cut-connection', isEnabled: true } as const;
  app.explore.edit({ ...app.explore.scenario, interventions: [...app.explore.scenario.interventions, cut] }, true);
  flushSync();
  const lost = laneOf(app, 'http-2').spans.exchanges.filter(
    ({ streamEndReason }) => streamEndReason === 'connection-lost',
  );
  expect(lost.map(({ tab }) => tab)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
