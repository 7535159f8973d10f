import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { Viewport } from '../../../src/layout/viewport';
import { showTimeline } from './timeline-stage';

const focusedKey = () => document.activeElement?.getAttribute('data-key') ?? null;

async function pressAll(...keys: readonly string[]): Promise<(string | null)[]> {
  const visited: (string | null)[] = [];
  for (const key of keys) {
    await userEvent.keyboard(`{${key}}`);
    visited.push(focusedKey());
  }
  return visited;
}

describe('Timeline: keys', () => {
  it('is one stop for Tab, then the playhead, then the page goes on', async () => {
    const { svg } = await showTimeline();
    await userEvent.keyboard('{Tab}');
    expect(focusedKey()).toBe('one/transit/0');
    expect(svg.querySelectorAll('[data-key][tabindex="0"]')).toHaveLength(1);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement?.getAttribute('role')).toBe('slider');
    await userEvent.keyboard('{Tab}');
    expect(svg.contains(document.activeElement)).toBe(false);
  });
  it('→ and ← walk along time, ↓ and ↑ to the other lane, E to the answer and back', async () => {
    await showTimeline();
    await userEvent.keyboard('{Tab}');
    expect(await pressAll('ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp')).toEqual([
      'one/message/1',
      'one/transit/1',
      'one/message/1',
      'two/message/1',
      'one/message/1',
    ]);
    expect(await pressAll('Home', 'e', 'e', 'PageDown', 'PageUp')).toEqual([
      'one/transit/0',
      'one/transit/1',
      'one/transit/0',
      'one/transit/2',
      'one/transit/0',
    ]);
  });
  it('End goes to the last mark; at the ends the focus stays', async () => {
    await showTimeline();
    await userEvent.keyboard('{Tab}');
    expect(await pressAll('ArrowLeft', 'End', 'ArrowRight')).toEqual([
      'one/transit/0',
      'one/exchange/1/end',
      'one/exchange/1/end',
    ]);
  });
  it('a walk beyond the view pans to where it leads', async () => {
    const stage = await showTimeline({ viewport: new Viewport(900, 1500) });
    await userEvent.keyboard('{Tab}');
    expect(await pressAll('End')).toEqual(['one/exchange/1/end']);
    expect(stage.state.viewport.contains(4000)).toBe(true);
    expect(stage.state.viewport.spanMs).toBeCloseTo(600);
  });
  it('the walk goes on from where a jump beyond the view has led, forth and back', async () => {
    await showTimeline({ viewport: new Viewport(900, 1500) });
    await userEvent.keyboard('{Tab}');
    expect(await pressAll('End', 'ArrowLeft', 'Home', 'ArrowRight', 'End')).toEqual([
      'one/exchange/1/end',
      'one/message/2/client/0',
      'one/transit/0',
      'one/message/1',
      'one/exchange/1/end',
    ]);
  });
  it('the focus stays on its mark when the picture moves, also out of view, and the walk goes on from there', async () => {
    const stage = await showTimeline({ viewport: new Viewport(900, 2900) });
    await userEvent.keyboard('{Tab}{ArrowRight}{ArrowRight}');
    for (const deltaY of [150, 400, 2000]) {
      stage.svg.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          shiftKey: true,
          clientX: 250,
          clientY: 300,
          bubbles: true,
          cancelable: true,
        }),
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(focusedKey()).toBe('one/transit/1');
    }
    expect(stage.state.viewport.fromMs).toBeGreaterThan(2100);
    expect(await pressAll('ArrowRight')).toEqual(['one/message/1/client/0']);
    expect(stage.state.viewport.contains(2100)).toBe(true);
  });
  it('Enter pins, Escape lets go; the focus is told as hover', async () => {
    const stage = await showTimeline();
    await userEvent.keyboard('{Tab}{ArrowRight}{Enter}');
    expect(stage.state).toMatchObject({ selectedKey: 'one/message/1', hoveredKey: 'one/message/1' });
    expect(stage.svg.querySelectorAll('.tl-pinned')).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    expect(stage.state.selectedKey).toBeNull();
  });
  it('leaves keys with Ctrl or Alt to the browser and the page', async () => {
    await showTimeline();
    await userEvent.keyboard('{Tab}{Control>}{ArrowRight}{/Control}');
    expect(focusedKey()).toBe('one/transit/0');
  });
  it('only marks in view can be reached by Tab or by a screen reader', async () => {
    const { svg } = await showTimeline({ viewport: new Viewport(1900, 2150) });
    const keys = [...svg.querySelectorAll('[data-key^="one/"]')].map((mark) => mark.getAttribute('data-key'));
    expect(keys).toEqual(['one/message/1', 'one/transit/1', 'one/message/1/client/0', 'one/transit/2']);
  });
});

describe('Timeline: the playhead’s handle', () => {
  const handle = (svg: SVGSVGElement) => svg.querySelector<SVGGElement>('[role="slider"]')!;
  it('is a slider that says its moment in words', async () => {
    const { svg } = await showTimeline();
    expect(handle(svg).getAttribute('aria-valuetext')).toMatch(/^2.05 seconds?$/);
    expect(handle(svg).getAttribute('aria-label')).toBe('Playhead');
  });
  it('moves by 100 ms, by a second, and to the ends of the run', async () => {
    const stage = await showTimeline();
    handle(stage.svg).focus();
    const moments: (number | null)[] = [];
    for (const key of ['ArrowDown', 'PageDown', 'ArrowUp', 'Home', 'ArrowUp', 'End']) {
      await userEvent.keyboard(`{${key}}`);
      moments.push(stage.state.playheadMs);
    }
    expect(moments).toEqual([2150, 3150, 3050, 0, 0, 6000]);
  });
});
