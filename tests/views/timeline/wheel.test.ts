import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WheelReader, type WheelTurn } from '../../../src/views/timeline/wheel';

const PAGE_PX = 600;

function turn(parts: Partial<WheelTurn> & { readonly wheelDeltaY?: number } = {}): WheelTurn {
  return {
    deltaX: 0,
    deltaY: 0,
    deltaMode: 0,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    timeStamp: 0,
    ...parts,
  };
}

const read = (parts: Parameters<typeof turn>[0]) => new WheelReader().read(turn(parts), PAGE_PX);

describe('WheelReader.read(turn, pagePx)', () => {
  it.each([
    ['Chromium, 120 px', { deltaY: 120, wheelDeltaY: -120 }],
    ['a screen scaled to 150 %, 80 px', { deltaY: 80, wheelDeltaY: -120 }],
    ['a slow notch on a Mac, 4 px', { deltaY: 4.000244140625, wheelDeltaY: -120 }],
    ['Firefox, 3 lines', { deltaY: 3, deltaMode: 1, wheelDeltaY: -144 }],
    ['a page', { deltaY: 1, deltaMode: 2 }],
    ['a browser that reports px alone', { deltaY: 100 }],
  ])('takes a notch of a wheel as zooming out: %s', (_browser, parts) => {
    const act = read(parts);
    expect(act.kind).toBe('zoom');
    expect(act.kind === 'zoom' && act.factor).toBeLessThan(1);
  });
  it.each([
    ['a Mac', { deltaY: 3, wheelDeltaY: -9 }],
    ['Windows', { deltaY: 13, wheelDeltaY: -15 }],
    ['px alone', { deltaY: -2.5 }],
  ])('takes small steps of a trackpad as panning by just that: %s', (_system, parts) => {
    expect(read(parts)).toEqual({ kind: 'pan', byPx: parts.deltaY, isAlongPage: true });
  });
  it('takes a movement as what it began as, however fast it gets; after a pause it may be another', () => {
    const reader = new WheelReader();
    const kindsAt = (steps: readonly (readonly [timeStamp: number, deltaY: number])[]) =>
      steps.map(([timeStamp, deltaY]) => reader.read(turn({ timeStamp, deltaY }), PAGE_PX).kind);
    expect(
      kindsAt([
        [1000, 2],
        [1016, 40],
        [1032, 180],
        [1500, 100],
        [1516, 3],
      ]),
    ).toEqual(['pan', 'pan', 'pan', 'zoom', 'zoom']);
  });
  it.each([
    ['Shift and a wheel', { deltaY: 120, shiftKey: true }, 120],
    ['Shift where the browser itself turns the wheel sideways', { deltaX: 120, shiftKey: true }, 120],
    ['a wheel that tilts', { deltaX: -60 }, -60],
    ['two fingers sideways', { deltaX: 12, deltaY: 3 }, 12],
  ])('pans by %s, and keeps the browser from going back a page', (_what, parts, byPx) => {
    expect(read(parts)).toEqual({ kind: 'pan', byPx, isAlongPage: false });
  });
  it('takes fingers that part (wheel with ctrl) as zooming in, ten times as strong for their small steps', () => {
    const act = read({ deltaY: -5, ctrlKey: true });
    expect(act).toEqual({ kind: 'zoom', factor: 2 ** 0.1 });
  });
  it('zooms back by as much as it zoomed in, and never by more than a factor of √2', () => {
    const coarse = fc.double({ min: 50, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(coarse, fc.boolean(), (deltaY, ctrlKey) => {
        const [out, into] = [read({ deltaY, ctrlKey }), read({ deltaY: -deltaY, ctrlKey })];
        if (out.kind !== 'zoom' || into.kind !== 'zoom') throw new Error('a coarse turn zooms');
        expect(out.factor * into.factor).toBeCloseTo(1);
        expect(into.factor).toBeLessThanOrEqual(Math.SQRT2 + 1e-9);
      }),
    );
  });
});
