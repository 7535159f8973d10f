import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mountApp } from './mount-app';

beforeEach(() => page.viewport(390, 844));
afterEach(() => page.viewport(1280, 800));

const opener = () => page.getByRole('button', { name: 'Scene and parameters', exact: true });
/** A desk has scenes in sight beside them. */
const column = () => page.getByRole('button', { name: 'Parameters', exact: true });
const sheet = () => page.getByRole('dialog', { name: 'Scene and parameters' });

async function openSheet() {
  const app = mountApp();
  await opener().click();
  await expect.element(sheet()).toBeVisible();
  return app;
}

/** From the head of the sheet downwards, by a finger. */
function drawDown(byPx: number): void {
  const top = sheet().element().querySelector('.top')!;
  const { left, top: yPx } = top.getBoundingClientRect();
  const fire = (kind: string, atPx: number) =>
    top.dispatchEvent(
      new PointerEvent(kind, {
        clientX: left + 30,
        clientY: yPx + atPx,
        pointerId: 1,
        bubbles: true,
        pointerType: 'touch',
      }),
    );
  fire('pointerdown', 5);
  fire('pointermove', 5 + byPx);
  fire('pointerup', 5 + byPx);
}

describe('the sheet of parameters on a phone', () => {
  it('makes the page behind it inert, takes the focus in, and keeps it', async () => {
    await openSheet();
    const dialog = sheet().element();
    expect(dialog.matches(':modal')).toBe(true);
    for (let press = 0; press < 40; press += 1) {
      await userEvent.tab();
      const isInside = dialog.contains(document.activeElement) || document.activeElement === document.body;
      expect(isInside, document.activeElement?.outerHTML.slice(0, 100)).toBe(true);
    }
  });
  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['its button', () => sheet().getByRole('button', { name: 'Close' }).click()],
    ['drawing it down', () => Promise.resolve(drawDown(120))],
  ])('%s closes it, and the focus goes back to where it was', async (_way, close) => {
    await openSheet();
    await close();
    await expect.poll(() => sheet().query()).toBeNull();
    await expect.element(opener()).toHaveFocus();
  });
  it('a short pull does not close it', async () => {
    await openSheet();
    drawDown(20);
    await expect.element(sheet()).toBeVisible();
    expect((sheet().element() as HTMLElement).style.translate).toBe('0px');
  });
  it('a press on the picture behind closes it and pins nothing', async () => {
    const { explore } = await openSheet();
    document.elementFromPoint(200, 300)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await expect.poll(() => sheet().query()).toBeNull();
    expect(explore.pinnedKey).toBeNull();
  });
  it('undo works inside it; the page’s own keys wait', async () => {
    const { explore } = await openSheet();
    const before = explore.scenario;
    await page.getByRole('slider', { name: 'One-way latency' }).click();
    expect(explore.scenario).not.toBe(before);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(explore.scenario).toBe(before);
    await userEvent.keyboard(']');
    expect(explore.playheadMs).toBe(8700);
  });
});

it('on a desk the parameters are a column that can be folded, and are folded on a projector', async () => {
  await page.viewport(1440, 900);
  const { explore, root } = mountApp();
  const slider = page.getByRole('slider', { name: 'One-way latency' });
  const pictureWidth = () => root.querySelector('svg.tl')?.getBoundingClientRect().width ?? 0;
  await expect.element(slider).toBeVisible();
  const before = pictureWidth();
  await column().click();
  expect(slider.query()).toBeNull();
  await expect.element(column()).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(pictureWidth).toBeGreaterThan(before + 200);
  await column().click();
  await expect.element(slider).toBeVisible();
  explore.theme = 'projector';
  await expect.poll(() => slider.query()).toBeNull();
  await column().click();
  await expect.element(slider).toBeVisible();
});

it('the list of keys gives the focus back, also by its button', async () => {
  await page.viewport(1280, 800);
  mountApp();
  const keys = page.getByRole('button', { name: 'Keys' });
  await keys.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
  await expect.element(keys).toHaveFocus();
});
