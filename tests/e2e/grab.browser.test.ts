import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { mountApp, type MountedApp } from './mount-app';

interface At {
  readonly x: number;
  readonly y: number;
}

beforeEach(() => page.viewport(1440, 900));

const settle = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function openScene(id: string): Promise<MountedApp> {
  const app = mountApp();
  app.explore.openScene(id);
  flushSync();
  await settle();
  return app;
}

function markOf({ root }: MountedApp, key: string): SVGGElement {
  return must(root.querySelector<SVGGElement>(`[data-key="${key}"]`), `no mark ${key}`);
}

/** Where an arrow has its tail or its tip, a disc its middle. */
function placeOf(app: MountedApp, key: string, at: 'from' | 'to' | 'mark'): At {
  const { left, right, top, bottom } = markOf(app, key).querySelector('.tl-hit, .tl-hit-box')!.getBoundingClientRect();
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  if (at === 'mark') return middle;
  const line = must(markOf(app, key).querySelector<SVGPathElement>('.tl-line'), 'an arrow has a line');
  const point = line.getPointAtLength(at === 'from' ? 0 : line.getTotalLength());
  const onPage = point.matrixTransform(line.getScreenCTM()!);
  return { x: onPage.x, y: onPage.y };
}

function fire(kind: string, { x, y }: At, parts: PointerEventInit = {}): void {
  const target = must(document.elementFromPoint(x, y), 'a place on the page');
  const init = { clientX: x, clientY: y, bubbles: true, cancelable: true, pointerId: 1, isPrimary: true };
  target.dispatchEvent(new PointerEvent(kind, { pointerType: 'mouse', ...init, ...parts }));
  flushSync();
}

const gripsOf = ({ root }: MountedApp) => [...root.querySelectorAll<SVGGElement>('.tl-grip')];
const gripNames = (app: MountedApp) => gripsOf(app).map((grip) => grip.getAttribute('aria-label'));

/** Takes hold of what shows there and moves it by so many px down and to the right, in steps. */
function drag(from: At, downPx: number, rightPx = 0, parts: PointerEventInit = {}): At {
  fire('pointerdown', from, parts);
  const grip = must(document.elementFromPoint(from.x, from.y), 'a handle');
  let to = from;
  for (let step = 1; step <= 4; step++) {
    to = { x: from.x + (rightPx * step) / 4, y: from.y + (downPx * step) / 4 };
    grip.dispatchEvent(
      new PointerEvent('pointermove', { clientX: to.x, clientY: to.y, bubbles: true, pointerId: 1, ...parts }),
    );
    flushSync();
  }
  return to;
}

function letGo(at: At, parts: PointerEventInit = {}): void {
  const grip = must(document.querySelector('.tl-grip-held'), 'something held');
  grip.dispatchEvent(
    new PointerEvent('pointerup', { clientX: at.x, clientY: at.y, bubbles: true, pointerId: 1, ...parts }),
  );
  flushSync();
}

