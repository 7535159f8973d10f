import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { Viewport } from '../../../src/layout/viewport';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';
import { middleOf, showTimeline, type Stage } from './timeline-stage';

function fire(
  stage: Stage,
  kind: string,
  at: { readonly x: number; readonly y: number },
  parts: PointerEventInit = {},
): void {
  const target = document.elementFromPoint(at.x, at.y) ?? stage.svg;
  const init = {
    clientX: at.x,
    clientY: at.y,
    bubbles: true,
    cancelable: true,
    pointerId: 1,
    isPrimary: true,
    pointerType: 'mouse',
    ...parts,
  };
  target.dispatchEvent(
    kind === 'click' || kind === 'dblclick' ? new MouseEvent(kind, init) : new PointerEvent(kind, init),
  );
}

function wheel(stage: Stage, at: { readonly x: number; readonly y: number }, parts: WheelEventInit): WheelEvent {
  const event = new WheelEvent('wheel', { clientX: at.x, clientY: at.y, bubbles: true, cancelable: true, ...parts });
  stage.svg.dispatchEvent(event);
  return event;
}

/** The moment under a height of the page, as the axis has it. */
function msAt(stage: Stage, yPx: number): number {
  const plot = stage.svg.querySelector('clipPath rect')!;
  const topPx = Number(plot.getAttribute('y'));
  return stage.state.viewport.msAt(yPx - topPx, 600 - 8 - topPx);
}

const settle = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const emptyGround = { x: 250, y: 140 };

describe('Timeline: pointing', () => {
  it('keeps full ink for what is tied to the mark under the pointer, and fades the rest to 0.3', async () => {
    const stage = await showTimeline({ motion: 'reduce' });
    fire(stage, 'pointermove', middleOf(stage.mark('one/transit/1').querySelector('.tl-hit')!));
    await settle();
    expect(stage.state.hoveredKey).toBe('one/transit/1');
    expect(getComputedStyle(stage.svg.querySelector('.tl-marks')!).opacity).toBe('0.3');
    const tied = stage.svg.querySelector('.tl-tied')!;
    expect(getComputedStyle(tied).opacity).toBe('1');
    expect(tied.querySelectorAll('.tl-line')).toHaveLength(2);
    expect(tied.querySelectorAll('.tl-disc')).toHaveLength(2);
    expect(tied.querySelectorAll('.tl-work-bar')).toHaveLength(1);
    expect(tied.querySelectorAll('.tl-path')).toHaveLength(1);
  });
  it('leads both of two messages that shared an answer along it', async () => {
    const spans = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', pollIntervalMs: 2000 },
        { messages: { kind: 'at', timesMs: [2500, 3100] }, network: { oneWayLatencyMs: 300 }, durationMs: 6000 },
      ),
    );
    const lane = { key: 'one', title: 'Ajax polling', note: '', spans, untilMs: 6000, clients: 1 };
    const { svg } = await showTimeline({ lanes: [lane], hoveredKey: 'one/message/2' });
    expect(svg.querySelectorAll('.tl-tied .tl-path')).toHaveLength(2);
  });
  it('gives all its ink back when the pointer leaves', async () => {
    const stage = await showTimeline({ motion: 'reduce' });
    await userEvent.hover(stage.mark('one/message/1').querySelector('.tl-hit-box')!);
    fire(stage, 'pointermove', emptyGround);
    await settle();
    expect(stage.svg.querySelector('.tl-tied')).toBeNull();
    expect(getComputedStyle(stage.svg.querySelector('.tl-marks')!).opacity).toBe('1');
    expect(stage.state.hoveredKey).toBeNull();
  });
  it('lights what is pointed at elsewhere, in a log or a table', async () => {
    const { svg } = await showTimeline({ hoveredKey: 'two/transit/2' });
    expect(svg.querySelectorAll('.tl-tied .tl-line')).toHaveLength(2);
  });
  it('a click pins a mark, a click on empty ground lets go', async () => {
    const stage = await showTimeline();
    await userEvent.click(stage.mark('two/transit/0').querySelector('.tl-hit')!);
    expect(stage.state.selectedKey).toBe('two/transit/0');
    fire(stage, 'click', emptyGround);
    await settle();
    expect(stage.state.selectedKey).toBeNull();
  });
  it('targets are at least 24 px', async () => {
    const { svg } = await showTimeline();
    for (const hit of svg.querySelectorAll('.tl-hit')) expect(getComputedStyle(hit).strokeWidth).toBe('24px');
    for (const hit of svg.querySelectorAll('.tl-hit-box'))
      expect(Math.min(hit.getBoundingClientRect().width, hit.getBoundingClientRect().height)).toBeGreaterThanOrEqual(
        24,
      );
  });
});

