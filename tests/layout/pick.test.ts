import { describe, expect, it } from 'vitest';
import { pointBetween, type Point } from '../../src/layout/geometry';
import { pickMark } from '../../src/layout/pick';
import { geometry } from './two-lanes';

const { marks } = geometry.lanes[1]!;
/** Where on the svg a place of the lane is. */
const onSvg = ({ xPx, yPx }: Point): Point => ({ xPx, yPx: yPx + geometry.shiftYPx });

describe('pickMark(geometry, point)', () => {
  it.each(marks.arrows.map((arrow) => [arrow.key, arrow] as const))(
    'finds %s under the pointer in its lane, also a finger’s breadth beside it',
    (key, { segment, transit }) => {
      const on = onSvg(pointBetween(segment.from, segment.to, 0.4));
      const besidePx = transit.direction === 'up' ? 7 : -7;
      expect(pickMark(geometry, on)).toEqual({ laneKey: 'b', itemKey: key });
      expect(pickMark(geometry, { xPx: on.xPx, yPx: on.yPx + besidePx })).toEqual({ laneKey: 'b', itemKey: key });
    },
  );
  it('finds a marble, a bar and a cross', () => {
    expect(pickMark(geometry, onSvg(marks.marbles[0]!.center))?.itemKey).toBe('message/1');
    expect(pickMark(geometry, onSvg(marks.ends[0]!.center))?.itemKey).toBe('exchange/1/end');
    const { box } = marks.work[0]!;
    expect(
      pickMark(geometry, onSvg({ xPx: (box.leftPx + box.rightPx) / 2, yPx: (box.topPx + box.bottomPx) / 2 }))?.itemKey,
    ).toBe('exchange/0/attempt/1');
  });
  it('finds nothing on empty ground, in the heads and on the axis', () => {
    const { frame } = geometry.lanes[0]!;
    const middleXPx = (frame.clientXPx + frame.serverXPx) / 2;
    expect(pickMark(geometry, { xPx: middleXPx, yPx: geometry.plot.topPx + 30 })).toBeNull();
    expect(pickMark(geometry, { xPx: middleXPx, yPx: 20 })).toBeNull();
    expect(pickMark(geometry, { xPx: 10, yPx: 300 })).toBeNull();
  });
});
