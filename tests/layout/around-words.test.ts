import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadPath, levelPath, wordsOf } from '../../src/layout/around-words';
import { tornPath } from '../../src/layout/torn-path';
import { anyNumber } from '../support/any-number';
import { isInside, piecesOf, shapesOf, struckAt } from '../support/struck-words';
import { Viewport } from '../../src/layout/viewport';
import { geometry, layoutTwoLanes } from './two-lanes';

const { plot, shiftYPx, lanes } = geometry;
const labels = lanes.flatMap((lane) => lane.labels);
const words = wordsOf(geometry);
const piecesAt = (yPx: number) => piecesOf(levelPath(plot, words, yPx));

describe('wordsOf(geometry)', () => {
  it('gives words the moment of their mark, also where they stand higher or lower', () => {
    const lane = lanes[0]!;
    const momentOf = (at: number) => words[at]!.momentYPx - shiftYPx;
    const named = lane.labels.flatMap(({ itemKey }, at) => {
      const arrow = lane.marks.arrows.find(({ key }) => key === itemKey);
      return arrow ? [{ at, segment: arrow.segment }] : [];
    });
    expect(named.length).toBeGreaterThan(2);
    for (const { at, segment } of named) {
      expect(momentOf(at)).toBeGreaterThanOrEqual(segment.from.yPx);
      expect(momentOf(at)).toBeLessThanOrEqual(segment.to.yPx);
    }
    const numbered = lane.marks.marbles.filter(({ text }) => text !== '');
    numbered.forEach(({ moment }, place) =>
      expect(momentOf(lane.labels.length + place)).toBeCloseTo(lane.scene.toYPx(moment.atMs)),
    );
  });
  it('an arrow’s words that hang below its end are of its end', () => {
    const { labels: all, marks, scene } = lanes[0]!;
    const arrow = marks.arrows.find(({ style }) => style === 'request')!;
    const label = all.find(({ itemKey }) => itemKey === arrow.key)!;
    const low = { ...label.box, center: { ...label.box.center, yPx: arrow.segment.to.yPx + 9 } };
    const [word] = wordsOf({ shiftYPx: 0, lanes: [{ ...lanes[0]!, labels: [{ ...label, box: low }] }] });
    expect(word?.momentYPx).toBeCloseTo(scene.toYPx(arrow.toMs));
  });
});

describe('levelPath(plot, words, yPx)', () => {
  it('goes from edge to edge where nothing is written', () => {
    const isFree = (yPx: number) => words.every(({ topPx, bottomPx }) => topPx > yPx + 1 || bottomPx < yPx - 1);
    const yPx = Array.from({ length: 600 }, (_, place) => plot.topPx + place).find(isFree)!;
    expect(piecesAt(yPx)).toEqual([[plot.leftPx, plot.rightPx]]);
  });

  it('makes way for a word that it meets, and only for that', () => {
    const { box } = labels.find(({ text }) => text.startsWith('held'))!;
    const yPx = box.center.yPx + shiftYPx;
    const [first, second] = piecesAt(yPx);
    expect(first?.[1]).toBeCloseTo(box.center.xPx - box.widthPx / 2 - 2, 1);
    expect(second?.[0]).toBeCloseTo(box.center.xPx + box.widthPx / 2 + 2, 1);
    expect(piecesAt(box.center.yPx + box.heightPx / 2 + shiftYPx)[0]).not.toEqual(first);
  });

  it('makes way for the number of a marble', () => {
    const { box, center } = lanes[0]!.marks.marbles.find(({ text }) => text !== '')!;
    const pieces = piecesAt(center.yPx + shiftYPx);
    expect(pieces.filter(([fromXPx, toXPx]) => fromXPx! < box.rightPx && toXPx! > box.leftPx)).toEqual([]);
  });

  it('strikes no word at any height', () => {
    fc.assert(
      fc.property(anyNumber(plot.topPx, plot.bottomPx), (yPx) => {
        expect(struckAt(geometry, yPx)).toEqual([]);
      }),
    );
  });
});

describe('aheadPath(plot, words, yPx, bottomPx)', () => {
  const word = { corners: [], topPx: 90, bottomPx: 110, momentYPx: 100 };
  const square = [
    { xPx: 40, yPx: 90 },
    { xPx: 60, yPx: 90 },
    { xPx: 60, yPx: 110 },
    { xPx: 40, yPx: 110 },
  ];
  const plotOf = { leftPx: 0, rightPx: 100, topPx: 0, bottomPx: 300 };
  const isAhead = (yPx: number, momentYPx: number, point: { xPx: number; yPx: number }) =>
    isInside(shapesOf(aheadPath(plotOf, [{ ...word, corners: square, momentYPx }], yPx, 300)), point);

  it('leaves out all of a word whose moment has come, and takes all of one whose moment has not', () => {
    for (const yPx of [92, 100, 108, 120]) {
      expect(isAhead(105, 100, { xPx: 50, yPx })).toBe(yPx === 120);
      expect(isAhead(105, 106, { xPx: 50, yPx })).toBe(true);
    }
    expect(isAhead(105, 106, { xPx: 30, yPx: 100 })).toBe(false);
    expect(isAhead(85, 80, { xPx: 50, yPx: 100 })).toBe(false);
  });

  it('leaves out the marble of the playhead’s own moment, wherever the picture stands', () => {
    fc.assert(
      fc.property(anyNumber(-300, 300), anyNumber(4000, 9000), (fromMs, spanMs) => {
        const viewport = new Viewport(fromMs, fromMs + spanMs);
        const { plot: drawn, lanes: laidOut, shiftYPx: shift, ...rest } = layoutTwoLanes(viewport);
        const all = wordsOf({ ...rest, lanes: laidOut, shiftYPx: shift });
        const { marbles } = laidOut[0]!.marks;
        for (const { moment, center } of marbles.filter(({ text }) => text !== '')) {
          const playheadPx = drawn.topPx + viewport.pxAt(moment.atMs, drawn.bottomPx - drawn.topPx);
          const ahead = shapesOf(aheadPath(drawn, all, playheadPx, 700));
          expect(isInside(ahead, { xPx: center.xPx, yPx: center.yPx + shift + 2 })).toBe(false);
        }
      }),
    );
  });
});

describe('tornPath(plot, words, fold)', () => {
  const fold = { fromMs: 0, yPx: 100, risePx: 4, toothPx: 8, gapPx: 6, text: '' };
  const plotOf = { leftPx: 0, rightPx: 100, topPx: 0, bottomPx: 300 };
  it('goes from edge to edge, and behind what stands there', () => {
    const whole = tornPath(plotOf, [], fold);
    expect(whole).toMatch(/^M0,104L8,96L.*L100,96$/);
    const corners = [
      { xPx: 40, yPx: 90 },
      { xPx: 60, yPx: 90 },
      { xPx: 60, yPx: 110 },
      { xPx: 40, yPx: 110 },
    ];
    const torn = tornPath(plotOf, [{ corners, topPx: 90, bottomPx: 110, momentYPx: 100 }], fold);
    const [before, after] = torn.split('M').slice(1);
    expect(before).toMatch(/L32,104$/);
    expect(after).toMatch(/^64,104L/);
  });
});
