import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate';
import { layoutLabels } from '../../src/layout/lane-labels';
import { layoutMarks } from '../../src/layout/lane-layout';
import { buildSpans } from '../../src/trace/build-spans';
import { laneScene, words } from './lane-scenes';
import { parsed } from '../support/scenarios';

const UNTIL_MS = 3_000;

/** What waits for a connection where the page asks every `pollIntervalMs`, whatever comes back. */
function queueOf(pollIntervalMs: number) {
  const scenario = parsed({
    version: 1,
    techniques: [{ id: 'ajax-polling', params: { pollIntervalMs } }],
    server: { processingMs: 400 },
    durationMs: UNTIL_MS,
  });
  const scene = laneScene(buildSpans(simulate(scenario).lanes[0]!), { fromMs: 0, toMs: UNTIL_MS }, UNTIL_MS);
  const { waits } = layoutMarks(scene, 'all');
  const labels = layoutLabels(layoutMarks(scene, 'all'), words, scene);
  return { scene, waits, names: labels.filter(({ text }) => text.startsWith('queued')) };
}

describe('layoutWaits(scene) of a queue', () => {
  it('draws each of a few, and says how long they waited', () => {
    const { scene, waits, names } = queueOf(300);
    const tall = scene.index.queued.items.filter(({ fromMs, toMs }) => scene.toYPx(toMs) - scene.toYPx(fromMs) > 1);
    expect(waits.map(({ exchangeId }) => exchangeId)).toEqual(tall.map(({ item }) => item.id));
    expect(waits.length).toBeGreaterThan(1);
    expect(names.length).toBeGreaterThan(0);
  });

  it('draws thousands as one wedge of as many bars as can be seen, and names none of them', () => {
    const { scene, waits, names } = queueOf(1);
    expect(scene.index.queued.items.length).toBeGreaterThan(2_000);
    expect(waits.length).toBeLessThan(300);
    expect(Math.min(...waits.map(({ widthPx }) => widthPx))).toBe(0.5);
    expect(names).toEqual([]);
  });

  it('covers every moment and every place that all of the bars together would', () => {
    const { scene, waits } = queueOf(1);
    const { queued } = scene.index;
    const nearest = (xPx: number) => waits.filter((wait) => Math.abs(wait.xPx - xPx) <= 0.5);
    const bare = queued.items.filter(({ column, fromMs, toMs }) => {
      const near = nearest(scene.frame.queuedXPx(column));
      const middlePx = (scene.toYPx(fromMs) + scene.toYPx(toMs)) / 2;
      return !near.some(({ topPx, bottomPx }) => topPx <= middlePx + 1 && middlePx <= bottomPx + 1);
    });
    expect(bare).toEqual([]);
  });
});
