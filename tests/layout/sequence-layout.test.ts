import { describe, expect, it } from 'vitest';
import { indexLane } from '../../src/layout/lane-index';
import { layoutSequence, type SequenceOptions } from '../../src/layout/sequence-layout';
import { textWidthPx } from '../../src/layout/text-width';
import { Viewport } from '../../src/layout/viewport';
import type { Spans } from '../../src/trace/spans';
import { FIRST_PAGE } from '../../src/trace/page-id';
import { attempt, exchange, handMadeSpans, longPollSpans, message, transit } from './hand-made-spans';
import { densityText, words } from './lane-scenes';

const texts = { title: 'Long polling', note: 'held until news', client: '', browser: 'browser', server: 'server' };

function layout(spansOfLanes: readonly Spans[], parts: Partial<SequenceOptions> = {}) {
  const lanes = spansOfLanes.map((spans, place) => ({
    key: `lane-${place}`,
    index: indexLane(spans, FIRST_PAGE, 10_000),
    texts,
  }));
  return layoutSequence({
    lanes,
    viewport: new Viewport(0, 10_000),
    widthPx: 900,
    heightPx: 700,
    textPx: 11.5,
    words,
    densityText,
    ...parts,
  });
}

function manyTransits(count: number): Spans {
  return handMadeSpans({
    transits: Array.from({ length: count }, (_, id) =>
      transit({
        id,
        sentAtMs: (id * 10_000) / count,
        arrivedAtMs: (id * 10_000) / count + 50,
        exchangeId: null,
        content: id % 2 ? 'frame' : 'syn',
      }),
    ),
  });
}

describe('layoutSequence(options)', () => {
  it('puts lanes side by side on one time axis, without overlap', () => {
    const { lanes, plot, shiftYPx } = layout([longPollSpans(), longPollSpans(), longPollSpans()]);
    expect(lanes.map(({ frame }) => frame.leftPx)).toEqual(
      [52, 52 + 848 / 3, 52 + (2 * 848) / 3].map((px) => expect.closeTo(px)),
    );
    expect(lanes.at(-1)?.frame.rightPx).toBeCloseTo(plot.rightPx);
    const askedYPx = plot.topPx + (plot.bottomPx - plot.topPx) * 0.1;
    for (const { marks } of lanes) expect(marks.arrows[0]!.segment.from.yPx + shiftYPx).toBeCloseTo(askedYPx, 1);
  });
  it('keeps six lanes apart on a laptop, with room for arrows in each', () => {
    const { lanes, heads } = layout(Array.from({ length: 6 }, longPollSpans), { widthPx: 800 });
    for (const { frame } of lanes) {
      expect(frame.serverXPx - frame.clientXPx).toBeGreaterThan(40);
      expect(frame.clientXPx).toBeGreaterThan(frame.leftPx);
      expect(frame.serverXPx).toBeLessThan(frame.rightPx);
    }
    expect(heads).toHaveLength(6);
  });
  it('gives arrows of all lanes the same run, whatever stands beside them, so that the same slope is the same latency', () => {
    const waits = Array.from({ length: 6 }, (_, id) =>
      exchange({ id, askedAtMs: 1000, wasQueued: true, attempts: [attempt({ sentAtMs: 4000 })] }),
    );
    const busy = handMadeSpans({ exchanges: waits });
    const { lanes } = layout([longPollSpans(), busy, handMadeSpans()], { widthPx: 480 });
    const runs = lanes.map(({ frame }) => frame.serverXPx - frame.clientXPx);
    expect(runs).toEqual([runs[0], expect.closeTo(runs[0]!), expect.closeTo(runs[0]!)]);
    expect(runs[0]).toBeGreaterThan(25);
  });
  it('writes no head’s text into the neighbour’s lane', () => {
    const longTexts = {
      ...texts,
      title: 'Ajax long polling as the article has it',
      note: 'asks again at once, whatever came of it',
    };
    const named = Array.from({ length: 5 }, (_, place) => ({
      key: `lane-${place}`,
      index: indexLane(longPollSpans(), FIRST_PAGE, 10_000),
      texts: longTexts,
    }));
    const { heads, lanes } = layout([], { lanes: named, widthPx: 700 });
    heads.forEach(({ lines }, place) => {
      for (const { text, xPx, fontSizePx, role } of lines) {
        const halfPx = textWidthPx(text, fontSizePx, role === 'title' ? 700 : 400) / 2;
        expect(xPx - halfPx).toBeGreaterThanOrEqual(lanes[place]!.frame.leftPx - 0.01);
        expect(xPx + halfPx).toBeLessThanOrEqual(lanes[place]!.frame.rightPx + 0.01);
      }
    });
  });
  it('grows with the size of its text', () => {
    const [small, large] = [layout([longPollSpans()]), layout([longPollSpans()], { textPx: 16 })];
    expect(large.sizes.marbleRadiusPx / small.sizes.marbleRadiusPx).toBeCloseTo(16 / 11.5);
    expect(large.plot.topPx).toBeGreaterThan(small.plot.topPx);
  });
  it('has no smaller text than its own where that is as large as for a projector', () => {
    const { heads, sizes, lanes } = layout([longPollSpans(), longPollSpans()], { textPx: 18 });
    const texts = [...heads.flatMap(({ lines }) => lines), ...lanes.flatMap(({ labels }) => labels)];
    expect(Math.min(sizes.numberPx, ...texts.map(({ fontSizePx }) => fontSizePx))).toBeGreaterThanOrEqual(18);
  });
  it('keeps the numbers of what stays in view while the reader pans; only the shift changes', () => {
    const [before, after] = [2000, 2300].map((fromMs) =>
      layout([longPollSpans()], { viewport: new Viewport(fromMs, fromMs + 5000) }),
    );
    expect(before!.lanes[0]!.marks.arrows.at(-1)).toEqual(after!.lanes[0]!.marks.arrows.at(-1));
    expect(before!.lanes[0]!.marks.marbles.at(-1)).toEqual(after!.lanes[0]!.marks.marbles.at(-1));
    const pxPerMs = (before!.plot.bottomPx - before!.plot.topPx) / 5000;
    expect(before!.shiftYPx - after!.shiftYPx).toBeCloseTo(300 * pxPerMs, 1);
  });
  it('keeps its numbers small, however late and however near the reader looks', () => {
    const late = { viewport: new Viewport(86_399_000, 86_399_001) };
    const spans = handMadeSpans({ transits: [transit({ id: 0, sentAtMs: 86_399_000.2, arrivedAtMs: 86_399_000.6 })] });
    const lane = { key: 'late', index: indexLane(spans, FIRST_PAGE, 86_400_000), texts };
    const { lanes } = layoutSequence({
      lanes: [lane],
      widthPx: 900,
      heightPx: 700,
      textPx: 11.5,
      words,
      densityText,
      ...late,
    });
    expect(lanes[0]!.marks.arrows[0]!.segment.from.yPx).toBeLessThan(10_000);
  });
  it('is the same for the same input', () => {
    expect(JSON.stringify(layout([longPollSpans()]))).toBe(JSON.stringify(layout([longPollSpans()])));
  });
});