describe('grabbing the picture by mouse', () => {
  it('shows what can be grabbed at the mark that is pointed at, and moves nothing by that', async () => {
    const app = await openScene('figure-1');
    const before = markOf(app, 'long-polling/transit/0').getBoundingClientRect();
    expect(gripsOf(app)).toHaveLength(0);
    fire('pointermove', placeOf(app, 'long-polling/transit/0', 'mark'));
    expect(gripNames(app)).toEqual(['One-way latency, in the picture']);
    const { width, height } = gripsOf(app)[0]!.querySelector('.tl-hit-box')!.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    expect(markOf(app, 'long-polling/transit/0').getBoundingClientRect()).toEqual(before);
    fire('pointermove', { x: 300, y: 400 });
    expect(gripsOf(app)).toHaveLength(0);
  });

  it('the head of an arrow is the one-way latency: it stays under the pointer, the slider follows, one step of undo', async () => {
    const app = await openScene('figure-1');
    const { explore, root, writes } = app;
    const key = 'long-polling/transit/0';
    fire('pointermove', placeOf(app, key, 'mark'));
    const written = writes.length;
    const end = drag(placeOf(app, key, 'to'), 24);
    expect(Math.abs(placeOf(app, key, 'to').y - end.y)).toBeLessThan(1);
    expect(explore.scenario.network.oneWayLatencyMs).toBeGreaterThan(600);
    expect(explore.history.canUndo).toBe(true); // the scene that was opened
    expect(writes).toHaveLength(written);
    const shown = explore.language.words.fields['network.oneWayLatencyMs'].label;
    const slider = page.getByRole('textbox', { name: `${shown}, value` }).element() as HTMLInputElement;
    expect(slider.value).not.toBe('500 ms');
    letGo(end);
    expect(writes).toHaveLength(written + 1);
    expect(root.querySelector('.tl-grip-held')).toBeNull();
    explore.undo();
    expect(explore.scenario.network.oneWayLatencyMs).toBe(500);
    expect(explore.unchangedSceneId).toBe('figure-1');
  });

  it('Escape puts back what was, and leaves no step of undo', async () => {
    const app = await openScene('figure-1');
    const { explore } = app;
    const before = explore.scenario;
    fire('pointermove', placeOf(app, 'long-polling/transit/0', 'mark'));
    drag(placeOf(app, 'long-polling/transit/0', 'to'), 30);
    expect(explore.scenario).not.toBe(before);
    await userEvent.keyboard('{Escape}');
    expect(explore.scenario).toBe(before);
    expect(explore.announcer.text).toContain('As it was');
  });

  it('time waits while something is held', async () => {
    const app = await openScene('figure-1');
    const { explore } = app;
    fire('pointermove', placeOf(app, 'long-polling/transit/0', 'mark'));
    explore.seek(100);
    explore.play(true);
    flushSync();
    const end = drag(placeOf(app, 'long-polling/transit/0', 'to'), 10);
    const heldAtMs = explore.playheadMs;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(explore.playheadMs).toBe(heldAtMs);
    letGo(end);
    await expect.poll(() => explore.playheadMs).toBeGreaterThan(heldAtMs);
    explore.play(false);
  });

  it('the end of a held bar is the hold limit, the next poll its interval, whatever the lane', async () => {
    const app = await openScene('figure-1');
    const empty = must(
      app.explore.lanes[0]!.spans.transits.find(
        ({ content, messageIds }) => content === 'response' && messageIds.length === 0,
      ),
      'an empty answer',
    );
    const key = `long-polling/transit/${empty.id}`;
    fire('pointermove', placeOf(app, key, 'mark'));
    expect(gripNames(app)).toEqual(['Hold limit, in the picture', 'One-way latency, in the picture']);
    const end = drag(placeOf(app, key, 'from'), 20);
    expect(app.explore.scenario.server.holdLimitMs).toBeGreaterThan(2500);
    expect(Math.abs(placeOf(app, key, 'from').y - end.y)).toBeLessThan(1);
    letGo(end);
    app.explore.openScene('compare');
    flushSync();
    await settle();
    const poll = must(
      app.explore.lanes[0]!.spans.transits.filter(({ content, sentAtMs }) => {
        return content === 'request' && app.explore.window.viewport.contains(sentAtMs);
      })[1],
      'a second poll in view',
    );
    const pollKey = `ajax-polling/transit/${poll.id}`;
    fire('pointermove', placeOf(app, pollKey, 'mark'));
    const low = drag(placeOf(app, pollKey, 'from'), 12);
    expect(app.explore.scenario.techniques[0]!.params['pollIntervalMs']).toBeGreaterThan(2000);
    expect(Math.abs(placeOf(app, pollKey, 'from').y - low.y)).toBeLessThan(1);
    letGo(low);
  });
});

describe('messages in the picture', () => {
  it('a message is dragged along the server; a rule becomes its moments, and says so', async () => {
    const app = await openScene('compare');
    const { explore } = app;
    const times = explore.lanes[0]!.spans.messages.map(({ publishedAtMs }) => publishedAtMs);
    const { viewport } = explore.window;
    const place = times.findIndex((atMs) => viewport.contains(atMs + 2000) && viewport.contains(atMs - 2000));
    const key = `websocket/message/${place + 1}`;
    fire('pointermove', placeOf(app, key, 'mark'));
    const end = drag(placeOf(app, key, 'mark'), 15);
    expect(explore.scenario.messages.kind).toBe('at');
    for (const { spans } of explore.lanes) expect(spans.messages).toHaveLength(times.length);
    letGo(end);
    expect(explore.announcer.text).toContain(explore.language.words.diagram.grab.momentsNow);
    explore.undo();
    expect(explore.scenario.messages.kind).toBe('poisson');
  });

  it('one that is dragged out sideways is deleted, with a sign as long as it is out', async () => {
    const app = await openScene('long-polling');
    const { explore, root } = app;
    fire('pointermove', placeOf(app, 'long-polling/message/2', 'mark'));
    const end = drag(placeOf(app, 'long-polling/message/2', 'mark'), 4, 90);
    expect(root.querySelector('.tl-grip-gone')).not.toBeNull();
    expect(explore.scenario.messages).toMatchObject({
      timesMs: [1250, 4350, 7600, 9400, 12800, 13100, 16900, 21500, 24200],
    });
    letGo(end);
    expect(explore.scenario.messages).toMatchObject({ timesMs: expect.not.arrayContaining([3900]) as number[] });
    expect(explore.announcer.text).toBe('Message of 3.900\u00a0s deleted.');
  });

  it('a double click on the server adds one; elsewhere it shows the whole run', async () => {
    const app = await openScene('long-polling');
    const { explore } = app;
    const disc = placeOf(app, 'long-polling/message/2', 'mark');
    fire('dblclick', { x: disc.x, y: disc.y - 50 });
    expect(explore.lanes[0]!.spans.messages).toHaveLength(11);
    const { viewport } = explore.window;
    fire('dblclick', { x: 300, y: disc.y });
    expect(explore.lanes[0]!.spans.messages).toHaveLength(11);
    expect(explore.window.viewport).not.toBe(viewport);
  });

  it('lanes that draw their own news have nothing to drag', async () => {
    const app = await openScene('figure-2');
    const disc = must(app.root.querySelector<SVGGElement>('[data-key^="ajax-polling/message/"]'), 'a message');
    fire('pointermove', placeOf(app, disc.dataset['key']!, 'mark'));
    expect(gripsOf(app)).toHaveLength(0);
    const before = app.explore.scenario;
    await userEvent.keyboard('m');
    expect(app.explore.scenario).toBe(before);
    expect(app.explore.announcer.text).toBe('No message can be added to this run.');
  });
});

