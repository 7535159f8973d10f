import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/i18n/catalogue';
import { LOCALES, type Locale } from '../../src/i18n/locale';
import { aheadPath, wordsOf } from '../../src/layout/around-words';
import { convexOverlap } from '../../src/layout/geometry';
import { layoutSequence, type SequenceGeometry } from '../../src/layout/sequence-layout';
import { foldIdleTime } from '../../src/layout/idle-time';
import { Viewport } from '../../src/layout/viewport';
import { openingOf } from '../../src/shells/explore/opening';
import { scenes } from '../../src/shells/explore/scenes';
import { timelineLabels } from '../../src/views/chrome/timeline-labels';
import { tornPath } from '../../src/layout/torn-path';
import { anyNumber } from '../support/any-number';
import { isInside, shapesOf, struckAt, writtenIn } from '../support/struck-words';
import { runLanes, type RunLane } from '../layout/preset-lanes';

/** A desk; the same for a projector; a phone that lies on its side. */
const SIZES = [
  { widthPx: 800, heightPx: 580, textPx: 11.5 },
  { widthPx: 800, heightPx: 500, textPx: 18 },
  { widthPx: 820, heightPx: 220, textPx: 11.5 },
] as const;
const texts = { title: '', note: '', client: '', browser: '', server: '' };

function draw(lanes: readonly RunLane[], viewport: Viewport, size: (typeof SIZES)[number], locale: Locale) {
  const { words, density } = timelineLabels(languageOf(locale));
  return layoutSequence({
    lanes: lanes.map(({ key, index, hasProxy }) => ({ key, index, hasProxy, texts })),
    viewport,
    ...size,
    words,
    densityText: density,
  });
}

function yPxAt({ plot }: SequenceGeometry, viewport: Viewport, atMs: number): number {
  return plot.topPx + viewport.pxAt(atMs, plot.bottomPx - plot.topPx);
}

/** Words that are faint in one part and not in another, with the playhead at that height. */
function cutAt(geometry: SequenceGeometry, yPx: number): readonly string[] {
  const { plot } = geometry;
  const ahead = shapesOf(aheadPath(plot, wordsOf(geometry), yPx, plot.bottomPx + 100));
  return writtenIn(geometry)
    .filter(({ corners }) => {
      const [first, second, third, fourth] = corners.map((corner) => ({ ...corner }));
      const inner = [0.1, 0.5, 0.9].flatMap((across) =>
        [0.1, 0.5, 0.9].map((along) => ({
          xPx:
            (first!.xPx * (1 - along) + second!.xPx * along) * (1 - across) +
            (fourth!.xPx * (1 - along) + third!.xPx * along) * across,
          yPx:
            (first!.yPx * (1 - along) + second!.yPx * along) * (1 - across) +
            (fourth!.yPx * (1 - along) + third!.yPx * along) * across,
        })),
      );
      return new Set(inner.map((point) => isInside(ahead, point))).size > 1;
    })
    .map(({ text }) => text);
}

const runs = scenes.map((scene) => ({ ...scene, lanes: runLanes(scene.scenario) }));
/** Two lanes that hold and hardly speak: long bars with words beside them, and breaks through most. */
const quietScenario = {
  version: 1,
  techniques: [{ id: 'sse' }, { id: 'long-polling' }],
  network: { oneWayLatencyMs: 40 },
  messages: { kind: 'poisson', perSecond: 0.1 },
};
const quietRun = { id: 'quiet', lanes: runLanes(quietScenario), scenario: { durationMs: 30_000 } };

describe.each(LOCALES)('the picture in %s', (locale) => {
  it.each(runs)(
    'of $id: neither playhead nor grid strikes a word, and none is half faint',
    ({ lanes, scenario, look }) => {
      const spans = lanes.map((lane) => lane.spans);
      const { viewport, playheadMs } = openingOf(spans, scenario.network.oneWayLatencyMs, scenario.durationMs, look);
      for (const size of SIZES) {
        const geometry = draw(lanes, viewport, size, locale);
        for (const { yPx } of geometry.ticks) expect(struckAt(geometry, yPx)).toEqual([]);
        fc.assert(
          fc.property(anyNumber(viewport.fromMs, viewport.toMs), (atMs) => {
            const yPx = yPxAt(geometry, viewport, atMs);
            expect(struckAt(geometry, yPx)).toEqual([]);
            expect(cutAt(geometry, yPx)).toEqual([]);
          }),
          { numRuns: 15, examples: [[playheadMs]] },
        );
      }
    },
  );

  it.each([...runs, quietRun])(
    'of $id, with idle time folded: no words lie across a break, no marble is cut',
    (run) => {
      const range = { fromMs: 0, toMs: run.scenario.durationMs };
      const spans = run.lanes.map((lane) => lane.spans);
      const viewport = new Viewport(0, range.toMs, foldIdleTime(spans, range, range.toMs));
      for (const size of SIZES) {
        const geometry = draw(run.lanes, viewport, size, locale);
        const written = writtenIn(geometry);
        const words = written.filter(({ isMarble }) => !isMarble);
        const crossing = (struck: typeof written, path: string) => {
          const pieces = shapesOf(path).flatMap((line) => line.slice(1).map((to, place) => [line[place]!, to]));
          return struck.filter(({ corners }) => pieces.some((piece) => convexOverlap(corners, piece)));
        };
        for (const fold of geometry.folds) {
          expect(crossing(words, tornPath(geometry.plot, [], fold))).toEqual([]);
          expect(crossing(written, tornPath(geometry.plot, wordsOf(geometry), fold))).toEqual([]);
        }
        if (run === quietRun) expect(geometry.folds.length).toBeGreaterThan(2);
      }
    },
  );
});
