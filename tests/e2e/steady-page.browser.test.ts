import { page } from 'vitest/browser';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale';
import { usualStart } from '../../src/shells/explore/start';
import type { Theme } from '../../src/views/chrome/theme';
import { mountApp } from './mount-app';

beforeEach(() => page.viewport(1440, 900));
afterEach(() => page.viewport(1280, 800));

const MOMENT_COUNT = 30;

it.each<[string, Locale, Theme]>([
  ['compare', 'en', 'light'],
  ['compare', 'zh-CN', 'light'],
  ['compare', 'en', 'projector'],
  ['figure-1', 'en', 'light'],
  ['figure-5', 'en', 'light'],
  ['figure-5', 'zh-CN', 'light'],
  ['ajax-polling', 'en', 'light'],
  ['sse', 'en', 'light'],
])(
  'while time runs through %s (%s, %s), nothing in the right column moves by a single px',
  async (scene, locale, theme) => {
    const { explore, root } = mountApp(usualStart(locale));
    explore.openScene(scene);
    explore.theme = theme;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const meaning = root.querySelector('.meaning')!;
    // The log and all above it; what a request has printed may be long, so the text below the log is not held to this.
    const placesAt = (atMs: number) => {
      explore.seek(atMs);
      flushSync();
      return [...meaning.children]
        .filter((part) => part.querySelector('.sources') === null)
        .map((part) => Math.round(part.getBoundingClientRect().top - meaning.getBoundingClientRect().top));
    };
    const placesOverTime = Array.from({ length: MOMENT_COUNT + 1 }, (_, step) =>
      placesAt((explore.endMs * step) / MOMENT_COUNT),
    );
    const rowHeights = [...meaning.querySelectorAll('tr')].map((row) => row.getBoundingClientRect().height);
    placesAt(0);
    expect([...meaning.querySelectorAll('tr')].map((row) => row.getBoundingClientRect().height)).toEqual(rowHeights);
    expect(placesOverTime).toEqual(placesOverTime.map(() => placesOverTime[0]));
  },
);

it('the longest that may be said is seen by nobody, and read by no assistive technology', () => {
  const { root } = mountApp();
  const rooms = [...root.querySelectorAll<HTMLElement>('.room')];
  expect(rooms.length).toBeGreaterThan(0);
  for (const room of rooms) {
    expect(room.textContent.trim()).toBe('');
    expect(room.getAttribute('aria-hidden')).toBe('true');
    expect(getComputedStyle(room).visibility).toBe('hidden');
  }
});
