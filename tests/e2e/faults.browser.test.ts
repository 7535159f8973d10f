import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it } from 'vitest';
import { usualStart } from '../../src/shells/explore/start';
import { parsed } from '../support/scenarios';
import { mountApp, type MountedApp } from './mount-app';

const scenario = parsed({
  version: 1,
  durationMs: 12_000,
  techniques: [{ id: 'long-polling' }],
  network: { oneWayLatencyMs: 150 },
  messages: { kind: 'at', timesMs: [2000, 5000, 8000] },
});

beforeEach(() => page.viewport(1280, 800));

function mountRun(): MountedApp {
  const app = mountApp({ ...usualStart('en'), scenario, sceneId: null });
  app.explore.window.fit();
  return app;
}

/** The mark of a transit: the arrow that is pointed at. */
async function markOf({ root, explore }: MountedApp, content: string, exchangeId: number): Promise<SVGGElement> {
  const transit = explore.lanes[0]!.spans.transits.find(
    (each) => each.content === content && each.exchangeId === exchangeId,
  )!;
  const selector = `[data-key="long-polling/transit/${transit.id}"]`;
  await expect.poll(() => root.querySelector(selector)).not.toBeNull();
  return root.querySelector<SVGGElement>(selector)!;
}

function rightClick(mark: Element): void {
  const { left, top, width, height } = (mark.querySelector('.tl-hit') ?? mark).getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
  mark.dispatchEvent(new MouseEvent('contextmenu', { button: 2, ...at }));
}

const menu = () => page.getByRole('menu', { name: 'Faults' });
const interventions = ({ explore }: MountedApp) => explore.scenario.interventions;