describe('layoutSequence(options): how much is drawn', () => {
  it('draws every packet of a calm lane', () => {
    expect(layout([manyTransits(200)]).lanes[0]).toMatchObject({ detail: 'all', density: [] });
  });
  it('leaves out the connections’ own packets of a busy one', () => {
    const [lane] = layout([manyTransits(1000)]).lanes;
    expect(lane?.detail).toBe('loud');
    expect(lane?.marks.arrows).toHaveLength(500);
  });
  it('draws numbers instead of arrows where there are too many, however many: one bar a row', () => {
    const [lane, calm] = layout([manyTransits(100_000), longPollSpans()]).lanes;
    expect(lane).toMatchObject({ detail: 'density', transitCount: 100_000, marks: { arrows: [] } });
    expect(lane!.density.length).toBeLessThan(300);
    const halfPx = (lane!.frame.wireToXPx - lane!.frame.wireFromXPx) / 2;
    const widths = lane!.density.flatMap(({ upWidthPx, downWidthPx }) => [upWidthPx, downWidthPx]);
    expect(Math.max(...widths)).toBeLessThanOrEqual(halfPx);
    expect(Math.max(...widths)).toBeGreaterThan(halfPx * 0.9);
    expect(calm?.detail).toBe('all');
  });
  it('says so in the head, where it covers nothing, and still draws what was lost and what failed', () => {
    const losses = Array.from({ length: 1000 }, (_, id) =>
      message({
        id: id + 1,
        publishedAtMs: 4000 + id,
        losses: [{ client: 0, tab: 0, atMs: 4000 + id, reason: 'nobody-listening', sequence: id }],
      }),
    );
    const failed = exchange({ id: 0, askedAtMs: 1000, endedAtMs: 2000, outcome: 'network-error' });
    const { heads, lanes } = layout([{ ...manyTransits(2000), messages: losses, exchanges: [failed] }]);
    expect(heads[0]!.lines.filter(({ role }) => role !== 'title' && role !== 'lifeline')).toMatchObject([
      { role: 'notice', text: '2000 arrows' },
    ]);
    const { marbles, ends } = lanes[0]!.marks;
    expect(ends.map(({ key }) => key)).toEqual(['exchange/0/end']);
    expect(new Set(marbles.map(({ kind }) => kind))).toEqual(new Set(['lost']));
    expect(marbles.length).toBeGreaterThan(10);
    expect(marbles.length).toBeLessThan(100);
  });
  it('draws arrows again when the reader zooms in', () => {
    expect(layout([manyTransits(100_000)], { viewport: new Viewport(5000, 5010) }).lanes[0]?.detail).not.toBe(
      'density',
    );
  });
});
