import { page } from 'vitest/browser';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { laneItemKey } from '../../src/layout/item-keys';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp } from './mount-app';

afterEach(async () => {
  document.documentElement.removeAttribute('style');
  await page.viewport(1280, 800);
});

/** Width, height, size of text; how high the bar of time may be, and how much of the height the picture gets at least. */
const WINDOWS = [
  { name: 'a phone on its side', widthPx: 844, heightPx: 390, text: '100%', barPx: 48, pictureFraction: 0.55 },
  { name: 'a small low window', widthPx: 1024, heightPx: 600, text: '100%', barPx: 52, pictureFraction: 0.65 },
  { name: 'a low window', widthPx: 1440, heightPx: 600, text: '100%', barPx: 52, pictureFraction: 0.68 },
  { name: 'text twice as large', widthPx: 1440, heightPx: 900, text: '200%', barPx: 96, pictureFraction: 0.5 },
  { name: 'a tablet', widthPx: 768, heightPx: 1024, text: '100%', barPx: 86, pictureFraction: 0.7 },
  { name: 'a phone', widthPx: 390, heightPx: 844, text: '100%', barPx: 80, pictureFraction: 0.59 },
  { name: 'the narrowest', widthPx: 320, heightPx: 640, text: '100%', barPx: 80, pictureFraction: 0.45 },
] as const;

describe.each(WINDOWS)(
  '$name, $widthPx × $heightPx, text $text',
  ({ widthPx, heightPx, text, barPx, pictureFraction }) => {
    const show = async () => {
      await page.viewport(widthPx, heightPx);
      document.documentElement.style.fontSize = text;
      const { explore, root } = mountApp(usualStart('en'));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const boxOf = (selector: string) => root.querySelector(selector)!.getBoundingClientRect();
      return { explore, root, boxOf };
    };

    it('time takes one compact row, in which everything is in reach', async () => {
      const { root, boxOf } = await show();
      const bar = boxOf('footer');
      expect(bar.height).toBeLessThanOrEqual(barPx);
      expect(bar.bottom).toBeCloseTo(heightPx, 0);
      // On a phone the keys are in the menu of jumps.
      const parts = ['.buttons', '.scrubber', '.clock', '.speed', '.jump'].map((part) => boxOf(`footer ${part}`));
      for (const part of parts) {
        expect(part.width).toBeGreaterThanOrEqual(24);
        expect(part.left).toBeGreaterThanOrEqual(0);
        expect(part.right).toBeLessThanOrEqual(widthPx);
        expect(part.top).toBeGreaterThanOrEqual(bar.top);
        expect(part.bottom).toBeLessThanOrEqual(heightPx + 0.5);
      }
      const scrubber = root.querySelector<HTMLElement>('footer .scrubber')!;
      expect(scrubber.clientWidth).toBeGreaterThanOrEqual(Math.min(400, widthPx * (widthPx < 480 ? 0.9 : 0.25)));
    });
    it('the picture has the room, all of it above the time', async () => {
      const { boxOf } = await show();
      const picture = boxOf('svg.tl');
      expect(picture.height).toBeGreaterThanOrEqual(heightPx * pictureFraction);
      expect(picture.bottom).toBeLessThanOrEqual(boxOf('footer').top);
      expect(boxOf('svg.ov').bottom).toBeLessThanOrEqual(boxOf('footer').top + 1);
    });
    it.runIf(widthPx < 1000)(
      'what matters most now is said beside the picture, which stands still while time runs',
      async () => {
        const { explore, root, boxOf } = await show();
        const headlines = new Set<string | null>();
        const places = new Set<string>();
        for (let atMs = 0; atMs <= explore.endMs; atMs += 1000) {
          explore.seek(atMs);
          flushSync();
          const [headline, picture] = [boxOf('main .headline'), boxOf('svg.tl')];
          expect(headline.bottom).toBeLessThanOrEqual(picture.top);
          places.add(`${headline.top} ${picture.top} ${picture.height} ${boxOf('svg.ov').bottom}`);
          headlines.add(root.querySelector('main .headline')!.textContent);
        }
        expect(places.size).toBe(1);
        expect(headlines.size).toBeGreaterThan(5);
        expect(root.querySelectorAll('.headline:not([data-text])')).toHaveLength(1);
      },
    );
    it.runIf(widthPx < 1000)('the sentence about now is larger and darker than what the scene is about', async () => {
      const { root, boxOf } = await show();
      const [headline, caption] = ['main .headline', 'main .caption'].map((name) =>
        getComputedStyle(root.querySelector(name)!),
      );
      expect(parseFloat(headline!.fontSize)).toBeGreaterThan(parseFloat(caption!.fontSize));
      expect(headline!.color).not.toBe(caption!.color);
      if (caption!.display !== 'none')
        expect(boxOf('main .headline').top - boxOf('main .caption').bottom).toBeGreaterThanOrEqual(6);
    });
    it.runIf(widthPx < 1000)('the legend begins below the first screen and comes into sight whole', async () => {
      const { root, boxOf } = await show();
      expect(boxOf('.lg').top).toBeGreaterThanOrEqual(boxOf('footer').top);
      for (const entry of root.querySelectorAll('.lg li')) {
        entry.scrollIntoView({ block: 'end' });
        expect(entry.getBoundingClientRect().bottom).toBeLessThanOrEqual(boxOf('footer').top);
      }
    });
    it.each(['en', 'zh-CN'] as const)('nothing is cut and nothing has to be scrolled sideways (%s)', async (locale) => {
      const { explore, root } = await show();
      await explore.speak(locale);
      flushSync();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(widthPx);
      const cut = [...root.querySelectorAll<HTMLElement>('header button, header select, footer *, main button')]
        .filter((element) => element.checkVisibility() && element.closest('svg, .visually-hidden') === null)
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return box.right > widthPx + 0.5 || box.left < -0.5 || element.scrollWidth > element.clientWidth + 1;
        })
        .filter(({ tagName, clientWidth }) => tagName !== 'INPUT' && clientWidth > 0);
      expect(cut.map((element) => element.outerHTML.slice(0, 160))).toEqual([]);
    });
  },
);

