import { describe, expect, it } from 'vitest';
import { layoutMarks } from '../../src/layout/lane-layout';
import { paintedStrokes, type InkName } from '../../src/layout/painted-lane';
import { laneScene } from './lane-scenes';
import { presetLanes, presetNames } from './preset-lanes';

const beginningsIn = (path: string) => path.match(/M/g)?.length ?? 0;

describe('paintedStrokes(marks, frame)', () => {
  it.each(presetNames)('has every mark of %s once, in the ink of its kind', (name) => {
    for (const { spans, untilMs } of presetLanes(name)) {
      const scene = laneScene(spans, { fromMs: 0, toMs: untilMs }, untilMs);
      const marks = layoutMarks(scene, 'loud');
      const strokes = paintedStrokes(marks, scene.frame);
      const count = (ink: InkName) =>
        strokes
          .filter((stroke) => stroke.ink === ink)
          .reduce((sum, { paths }) => sum + beginningsIn(paths.join('')), 0);
      for (const style of ['request', 'answer', 'empty', 'failure', 'quiet'] as const)
        expect(count(`${style}/line`), style).toBe(marks.arrows.filter((arrow) => arrow.style === style).length);
      // Two lines each.
      expect(count('push/line')).toBe(2 * marks.arrows.filter(({ style }) => style === 'push').length);
      for (const kind of ['published', 'delivered', 'lost'] as const)
        expect(count(`${kind}/disc`), kind).toBe(marks.marbles.filter((marble) => marble.kind === kind).length);
      expect(count('work')).toBe(marks.work.length);
      expect(count('queued')).toBe(marks.waits.length);
      expect(count('loading')).toBe(marks.loading.length);
    }
  });
  it('has the very paths of the svg, in the order in which they cover each other', () => {
    const [lane] = presetLanes('long-polling');
    const { spans, untilMs } = lane!;
    const scene = laneScene(spans, { fromMs: 0, toMs: untilMs }, untilMs);
    const marks = layoutMarks(scene, 'loud');
    const strokes = paintedStrokes(marks, scene.frame);
    const requests = strokes.find(({ ink }) => ink === 'request/line');
    for (const { style, linePath } of marks.arrows)
      if (style === 'request') expect(requests?.paths).toContain(linePath);
    const inks = strokes.map(({ ink }) => ink);
    expect(inks.indexOf('work')).toBeLessThan(inks.indexOf('request/line'));
    expect(inks.indexOf('request/line')).toBeLessThan(inks.indexOf('published/disc'));
  });
});
