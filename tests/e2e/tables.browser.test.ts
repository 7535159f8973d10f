import { page } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { usualStart } from '../../src/shells/explore/start';
import { mountApp } from './mount-app';

beforeEach(() => page.viewport(1440, 900));
afterEach(() => page.viewport(1280, 800));

/** The lines that the words of an element stand on, as they are broken. */
function linesOf(element: Element): readonly string[] {
  const text = element.firstChild as Text;
  const lines = new Map<number, string>();
  for (let place = 0; place < text.length; place++) {
    const range = document.createRange();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    const topPx = Math.round(range.getBoundingClientRect().top);
    lines.set(topPx, (lines.get(topPx) ?? '') + (text.data[place] ?? ''));
  }
  return [...lines.values()];
}

const headsOf = (root: HTMLElement) =>
  [...root.querySelectorAll('.wire-table thead th')].map((head) => head.textContent.trim());
const lineCounts = (root: HTMLElement) =>
  new Set(
    [...root.querySelectorAll<HTMLElement>('.wire-table .what')].map((cell) =>
      Math.round((cell.clientHeight - 4) / parseFloat(getComputedStyle(cell).lineHeight)),
    ),
  );

it('the table of one lane does not name it in each row, and says on one line what happened', async () => {
  const { explore, root } = mountApp();
  explore.openScene('sse');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => headsOf(root).slice(0, 3)).toEqual(['# ↑', 'At', 'What']);
  expect(root.querySelector('.wire-table tbody tr')!.children).toHaveLength(10);
  expect(lineCounts(root)).toEqual(new Set([1]));
});

it('the table of several lanes names them, and gives what happened its room', async () => {
  const { root } = mountApp();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => headsOf(root).slice(0, 3)).toEqual(['# ↑', 'Lane', 'At']);
  expect(Math.max(...lineCounts(root))).toBeLessThanOrEqual(2);
});

it('in Chinese the names of numbers are broken after their comma, not within a word', async () => {
  const { root } = mountApp(usualStart('zh-CN'));
  await expect.poll(() => root.querySelectorAll('.metrics-table tbody th button').length).toBeGreaterThan(3);
  const lines = [...root.querySelectorAll('.metrics-table tbody th button')].map(linesOf);
  expect(lines).toContainEqual(['送达延迟，', '中位数']);
  for (const label of lines) for (const line of label.slice(0, -1)) expect(line).toMatch(/[，（ /]\s?$/);
});
