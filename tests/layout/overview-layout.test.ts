import { describe, expect, it } from 'vitest';
import { indexLane } from '../../src/layout/lane-index';
import { layoutBrush, layoutOverview } from '../../src/layout/overview-layout';
import { Viewport } from '../../src/layout/viewport';
import { handMadeSpans, longPollSpans, transit } from './hand-made-spans';
import { FIRST_PAGE } from '../../src/trace/page-id';

const run = new Viewport(0, 10_000);
const strip = (spans: ReturnType<typeof handMadeSpans>, window = { fromMs: 2000, toMs: 4000 }) => ({
  rows: layoutOverview([{ key: 'a', index: indexLane(spans, FIRST_PAGE, 10_000) }], {
    run,
    widthPx: 500,
    heightPx: 20,
  }),
  brush: layoutBrush(window, run, 500),
});

describe('layoutOverview(lanes, { run, widthPx, heightPx }) and layoutBrush(window, run, widthPx)', () => {
  it('marks with its brush what the diagram shows', () => {
    expect(strip(longPollSpans()).brush).toEqual({ leftPx: 100, widthPx: 100 });
  });
  it('keeps the brush wide enough to be seen and grabbed', () => {
    expect(strip(longPollSpans(), { fromMs: 2000, toMs: 2001 }).brush.widthPx).toBe(6);
  });
  it('has a tick for what was sent up and for what came down, and a dot for each loss; the connection’s packets are left out', () => {
    const [row] = strip(longPollSpans()).rows;
    expect(row?.upPaths.flatMap(({ path }) => path.match(/M/g) ?? [])).toHaveLength(2);
    expect(row?.downPaths.flatMap(({ path }) => path.match(/M/g) ?? [])).toHaveLength(2);
    expect(row?.lossXPx).toEqual([152.5]);
  });
  it('has ticks on whole px, so that each is drawn in full ink', () => {
    const [row] = strip(longPollSpans()).rows;
    for (const { strokePx, path } of [...row!.upPaths, ...row!.downPaths]) {
      const xs = [...path.matchAll(/M([\d.]+),/g)].map(([, x]) => Number(x) - strokePx / 2);
      expect(xs.filter((xPx) => !Number.isInteger(xPx))).toEqual([]);
    }
  });
  it('never has more ticks than there is room for: many at one place make it broader', () => {
    const many = handMadeSpans({
      transits: Array.from({ length: 50_000 }, (_, id) => transit({ id, sentAtMs: id / 5, arrivedAtMs: id / 5 + 1 })),
    });
    const [row] = strip(many).rows;
    expect(row!.upPaths.flatMap(({ path }) => path.match(/M/g) ?? []).length).toBeLessThanOrEqual(250);
    expect(row!.upPaths.map(({ strokePx }) => strokePx)).toEqual([2]);
  });
});