describe('grabbing the picture by touch', () => {
  it('a tap shows the handles, a drag of one scrolls nothing', async () => {
    await page.viewport(390, 800);
    const app = await openScene('long-polling');
    const { explore } = app;
    const touch = { pointerType: 'touch' };
    const at = placeOf(app, 'long-polling/message/2', 'mark');
    must(document.elementFromPoint(at.x, at.y), 'the disc').dispatchEvent(
      new MouseEvent('click', { clientX: at.x, clientY: at.y, bubbles: true }),
    );
    flushSync();
    await settle();
    expect(gripNames(app)).toEqual(['Message 2, in the picture']);
    const grip = gripsOf(app)[0]!.querySelector('.tl-hit-box')!;
    expect(getComputedStyle(grip).touchAction).toBe('none');
    const { viewport } = explore.window;
    const end = drag(placeOf(app, 'long-polling/message/2', 'mark'), 20, 0, touch);
    letGo(end, touch);
    expect(explore.scenario.messages).not.toMatchObject({ timesMs: expect.arrayContaining([3900]) as number[] });
    expect(explore.window.viewport).toBe(viewport);
  });
});

describe('grabbing the picture by key', () => {
  async function focusOn(app: MountedApp, key: string): Promise<void> {
    markOf(app, key).focus();
    flushSync();
    await settle();
  }

  it('G takes the handle of a mark, arrows move it, Enter keeps, Escape puts back, and the focus is on the mark again', async () => {
    const app = await openScene('figure-1');
    const { explore } = app;
    await focusOn(app, 'long-polling/transit/0');
    await userEvent.keyboard('g');
    const slider = page.getByRole('slider', { name: 'One-way latency, in the picture' });
    await expect.element(slider).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    expect(explore.scenario.network.oneWayLatencyMs).toBe(610);
    await expect.element(slider).toHaveAttribute('aria-valuetext', '610 milliseconds');
    await userEvent.keyboard('{Enter}');
    expect(explore.scenario.network.oneWayLatencyMs).toBe(610);
    await expect.poll(() => document.activeElement?.getAttribute('data-key')).toBe('long-polling/transit/0');
    await userEvent.keyboard('g{PageDown}');
    expect(explore.scenario.network.oneWayLatencyMs).toBe(710);
    await userEvent.keyboard('{Escape}');
    expect(explore.scenario.network.oneWayLatencyMs).toBe(610);
    explore.undo();
    expect(explore.scenario.network.oneWayLatencyMs).toBe(500);
  });

  it('G again goes on to the next handle of the mark', async () => {
    const app = await openScene('figure-1');
    const spans = app.explore.lanes[0]!.spans;
    const empty = spans.transits.find(({ content, messageIds }) => content === 'response' && messageIds.length === 0)!;
    await focusOn(app, `long-polling/transit/${empty.id}`);
    await userEvent.keyboard('gg');
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('One-way latency, in the picture');
    await userEvent.keyboard('{Escape}');
  });

  it('Alt with an arrow moves the message that has the focus by 10 ms, with Shift by 100', async () => {
    const app = await openScene('long-polling');
    await focusOn(app, 'long-polling/message/2');
    await userEvent.keyboard('{Alt>}{ArrowDown}{Shift>}{ArrowDown}{/Shift}{/Alt}');
    expect(app.explore.scenario.messages).toMatchObject({ timesMs: expect.arrayContaining([4010]) as number[] });
    app.explore.undo();
    expect(app.explore.scenario.messages).toMatchObject({ timesMs: expect.arrayContaining([3900]) as number[] });
  });

  it('M adds a message at the playhead; Delete takes the one that has the focus away, and the focus goes on', async () => {
    const app = await openScene('long-polling');
    const { explore } = app;
    explore.seekAndSettle(5000);
    flushSync();
    await userEvent.keyboard('m');
    expect(explore.scenario.messages).toMatchObject({ timesMs: expect.arrayContaining([5000]) as number[] });
    await focusOn(app, 'long-polling/message/2');
    await userEvent.keyboard('{Delete}');
    expect(explore.scenario.messages).not.toMatchObject({ timesMs: expect.arrayContaining([3900]) as number[] });
    await expect.poll(() => document.activeElement?.hasAttribute('data-key')).toBe(true);
  });
});
