import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowStyle, layoutArrow } from '../../src/layout/arrow-layout';
import { dotsInFlight } from '../../src/layout/in-flight';
import { exchange, handMadeSpans, longPollSpans, transit } from './hand-made-spans';
import { laneScene, PLOT } from './lane-scenes';

const scene = laneScene(longPollSpans(), { fromMs: 0, toMs: 6000 }, 6000);
const MS_PER_PX = 10;

describe('layoutArrow(transit, scene)', () => {
  it('leaves one lifeline when it is sent and meets the other when it arrives: its slope is its latency, to scale', () => {
    const times = fc.record({
      sentAtMs: fc.integer({ min: 0, max: 5000 }),
      lastsMs: fc.integer({ min: 1, max: 900 }),
      direction: fc.constantFrom('up' as const, 'down' as const),
    });
    fc.assert(
      fc.property(times, ({ sentAtMs, lastsMs, direction }) => {
        const { segment } = layoutArrow(
          transit({ id: 9, sentAtMs, arrivedAtMs: sentAtMs + lastsMs, direction }),
          scene,
        );
        expect(segment.from.yPx).toBeCloseTo(PLOT.topPx + sentAtMs / MS_PER_PX);
        expect((segment.to.yPx - segment.from.yPx) * MS_PER_PX).toBeCloseTo(lastsMs);
        const { wireFromXPx, wireToXPx } = scene.frame;
        expect([segment.from.xPx, segment.to.xPx]).toEqual(
          direction === 'up' ? [wireFromXPx, wireToXPx] : [wireToXPx, wireFromXPx],
        );
      }),
    );
  });
  it('draws one that was sent again as a stub that dies, and an arrow from the last sending', () => {
    const arrow = layoutArrow(transit({ id: 9, sentAtMs: 1000, resentAtMs: [2000, 4000], arrivedAtMs: 4100 }), scene);
    expect(arrow.segment.from.yPx).toBeCloseTo(PLOT.topPx + 400);
    expect(arrow.stubPath?.match(/M/g)).toHaveLength(2);
    expect(arrow.deaths).toHaveLength(2);
    expect(arrow.headPath).not.toBeNull();
  });
  it('ends one that was dropped by hand half-way, with a cross and no head', () => {
    const arrow = layoutArrow(
      transit({ id: 9, sentAtMs: 1000, droppedAtMs: 1050, dropReason: 'dropped-by-hand' }),
      scene,
    );
    const { wireFromXPx, wireToXPx } = scene.frame;
    expect(arrow.segment.to).toEqual({ xPx: (wireFromXPx + wireToXPx) / 2, yPx: PLOT.topPx + 105 });
    expect([arrow.headPath, arrow.crossPath === null]).toEqual([null, false]);
  });
  it('begins a cut in the middle of the path', () => {
    const { wireFromXPx, wireToXPx } = scene.frame;
    const middleXPx = (wireFromXPx + wireToXPx) / 2;
    const cutTo = (direction: 'up' | 'down') =>
      layoutArrow(transit({ id: 9, sentAtMs: 1000, arrivedAtMs: 1050, content: 'cut', direction }), scene).segment;
    expect([cutTo('up').from.xPx, cutTo('up').to.xPx]).toEqual([middleXPx, wireToXPx]);
    expect([cutTo('down').from.xPx, cutTo('down').to.xPx]).toEqual([middleXPx, wireFromXPx]);
  });
  it('ends one whose receiver had gone at the far lifeline, with a cross', () => {
    const arrow = layoutArrow(
      transit({ id: 9, sentAtMs: 1000, droppedAtMs: 1100, dropReason: 'connection-closed' }),
      scene,
    );
    expect(arrow.segment.to.xPx).toBe(scene.frame.wireToXPx);
    expect(arrow.crossPath).not.toBeNull();
  });
  it('draws one that is under way at the end of the run as far as it has got, without a head', () => {
    const arrow = layoutArrow(transit({ id: 9, sentAtMs: 5950 }), scene);
    const halfWayXPx = (scene.frame.wireFromXPx + scene.frame.wireToXPx) / 2;
    expect(arrow.segment.to.xPx).toBeCloseTo(halfWayXPx);
    expect(arrow.segment.to.yPx).toBeCloseTo(PLOT.bottomPx);
    expect([arrow.headPath, arrow.crossPath]).toEqual([null, null]);
  });
  it('draws one that is later than any before it to the end of the run, never faster than it can have been', () => {
    const { segment } = layoutArrow(transit({ id: 9, sentAtMs: 3000 }), scene);
    const { wireFromXPx, wireToXPx } = scene.frame;
    expect((segment.to.xPx - wireFromXPx) / (wireToXPx - wireFromXPx)).toBeCloseTo(0.94);
    expect(segment.to.yPx).toBeCloseTo(PLOT.bottomPx);
  });
  it.each(['request', 'syn'] as const)(
    'draws a %s half-way to the end of a run in which nothing arrived',
    (content) => {
      const sent = transit({ id: 9, sentAtMs: 1000, content });
      const bare = laneScene(handMadeSpans({ transits: [sent] }), { fromMs: 0, toMs: 6000 }, 6000);
      const { segment, headPath } = layoutArrow(sent, bare);
      expect(segment.to.xPx).toBeCloseTo((bare.frame.wireFromXPx + bare.frame.wireToXPx) / 2);
      expect(segment.to.yPx).toBeCloseTo(PLOT.bottomPx);
      expect(headPath).toBeNull();
    },
  );
  it('draws a push as two lines side by side', () => {
    const arrow = layoutArrow(
      transit({ id: 9, sentAtMs: 1000, arrivedAtMs: 1100, direction: 'down', content: 'frame' }),
      scene,
    );
    expect(arrow.linePath.match(/M/g)).toHaveLength(2);
  });
  it('cuts a line that is far longer than the view, without turning it', () => {
    const close = laneScene(longPollSpans(), { fromMs: 1040, toMs: 1041 }, 6000);
    const arrow = layoutArrow(transit({ id: 9, sentAtMs: 1000, arrivedAtMs: 1100 }), close);
    const [, x1, y1, x2, y2] = /^M(.*),(.*)L(.*),(.*)$/.exec(arrow.linePath)!.map(Number);
    const { from, to } = arrow.segment;
    expect(Math.hypot(x2! - x1!, y2! - y1!)).toBeLessThan(2000);
    expect((x2! - x1!) / (y2! - y1!)).toBeCloseTo((to.xPx - from.xPx) / (to.yPx - from.yPx), 3);
  });
});