describe('Timeline: wheel', () => {
  it.each([
    ['alone', {}],
    ['with ctrl', { ctrlKey: true }],
    ['with meta', { metaKey: true }],
  ])('%s zooms about the moment under the pointer', async (_name, keys) => {
    const stage = await showTimeline();
    const at = { x: 300, y: 333 };
    const before = msAt(stage, at.y);
    const event = wheel(stage, at, { deltaY: -100, ...keys });
    await settle();
    expect(event.defaultPrevented).toBe(true);
    expect(stage.state.viewport.spanMs).toBeLessThan(5000);
    expect(msAt(stage, at.y)).toBeCloseTo(before, 3);
  });
  it.each([
    ['with Shift', { deltaY: 100, shiftKey: true }],
    ['turned sideways', { deltaX: 100 }],
  ])('%s pans in time, and never leaves the page to the browser', async (_name, turn) => {
    const stage = await showTimeline();
    wheel(stage, emptyGround, turn);
    await settle();
    expect(stage.state.viewport.fromMs).toBeGreaterThan(500);
    expect(stage.state.viewport.spanMs).toBeCloseTo(5000);
    expect(wheel(stage, emptyGround, { ...turn, deltaX: 5000 }).defaultPrevented).toBe(true);
    await settle();
    expect(stage.state.viewport.toMs).toBe(6000);
    expect(wheel(stage, emptyGround, turn).defaultPrevented).toBe(true);
  });
  it('two fingers that stroke a trackpad pan in time, and let the page scroll at the end of the run', async () => {
    const stage = await showTimeline();
    expect(wheel(stage, emptyGround, { deltaY: 4 }).defaultPrevented).toBe(true);
    for (let turn = 0; turn < 20; turn++) wheel(stage, emptyGround, { deltaY: 90 });
    await settle();
    expect(stage.state.viewport).toEqual(new Viewport(1000, 6000));
    expect(wheel(stage, emptyGround, { deltaY: 90 }).defaultPrevented).toBe(false);
  });
  it.each([
    ['alone', { deltaY: 100 }],
    ['with Shift', { deltaY: 100, shiftKey: true }],
    ['of a trackpad', { deltaY: 4 }],
  ])('%s scrolls the page in an embed', async (_name, turn) => {
    const stage = await showTimeline({ gestures: 'page-scrolls' });
    expect(wheel(stage, emptyGround, turn).defaultPrevented).toBe(false);
    expect(stage.state.viewport).toEqual(new Viewport(0, 5000));
  });
});

