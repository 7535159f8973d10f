import { describe, expect, it } from 'vitest';
import { groundAt } from '../../src/layout/ground';
import { Viewport } from '../../src/layout/viewport';
import { geometry } from './two-lanes';

const { frame } = geometry.lanes[1]!;
const middleXPx = (frame.clientXPx + frame.serverXPx) / 2;

describe('groundAt(geometry, point)', () => {
  it.each([
    [frame.clientXPx, 'client'],
    [frame.clientXPx + 11, 'client'],
    [frame.leftPx + 1, 'client'],
    [middleXPx, 'network'],
    [frame.serverXPx - 11, 'server'],
    [frame.rightPx - 1, 'server'],
  ])('at %d px it is that of the %s', (xPx, part) => {
    expect(groundAt(geometry, { xPx, yPx: 400 })).toEqual({ laneKey: 'b', part, isHead: false });
  });
  it('a head is that of the side whose name is there', () => {
    expect(groundAt(geometry, { xPx: frame.serverXPx - 20, yPx: 10 })).toEqual({
      laneKey: 'b',
      part: 'server',
      isHead: true,
    });
  });
  it('is none on the axis of time', () => expect(groundAt(geometry, { xPx: 5, yPx: 400 })).toBeNull());
});

describe('Viewport.roundedMsAt(px, sizePx)', () => {
  it.each([
    [30_000, 600, 123.4, 6170],
    [3000, 600, 123.4, 617],
    [300, 600, 123.4, 62],
  ])('of %d ms on %d px: as many digits as can be seen', (spanMs, sizePx, px, atMs) => {
    expect(new Viewport(0, spanMs).roundedMsAt(px, sizePx)).toBe(atMs);
  });
  it('is never before the run', () => expect(new Viewport(-50, 950).roundedMsAt(0, 600)).toBe(0));
});
