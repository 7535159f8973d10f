import { describe, expect, it } from 'vitest';
import { layoutMarks } from '../../src/layout/lane-layout';
import type { LaneScene } from '../../src/layout/lane-scene';
import { FIRST_PAGE, isSeenBy } from '../../src/trace/page-id';
import { handMadeSpans, transit } from './hand-made-spans';
import { laneScene } from './lane-scenes';
import { presetLanes, presetNames } from './preset-lanes';

/** Everything that has a key, by it. */
function byKey(scene: LaneScene): ReadonlyMap<string, object> {
  const { arrows, work, waits, ends, giveUps, marbles, connections, streams, outages, serverStops } = layoutMarks(
    scene,
    'all',
  );
  return new Map(
    [
      ...arrows,
      ...work,
      ...waits,
      ...ends,
      ...giveUps,
      ...marbles,
      ...connections,
      ...streams,
      ...outages,
      ...serverStops,
    ].map((mark) => [mark.key, mark]),
  );
}

describe('culling', () => {
  it.each(presetNames)('what is laid out of %s in a window is what the whole run’s layout has there', (name) => {
    for (const { spans, untilMs } of presetLanes(name)) {
      const shown = { fromMs: untilMs * 0.3, toMs: untilMs * 0.5 };
      const inWindow = byKey(laneScene(spans, shown, untilMs));
      const whole = byKey(laneScene(spans, shown, untilMs, { fromMs: -1000, toMs: untilMs + 1000 }));
      for (const [key, mark] of inWindow) expect(JSON.stringify(mark), key).toBe(JSON.stringify(whole.get(key)));
      const own = spans.transits.filter((transit) => isSeenBy(FIRST_PAGE, transit));
      for (const { id, sentAtMs, arrivedAtMs, droppedAtMs } of own) {
        const isInView = sentAtMs <= shown.toMs && (arrivedAtMs ?? droppedAtMs ?? untilMs) >= shown.fromMs;
        if (isInView) expect(inWindow.has(`transit/${id}`), `transit/${id}`).toBe(true);
      }
    }
  });
  it('keys are unique within a lane', () => {
    for (const { spans, untilMs } of presetNames.flatMap(presetLanes)) {
      const { arrows, work, waits, ends, giveUps, marbles, connections } = layoutMarks(
        laneScene(spans, { fromMs: 0, toMs: untilMs }, untilMs),
        'all',
      );
      const keys = [...arrows, ...work, ...waits, ...ends, ...giveUps, ...marbles, ...connections].map(
        ({ key }) => key,
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it('transits of other clients are left out', () => {
    const spans = handMadeSpans({
      transits: [
        transit({ id: 0, sentAtMs: 10, arrivedAtMs: 20 }),
        transit({ id: 1, client: 1, sentAtMs: 12, arrivedAtMs: 22 }),
      ],
    });
    expect(layoutMarks(laneScene(spans, { fromMs: 0, toMs: 6000 }, 6000), 'all').arrows.map(({ key }) => key)).toEqual([
      'transit/0',
    ]);
  });
});
