import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Playback } from '../../../src/shells/explore/playback.svelte';

let frames: ((atMs: number) => void)[] = [];
/** The next frame comes, at that moment on the wall. */
function frameAt(atMs: number): void {
  const due = frames;
  frames = [];
  for (const frame of due) frame(atMs);
}

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: (atMs: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function playing(speed: number, endMs = Infinity) {
  const at = { ms: 0, steps: 0, hasFinished: false };
  const playback = new Playback({
    playheadMs: () => at.ms,
    speed: () => speed,
    prefersSteps: () => false,
    moveTo: (atMs) => (at.ms = Math.min(endMs, atMs)),
    stepOn: () => at.steps++,
    onFinish: () => (at.hasFinished = true),
  });
  playback.play();
  frameAt(1000);
  return { at, playback };
}

describe('Playback', () => {
  it('moves by what has passed on the wall, times the speed', () => {
    const { at } = playing(2);
    frameAt(1016);
    expect(at.ms).toBe(32);
    frameAt(1032);
    expect(at.ms).toBe(64);
  });

  it('a frame that comes late moves time by a tenth of a second at most', () => {
    const { at } = playing(1);
    frameAt(61_000);
    expect(at.ms).toBe(100);
  });

  it('stops only where time can go no further', () => {
    const { at, playback } = playing(1, 20);
    frameAt(1016);
    frameAt(1032);
    expect([at.ms, playback.isPlaying]).toEqual([20, true]);
    frameAt(1048);
    expect([at.hasFinished, playback.isPlaying]).toEqual([true, false]);
  });

  it('hide(true) stops the clock, whatever frames come; hide(false) goes on from there, without a jump', () => {
    const { at, playback } = playing(1);
    frameAt(1016);
    playback.hide(true);
    frameAt(1032);
    frameAt(60_000);
    expect(at.ms).toBe(16);
    playback.hide(false);
    frameAt(90_000);
    expect(at.ms).toBe(16);
    frameAt(90_016);
    expect(at.ms).toBe(32);
    expect(playback.isPlaying).toBe(true);
  });
});