describe('the menu of a message', () => {
  it('a right click drops its answer; undo brings the answer back, and the link has it', async () => {
    const app = mountRun();
    rightClick(await markOf(app, 'response', 1));
    await menu().getByRole('menuitem', { name: 'Drop the answer' }).click();
    expect(interventions(app)).toEqual([{ on: 'long-polling/request/1', do: 'drop-response', isEnabled: true }]);
    await expect.element(menu()).not.toBeInTheDocument();
    expect(app.writes.at(-1)?.scenario.interventions).toHaveLength(1);
    app.explore.undo();
    expect(interventions(app)).toEqual([]);
  });

  it('the Menu key opens it, arrows and letters lead through it, Enter chooses, and the focus goes back to the mark', async () => {
    const app = mountRun();
    const mark = await markOf(app, 'request', 1);
    mark.focus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await expect.element(menu()).toBeVisible();
    await expect.element(menu().getByRole('menuitem', { name: 'Drop the answer' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await expect.element(menu().getByRole('menuitem', { name: 'Delay the answer by 1\u00a0s' })).toHaveFocus();
    await userEvent.keyboard('n');
    await expect.element(menu().getByRole('menuitem', { name: 'Never answer' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(interventions(app)).toMatchObject([{ on: 'long-polling/request/1', do: 'never-answer' }]);
    await expect.poll(() => document.activeElement?.getAttribute('data-key')).toBe(mark.dataset['key']);
  });

  it('Escape closes it, changes nothing and gives the focus back; nothing of the page hears the key', async () => {
    const app = mountRun();
    const mark = await markOf(app, 'response', 0);
    app.explore.pin('long-polling/exchange/0');
    mark.focus();
    await userEvent.keyboard('f');
    await expect.element(menu()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(menu()).not.toBeInTheDocument();
    expect(document.activeElement).toBe(mark);
    expect(interventions(app)).toEqual([]);
    expect(app.explore.pinnedKey).toBe('long-polling/exchange/0');
  });

  it('takes a number of one’s own, with its unit; a wrong one is told and nothing is done', async () => {
    const app = mountRun();
    rightClick(await markOf(app, 'response', 0));
    await menu().getByRole('menuitem', { name: 'Delay the answer by other…' }).click();
    const field = page.getByRole('textbox', { name: 'Delay the answer by' });
    await field.fill('many');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert').filter({ hasText: 'many' })).toBeVisible();
    expect(interventions(app)).toEqual([]);
    await field.fill('0.75 s');
    await userEvent.keyboard('{Enter}');
    expect(interventions(app)).toMatchObject([{ do: 'delay-response', byMs: 750 }]);
  });

  it('what was done to it by hand is taken back by “as planned”, and is not offered again', async () => {
    const app = mountRun();
    rightClick(await markOf(app, 'request', 1));
    await menu().getByRole('menuitem', { name: 'Fail with 500' }).click();
    rightClick(await markOf(app, 'request', 1));
    await expect.element(menu().getByRole('menuitem', { name: 'Fail with 500' })).not.toBeInTheDocument();
    await menu().getByRole('menuitem', { name: 'Deliver as planned' }).click();
    expect(interventions(app)).toEqual([]);
  });

  it('a button in the pinned panel opens it', async () => {
    const app = mountRun();
    app.explore.pin('long-polling/exchange/1');
    await page.getByRole('button', { name: 'Faults…', exact: true }).click();
    await menu().getByRole('menuitem', { name: 'Send the answer twice' }).click();
    expect(interventions(app)).toMatchObject([{ do: 'duplicate-response' }]);
  });
});

describe('the menu of the ground', () => {
  it.each([
    ['network', 0.5, 'Down for 5\u00a0s', { do: 'outage', forMs: 5000 }],
    ['browser', 0, 'Hide the tab for 10\u00a0s', { do: 'hide-tab', forMs: 10_000 }],
    ['server', 1, 'Crash and forget, back after 1\u00a0s', { do: 'server-restart', forMs: 1000, keepsMemory: false }],
  ])('of the %s, by its place', async (_, portion, name, act) => {
    const app = mountRun();
    await expect.poll(() => app.root.querySelector('.tl-lifeline')).not.toBeNull();
    const line = app.root.querySelector('.tl-lifeline')!.getBoundingClientRect();
    const svg = app.root.querySelector('svg.tl')!;
    const at = { clientX: line.left + line.width * portion, clientY: line.bottom - 40 };
    svg.dispatchEvent(new MouseEvent('contextmenu', { ...at, bubbles: true, cancelable: true }));
    await menu().getByRole('menuitem', { name, exact: true }).click();
    const [made] = interventions(app);
    expect(made).toMatchObject(act);
    expect(made && 'atMs' in made ? made.atMs : 0).toBeGreaterThan(9000);
  });

  /** A finger that rests on an answer, with its menu open. */
  const pressed = async () => {
    const app = mountRun();
    const mark = await markOf(app, 'response', 1);
    const { left, top, width, height } = mark.querySelector('.tl-hit')!.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    const touch = { ...at, pointerId: 7, pointerType: 'touch', isPrimary: true };
    mark.dispatchEvent(new PointerEvent('pointerdown', touch));
    await expect.element(menu()).toBeVisible();
    return { app, mark, at, touch };
  };

  it('a long press of a finger asks for it, and the click that follows pins nothing', async () => {
    const { app, mark, at, touch } = await pressed();
    mark.dispatchEvent(new PointerEvent('pointerup', touch));
    mark.dispatchEvent(new MouseEvent('click', at));
    await expect.element(menu()).toBeVisible();
    expect(app.explore.pinnedKey).toBeNull();
  });

  it('a long press chooses nothing when the finger goes up over the menu; the next tap does', async () => {
    const { app, at, touch } = await pressed();
    const item = menu().getByRole('menuitem').first().element();
    item.dispatchEvent(new PointerEvent('pointerup', touch));
    item.dispatchEvent(new MouseEvent('click', at));
    await expect.element(menu()).toBeVisible();
    expect(app.explore.scenario.interventions).toEqual([]);
    item.dispatchEvent(new PointerEvent('pointerdown', touch));
    item.dispatchEvent(new MouseEvent('click', at));
    expect(app.explore.scenario.interventions).toHaveLength(1);
  });
});

describe('the journal of faults', () => {
  const start = () => {
    const app = mountRun();
    const { explore } = app;
    explore.edit(
      {
        ...explore.scenario,
        interventions: [
          { on: 'long-polling/request/1', do: 'delay-response', byMs: 400 },
          { on: 'long-polling/request/99', do: 'never-answer' },
        ],
      },
      true,
    );
    return app;
  };
  const journal = () => page.getByRole('region', { name: 'Faults' });

  it('switches a fault off without losing it, and undo switches it on', async () => {
    const app = start();
    const withFault = app.explore.lanes[0]!.spans.exchanges[1]!.endedAtMs!;
    await journal()
      .getByRole('switch', { name: /answer delayed/ })
      .click();
    expect(interventions(app)[0]).toMatchObject({ do: 'delay-response', isEnabled: false });
    expect(app.explore.lanes[0]!.spans.exchanges[1]!.endedAtMs).toBe(withFault - 400);
    await expect.element(journal()).toHaveTextContent('switched off');
    app.explore.undo();
    expect(interventions(app)[0]).toMatchObject({ isEnabled: true });
  });

  it('edits its numbers, with units', async () => {
    const app = start();
    await journal()
      .getByRole('textbox', { name: /answer delayed, by/ })
      .fill('1.2 s');
    await userEvent.keyboard('{Enter}');
    expect(interventions(app)[0]).toMatchObject({ byMs: 1200 });
  });

  it('keeps what no longer applies, with the reason, and removes it when asked', async () => {
    const app = start();
    await expect.element(journal()).toHaveTextContent('never answered (this run has no such request)');
    await journal()
      .getByRole('button', { name: /^Remove: .*never answered/ })
      .click();
    expect(interventions(app)).toHaveLength(1);
  });

  it('makes a fault of a side at the playhead, without a pointer', async () => {
    const app = start();
    app.explore.seek(4000);
    await journal().getByRole('button', { name: 'Make a fault…' }).click();
    await menu().getByRole('menuitem', { name: 'Close the lid for 5\u00a0s' }).click();
    expect(interventions(app).at(-1)).toMatchObject({ do: 'sleep', atMs: 4000, forMs: 5000 });
  });
});

describe('the ghost of what was planned', () => {
  it('is drawn for the newest fault at once, for the mark that met one and for the one that is pointed at, and is not told', async () => {
    const app = mountRun();
    const { explore, root } = app;
    const planned = explore.lanes[0]!.spans.transits.find(
      (each) => each.content === 'response' && each.exchangeId === 1,
    )!;
    const path = (await markOf(app, 'response', 1)).querySelector('.tl-line')!.getAttribute('d');
    const request = await markOf(app, 'request', 1);
    const requestPath = request.querySelector('.tl-line')!.getAttribute('d');
    const topPx = request.getBoundingClientRect().top;
    rightClick(request);
    await menu().getByRole('menuitem', { name: 'Delay the answer by 1\u00a0s' }).click();
    await expect.poll(() => root.querySelector('.tl-ghost-line')?.getAttribute('d')).toBe(path);
    expect(root.querySelector('.tl-ghost')?.getAttribute('aria-hidden')).toBe('true');
    // What was before has not moved, nor has the picture.
    expect(request.getBoundingClientRect().top).toBeCloseTo(topPx, 3);
    expect((await markOf(app, 'request', 1)).querySelector('.tl-line')!.getAttribute('d')).toBe(requestPath);
    const ghostCount = () => root.querySelectorAll('.tl-ghost-line').length;
    const toggle = page.getByRole('region', { name: 'Faults' }).getByRole('switch', { name: /answer delayed/ });
    await toggle.click();
    await expect.poll(ghostCount).toBe(0);
    await toggle.click();
    await page.getByRole('heading', { level: 1 }).click(); // neither pointer nor focus is on the journal
    rightClick(await markOf(app, 'request', 2));
    await menu().getByRole('menuitem', { name: 'Delay the answer by 1\u00a0s' }).click();
    await expect.poll(() => root.querySelector('.tl-ghost-line')?.getAttribute('d')).not.toBe(path);
    explore.pin(`long-polling/transit/${planned.id}`);
    await expect.poll(() => root.querySelector('.tl-ghost-line')?.getAttribute('d')).toBe(path);
    explore.pin(null);
    await expect.poll(() => root.querySelector('.tl-ghost-line')?.getAttribute('d')).not.toBe(path);
    const journal = page.getByRole('region', { name: 'Faults' });
    await journal
      .getByRole('switch', { name: /answer delayed/ })
      .first()
      .hover();
    await expect.poll(() => root.querySelector('.tl-ghost-line')?.getAttribute('d')).toBe(path);
  });
});

describe('the menu, on any page', () => {
  it.each([
    [390, 844],
    [320, 640],
    [1280, 500],
    [1440, 900],
  ])('is whole and legible at %d × %d px, as a sheet where it is narrow', async (width, height) => {
    await page.viewport(width, height);
    const app = mountRun();
    rightClick(await markOf(app, 'request', 1));
    await expect.element(menu()).toBeVisible();
    const sheet = menu().element().parentElement!;
    const box = sheet.getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(height);
    expect(sheet.scrollWidth).toBeLessThanOrEqual(sheet.clientWidth);
    if (width < 480) expect([box.left, box.right, box.bottom]).toEqual([0, width, height]);
  });

  it.each(['light', 'dark', 'projector'] as const)('has no fault that axe finds, in %s', async (theme) => {
    const app = mountRun();
    app.explore.theme = theme;
    rightClick(await markOf(app, 'request', 1));
    await expect.element(menu()).toBeVisible();
    const { violations } = await axe.run(menu().element().parentElement!, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('speaks Chinese', async () => {
    const app = mountApp({ ...usualStart('zh-CN'), scenario, sceneId: null });
    app.explore.window.fit();
    rightClick(await markOf(app, 'request', 1));
    await page.getByRole('menu', { name: '故障' }).getByRole('menuitem', { name: '推迟应答 5\u00a0s' }).click();
    expect(interventions(app)).toMatchObject([{ do: 'delay-response', byMs: 5000 }]);
  });
});
