import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldIdleTime } from '../../src/layout/idle-time';
import { NO_FOLDS, TimeFolds } from '../../src/layout/time-folds';
import { layoutFolds, timeTicks } from '../../src/layout/time-ticks';
import { Viewport } from '../../src/layout/viewport';
import { anyNumber } from '../support/any-number';
import { runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';

const durationMs = 60_000;
const range = { fromMs: 0, toMs: durationMs };
const quiet = runLane(
  oneLane('websocket', {}, { durationMs, messages: { kind: 'at', timesMs: [3000, 30_000, 30_500, 58_000] } }),
);
const polling = runLane(oneLane('ajax-polling', {}, { durationMs }));

const someFolds = fc
  .array(fc.record({ gapMs: anyNumber(0, 5000), lengthMs: anyNumber(200, 60_000) }), { maxLength: 12 })
  .map((parts) => {
    let atMs = 0;
    const folds = parts.map(({ gapMs, lengthMs }) => {
      const fromMs = atMs + gapMs;
      atMs = fromMs + lengthMs;
      return { fromMs, toMs: atMs };
    });
    return new TimeFolds(folds, 100);
  });

describe('TimeFolds', () => {
  it('shownAt(atMs) rises, and never faster than time itself', () => {
    fc.assert(
      fc.property(someFolds, anyNumber(-1000, 1e6), anyNumber(0.001, 1e5), (folds, atMs, byMs) => {
        const risenMs = folds.shownAt(atMs + byMs) - folds.shownAt(atMs);
        expect(risenMs).toBeGreaterThan(0);
        expect(risenMs).toBeLessThanOrEqual(byMs + 1e-6);
      }),
    );
  });

  it('msAt(shownAt(atMs)) is atMs', () => {
    fc.assert(
      fc.property(someFolds, anyNumber(-1000, 1e6), (folds, atMs) => {
        expect(folds.msAt(folds.shownAt(atMs))).toBeCloseTo(atMs, 5);
      }),
    );
  });

  it('without folds time is time, to the bit', () => {
    expect([0, 1 / 3, -7.25].map((atMs) => NO_FOLDS.msAt(NO_FOLDS.shownAt(atMs)))).toEqual([0, 1 / 3, -7.25]);
  });
});

describe('foldIdleTime(lanes, range, durationMs)', () => {
  const { folds } = foldIdleTime([quiet], range, durationMs);

  it('folds what is idle for longer than a fifteenth of the run', () => {
    expect(folds.length).toBeGreaterThanOrEqual(2);
    for (const { fromMs, toMs } of folds) expect(toMs - fromMs).toBeGreaterThan(2000);
  });

  it('no event lies inside a fold, and nothing moves through it', () => {
    for (const { fromMs, toMs } of folds) {
      const isInside = (atMs: number | null) => atMs !== null && atMs > fromMs && atMs < toMs;
      const moments = [
        ...quiet.messages.flatMap(({ publishedAtMs, deliveries }) => [
          publishedAtMs,
          ...deliveries.map(({ atMs }) => atMs),
        ]),
        ...quiet.states.flatMap(({ enteredAtMs, leftAtMs }) => [enteredAtMs, leftAtMs]),
        ...quiet.exchanges.flatMap(({ askedAtMs, endedAtMs, openedAtMs }) => [askedAtMs, endedAtMs, openedAtMs]),
      ];
      expect(moments.filter(isInside)).toEqual([]);
      expect(
        quiet.transits.filter(({ sentAtMs, arrivedAtMs }) => sentAtMs < toMs && (arrivedAtMs ?? toMs) > fromMs),
      ).toEqual([]);
    }
  });

  it('a lane that is busy keeps the others to scale beside it', () => {
    expect(foldIdleTime([quiet, polling], range, durationMs)).toBe(NO_FOLDS);
  });
});

describe('a viewport with folds', () => {
  const folds = foldIdleTime([quiet], range, durationMs);
  const whole = new Viewport(0, durationMs, folds);

  it('pxAt and msAt undo each other; panned there and back it is the same; zoomed, the moment stays', () => {
    fc.assert(
      fc.property(anyNumber(0, durationMs), anyNumber(0.1, 10), (atMs, factor) => {
        expect(whole.msAt(whole.pxAt(atMs, 500), 500)).toBeCloseTo(atMs, 5);
        const zoomed = whole.zoomedAbout(atMs, factor);
        expect(zoomed.pxAt(atMs, 500)).toBeCloseTo(whole.pxAt(atMs, 500), 5);
        const back = zoomed.panned(777).panned(-777);
        expect(back.fromMs).toBeCloseTo(zoomed.fromMs, 5);
        expect(zoomed.clamped(range).folds).toBe(folds);
      }),
    );
  });

  it('layoutFolds(viewport, plot, textPx) tells the real length of each break, and no tick is near one', () => {
    const plot = { leftPx: 50, topPx: 80, rightPx: 500, bottomPx: 680 };
    const breaks = layoutFolds(whole, plot, 11.5);
    expect(breaks).toHaveLength(folds.folds.length);
    expect(breaks.every(({ text }) => /^\+\d+\.\d s$/.test(text))).toBe(true);
    for (const { yPx } of timeTicks(whole, 600, 56))
      for (const each of breaks) expect(Math.abs(each.yPx - 80 - yPx)).toBeGreaterThan(20);
  });
});
