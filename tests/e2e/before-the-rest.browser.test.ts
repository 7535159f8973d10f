import { page, userEvent } from 'vitest/browser';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import '../../src/views/theme/tokens.css';
import '../../src/views/timeline/timeline.css';
import '../../src/views/chrome/page.css';
import '../../src/views/chrome/layout.css';
import '../../src/views/controls/controls.css';
import App from '../../src/shells/explore/App.svelte';
import type { Page } from '../../src/shells/explore/connect-page.svelte';
import { ExploreState } from '../../src/shells/explore/explore-state.svelte';
import { engine, loadRest, parts } from '../../src/shells/explore/later.svelte';
import { shownLanes } from '../../src/shells/explore/shown-lanes';
import { usualStart } from '../../src/shells/explore/start';

const quietPage: Page = {
  writeLink: () => undefined,
  base: null,
  copyLink: () => undefined,
  skipTo: () => undefined,
  copyCode: () => undefined,
  keepPageKeys: () => undefined,
  keepCloseUps: () => undefined,
  keepStepKind: () => undefined,
  keepTheme: () => undefined,
  setDocument: () => undefined,
};

let mounted: Record<string, unknown> | null = null;

afterEach(async () => {
  if (mounted !== null) await unmount(mounted);
  await page.viewport(1280, 800);
});

/** Where everything is that was there before the rest came, to the pixel; what was asked for and opens over it is not of it. */
function placesOf(root: HTMLElement): readonly (readonly [name: string, x: number, y: number, w: number, h: number])[] {
  const there = [
    ...root.querySelectorAll(
      'header:not(dialog *), main, footer, .controls, .meaning, svg.tl, main .foot, button.play',
    ),
  ];
  return there.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [`${element.tagName} ${element.getAttribute('class') ?? ''}`, x, y, width, height] as const;
  });
}

// One test, since what has come does not go away again: what is pressed in between is done when the rest has come, and nothing moves.
it('the first picture is there without the rest; what is pressed meanwhile is done when it comes, and nothing moves', async () => {
  await page.viewport(1440, 900);
  expect([engine.module, parts.module]).toEqual([null, null]);
  const root = document.createElement('div');
  root.className = 'app';
  document.body.replaceChildren(root);
  const explore = new ExploreState(usualStart('en'));
  mounted = mount(App, { target: root, props: { explore, page: quietPage } });
  flushSync();

  expect(root.querySelectorAll('svg.tl .tl-request').length).toBeGreaterThan(3);
  expect(root.querySelector('.caption')?.textContent.trim()).not.toBe('');
  // The words of its techniques are in the first script.
  expect(shownLanes(explore).filter(({ key, title }) => title === key)).toEqual([]);
  const places = placesOf(root);
  expect(places.map(([name]) => name.split(' ')[0])).toEqual(
    expect.arrayContaining(['HEADER', 'MAIN', 'FOOTER', 'DIV', 'svg', 'BUTTON']),
  );

  await userEvent.keyboard('{ArrowRight}');
  expect(explore.playheadMs).toBeGreaterThan(8700);
  await userEvent.keyboard('{ArrowLeft}');
  explore.seek(8700);
  await userEvent.keyboard('?');
  await userEvent.keyboard('m');
  await userEvent.keyboard(' ');
  expect(page.getByRole('dialog', { name: 'Keys' }).query()).toBeNull();
  const messages = explore.lanes[0]?.spans.messages.length ?? 0;
  explore.playback.pause();
  const scenario = explore.scenario;

  loadRest();
  await parts.load();
  flushSync();
  expect(explore.scenario).not.toBe(scenario);
  expect(explore.lanes[0]?.spans.messages.length).toBe(messages + 1);
  expect(explore.playback.isPlaying).toBe(true);
  explore.playback.pause();
  await expect.element(page.getByRole('dialog').first()).toBeVisible();
  expect(root.querySelector('.meaning')?.textContent).toContain('So far');
  explore.undo();
  explore.seek(8700);
  flushSync();
  expect(placesOf(root)).toEqual(places);
});