it('the columns and their text grow with the reader’s own size of text', async () => {
  await page.viewport(1600, 900);
  document.documentElement.style.fontSize = '125%';
  const { root } = mountApp();
  expect(getComputedStyle(document.body).fontSize).toBe('17.5px');
  expect(root.querySelector('.controls')?.getBoundingClientRect().width).toBeCloseTo(268 * 1.25, 0);
  expect(Number(root.querySelector('svg.tl .tl-tick')?.getAttribute('font-size'))).toBeCloseTo(11.5 * 1.25);
});

it('on a phone, what was tapped is told beside the time, and the mark stays in sight above it', async () => {
  await page.viewport(390, 844);
  const { explore } = mountApp();
  explore.pin(laneItemKey('long-polling', 'transit/13'));
  const card = page.getByRole('region', { name: 'Pinned' });
  await expect.element(card.getByRole('heading')).toBeVisible();
  const top = () => card.element().getBoundingClientRect().top;
  const bottom = () => document.querySelector('.tl-pinned')!.getBoundingClientRect().bottom;
  await expect.poll(() => top() - bottom()).toBeGreaterThan(0);
  await expect.poll(bottom).toBeGreaterThan(0);
  await card.getByRole('button', { name: 'Unpin' }).click();
  await expect.element(card).not.toBeInTheDocument();
});

it('on a phone, the table comes at once in place of the picture, its first rows in sight', async () => {
  await page.viewport(390, 844);
  const { root } = mountApp();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => root.querySelectorAll('.wire-table tbody tr').length).toBeGreaterThan(3);
  const footerTopPx = root.querySelector('footer')!.getBoundingClientRect().top;
  const inSight = [...root.querySelectorAll('.wire-table tbody tr')].filter(
    (row) => row.getBoundingClientRect().bottom < footerTopPx,
  );
  expect(inSight.length).toBeGreaterThan(3);
  expect(document.documentElement.scrollWidth).toBe(390);
});

it('in a narrow column the state chart keeps each transition beside its arc, and cuts no state', async () => {
  await page.viewport(390, 844);
  const { root } = mountApp();
  const chart = page.getByRole('list', { name: 'Long polling, browser' }).element();
  chart.scrollIntoView();
  const { left, right } = chart.getBoundingClientRect();
  expect(right - left).toBeLessThan(390);
  for (const part of chart.querySelectorAll('button, li > span')) {
    const box = part.getBoundingClientRect();
    expect(box.left, part.textContent).toBeGreaterThanOrEqual(left - 1);
    expect(box.right, part.textContent).toBeLessThanOrEqual(right + 1);
  }
  expect(root.scrollWidth).toBeLessThanOrEqual(390);
});