describe('arrowStyle(transit, exchange)', () => {
  const poll = exchange({ id: 0, askedAtMs: 0 });
  const down = { id: 1, sentAtMs: 0, direction: 'down' as const };
  it.each([
    ['a request', transit({ id: 1, sentAtMs: 0 }), 'request'],
    ['an answer with news', transit({ ...down, content: 'response', status: 200, messageIds: [1] }), 'answer'],
    ['an answer without', transit({ ...down, content: 'response', status: 200 }), 'empty'],
    ['an error', transit({ ...down, content: 'response', status: 500 }), 'failure'],
    ['a frame from the server', transit({ ...down, content: 'frame' }), 'push'],
    ['a frame from the browser', transit({ id: 1, sentAtMs: 0, content: 'frame' }), 'request'],
    ['a part of a stream', transit({ ...down, content: 'chunk' }), 'push'],
    ['a handshake', transit({ id: 1, sentAtMs: 0, content: 'syn' }), 'quiet'],
  ])('%s', (_what, span, style) => {
    expect(arrowStyle(span, poll)).toBe(style);
  });
});

it('dotsInFlight(arrows, playheadMs) puts a dot on each arrow under way, at the height of the playhead', () => {
  const arrows = longPollSpans().transits.map((span) => layoutArrow(span, scene));
  expect(dotsInFlight(arrows, 1025)).toMatchObject([{ key: 'transit/0', yPx: PLOT.topPx + 102.5 }]);
  expect(dotsInFlight(arrows, 1500)).toEqual([]);
  expect(dotsInFlight(layoutNothing(), 1025)).toEqual([]);
});

function layoutNothing() {
  return handMadeSpans().transits.map((span) => layoutArrow(span, scene));
}