describe('Timeline: drag, pinch, double click', () => {
  it('a drag pans: what was under the pointer stays under it; no click follows', async () => {
    const stage = await showTimeline({ viewport: new Viewport(1000, 3000) });
    const before = msAt(stage, 300);
    fire(stage, 'pointerdown', { x: 250, y: 300 });
    fire(stage, 'pointermove', { x: 250, y: 250 });
    fire(stage, 'pointermove', { x: 250, y: 200 });
    await settle();
    expect(msAt(stage, 200)).toBeCloseTo(before, 3);
    fire(stage, 'pointerup', { x: 250, y: 200 });
    fire(stage, 'click', middleOf(stage.mark('one/transit/2').querySelector('.tl-hit')!));
    await settle();
    expect(stage.state.selectedKey).toBeNull();
  });
  it('a trembling press is a click', async () => {
    const stage = await showTimeline();
    const at = middleOf(stage.mark('one/transit/0').querySelector('.tl-hit')!);
    fire(stage, 'pointerdown', at);
    fire(stage, 'pointermove', { x: at.x + 1, y: at.y + 2 });
    fire(stage, 'pointerup', { x: at.x + 1, y: at.y + 2 });
    fire(stage, 'click', at);
    await settle();
    expect(stage.state).toMatchObject({ selectedKey: 'one/transit/0', viewport: new Viewport(0, 5000) });
  });
  it('two fingers that part zoom about their middle', async () => {
    const stage = await showTimeline({ viewport: new Viewport(1000, 5000) });
    const before = msAt(stage, 300);
    const finger = (id: number, kind: string, y: number) =>
      fire(stage, kind, { x: 250, y }, { pointerId: id, pointerType: 'touch', isPrimary: id === 1 });
    finger(1, 'pointerdown', 280);
    finger(2, 'pointerdown', 320);
    finger(1, 'pointermove', 260);
    finger(2, 'pointermove', 340);
    await settle();
    expect(stage.state.viewport.spanMs).toBeCloseTo(2000, 0);
    expect(msAt(stage, 300)).toBeCloseTo(before, 0);
  });
  it('a double click on empty ground shows the whole run', async () => {
    const stage = await showTimeline({ viewport: new Viewport(1200, 1300) });
    fire(stage, 'dblclick', { x: 80, y: 120 });
    await settle();
    expect(stage.state.viewport).toEqual(new Viewport(0, 6000));
  });
  it('a double click on the server’s lifeline over a held bar adds a message, and leaves pin and window as they were', async () => {
    const added: (readonly [string, number])[] = [];
    const stage = await showTimeline({ onaddmessage: (laneKey, atMs) => added.push([laneKey, atMs]) });
    const { x, y } = middleOf(stage.svg.querySelector('.tl-work-bar')!);
    const bar = { x: Math.round(x), y: Math.round(y) };
    const doublePress = async () => {
      fire(stage, 'click', bar, { detail: 1 });
      await settle();
      fire(stage, 'click', bar, { detail: 2 });
      fire(stage, 'dblclick', bar, { detail: 2 });
      await settle();
    };
    const { viewport } = stage.state;
    await doublePress();
    expect(added).toEqual([['one', expect.closeTo(msAt(stage, bar.y), 0)]]);
    expect(stage.state).toMatchObject({ selectedKey: null, viewport });
    fire(stage, 'click', middleOf(stage.mark('one/message/1')), { detail: 1 });
    await settle();
    const { selectedKey } = stage.state;
    expect(selectedKey).not.toBeNull();
    await doublePress();
    expect(stage.state.selectedKey).toBe(selectedKey);
    fire(stage, 'click', bar, { detail: 1 });
    await settle();
    expect(stage.state.selectedKey).toMatch(/^one\/exchange\//);
  });
  it('a sideways swipe asks for the next lane where one is shown alone', async () => {
    const steps: number[] = [];
    const stage = await showTimeline({ widthPx: 390, onswipe: (step) => steps.push(step) });
    expect(stage.svg.querySelectorAll('.tl-title')).toHaveLength(1);
    fire(stage, 'pointerdown', { x: 300, y: 300 }, { pointerType: 'touch' });
    fire(stage, 'pointermove', { x: 200, y: 305 }, { pointerType: 'touch' });
    fire(stage, 'pointerup', { x: 200, y: 305 }, { pointerType: 'touch' });
    expect(steps).toEqual([1]);
  });
  it('the playhead’s handle is dragged along time', async () => {
    const stage = await showTimeline();
    const handle = stage.svg.querySelector('[role="slider"]')!;
    const from = middleOf(handle);
    fire(stage, 'pointerdown', from);
    handle.dispatchEvent(
      new PointerEvent('pointermove', { clientX: from.x, clientY: from.y + 100, pointerId: 1, bubbles: true }),
    );
    handle.dispatchEvent(
      new PointerEvent('pointerup', { clientX: from.x, clientY: from.y + 100, pointerId: 1, bubbles: true }),
    );
    await settle();
    expect(stage.state.playheadMs).toBeCloseTo(2050 + (100 / (592 - 71)) * 5000, -1);
    expect(stage.state.viewport).toEqual(new Viewport(0, 5000));
  });
  it('the playhead’s flag is dragged by a real pointer: the clock follows, the picture stays', async () => {
    const viewport = new Viewport(1000, 3000);
    const stage = await showTimeline({ viewport });
    const handle = stage.svg.querySelector('[role="slider"]')!;
    const { y } = middleOf(handle);
    await userEvent.dragAndDrop(handle, stage.svg, { targetPosition: { x: 250, y: y + 100 }, steps: 5 });
    await settle();
    expect(stage.state.playheadMs).toBeCloseTo(msAt(stage, y + 100), -2);
    expect(stage.state).toMatchObject({ viewport, selectedKey: null });
  });
  it('the flag of a playhead out of view says which way it lies', async () => {
    const flagOf = ({ svg }: Stage) => svg.querySelector('.tl-flag-text')!.textContent;
    expect(flagOf(await showTimeline({ viewport: new Viewport(3000, 5000) }))).toBe('↑2.050');
    expect(flagOf(await showTimeline({ viewport: new Viewport(0, 1000) }))).toBe('↓2.050\u00a0s');
    expect(flagOf(await showTimeline())).toBe('2.050');
  });
  it('a click gives the focus to the mark that it pins, also where another lies on top', async () => {
    const stage = await showTimeline();
    const at = middleOf(stage.mark('one/transit/1').querySelector('.tl-hit')!);
    stage.mark('one/transit/2').focus();
    fire(stage, 'click', at);
    await settle();
    expect(stage.state.selectedKey).toBe('one/transit/1');
    expect(document.activeElement).toBe(stage.mark('one/transit/1'));
  });
  it('an embed leaves only the scrolling along time to the page: sideways is a swipe', async () => {
    const { svg } = await showTimeline({ gestures: 'page-scrolls' });
    expect(getComputedStyle(svg).touchAction).toBe('pan-y');
  });
});
