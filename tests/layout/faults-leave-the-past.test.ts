import { describe, expect, it } from 'vitest';
import { layoutSequence, type LaneGeometry, type SequenceGeometry } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import type { Spans } from '../../src/trace/spans';
import { densityText, words } from './lane-scenes';
import { runLanes, type RunLane } from './preset-lanes';

const END_MS = 24_000;
const AT_MS = 9000;
const scenario = {
  version: 1,
  durationMs: END_MS,
  techniques: [
    { id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 1500 } },
    { id: 'long-polling', params: { clientTimeoutMs: 4000 } },
    { id: 'ajax-long-polling' },
    { id: 'iframe-polling' },
    { id: 'sse' },
    { id: 'websocket' },
  ],
  network: { oneWayLatencyMs: 120, jitter: { kind: 'uniform', spreadMs: 90 }, lossProbability: 0.04 },
  server: { processingMs: 250, watchesForClose: false },
  messages: { kind: 'every', periodMs: 1300 },
};
const texts = { title: 'Lane', note: 'note', client: '', browser: 'browser', server: 'server' };
const planned = runLanes(scenario);

function draw(lanes: readonly RunLane[]): SequenceGeometry {
  return layoutSequence({
    lanes: lanes.map(({ key, index }, place) => ({ key, index, texts, room: planned[place]!.index })),
    viewport: new Viewport(0, END_MS),
    widthPx: 1400,
    heightPx: 900,
    textPx: 11.5,
    words,
    densityText,
  });
}

/** Every mark of a lane that was over before the moment, as it is drawn. */
function pastMarks({ marks, frame, scene }: LaneGeometry, spans: Spans, untilMs: number): readonly string[] {
  const untilPx = scene.toYPx(untilMs);
  const isPast = ({ bottomPx }: { readonly bottomPx: number }) => bottomPx < untilPx;
  const isBoxPast = ({ box }: { readonly box: { readonly bottomPx: number } }) => box.bottomPx < untilPx;
  const ended = new Map(
    spans.connections.map(({ id, closedAtClientMs, closedAtServerMs }) => [
      id,
      Math.max(closedAtClientMs ?? Infinity, closedAtServerMs ?? Infinity),
    ]),
  );
  const drawn: readonly object[] = [
    { ...frame },
    ...marks.arrows
      .filter(({ toMs }) => toMs < untilMs)
      .map(({ key, style, linePath, headPath, crossPath, stubPath }) => ({
        key,
        style,
        linePath,
        headPath,
        crossPath,
        stubPath,
      })),
    ...marks.work.filter(isBoxPast),
    ...marks.waits.filter(isPast),
    ...marks.ends.filter(isBoxPast),
    ...marks.marbles.filter(isBoxPast).map(({ key, box, text }) => ({ key, box, text })),
    ...marks.connections
      .filter(({ connectionId }) => (ended.get(connectionId) ?? Infinity) < untilMs)
      .map(({ key, path }) => ({ key, path })),
    ...marks.streams.filter(({ endYPx }) => endYPx !== null && endYPx < untilPx),
    ...marks.loading.filter(isPast),
    ...[...marks.outages, ...marks.serverStops, ...marks.lulls].filter(isPast),
  ];
  return drawn.map((mark) => JSON.stringify(mark));
}

const without = draw(planned);

describe('layoutSequence(options) with the room of the run without its faults', () => {
  const lanes = planned.map(({ key }) => key);
  const requestAfter = (place: number) =>
    planned[place]!.spans.exchanges.find(({ attempts }) => (attempts[0]?.arrivedAtMs ?? 0) > AT_MS)?.id ?? 0;
  it.each([
    ['an outage', [{ atMs: AT_MS, do: 'outage', forMs: 3000 }]],
    ['a crash', [{ atMs: AT_MS, do: 'server-restart', forMs: 2500, keepsMemory: false }]],
    ['a slow server', [{ atMs: AT_MS, do: 'server-slow', forMs: 9000, byMs: 4000 }]],
    ['a stalled server', [{ atMs: AT_MS, do: 'server-stall', forMs: 5000 }]],
    ['a hidden tab', [{ atMs: AT_MS, do: 'hide-tab', forMs: 9000 }]],
    ['sleep', [{ atMs: AT_MS, do: 'sleep', forMs: 4000 }]],
    ['the end of all streams', [{ atMs: AT_MS, do: 'close-streams' }]],
    [
      'requests that are never answered',
      [0, 1, 2, 3].map((place) => ({ on: `${lanes[place]!}/request/${requestAfter(place)}`, do: 'never-answer' })),
    ],
    [
      'answers that are late',
      [0, 1, 2, 3].map((place) => ({
        on: `${lanes[place]!}/request/${requestAfter(place)}`,
        do: 'delay-response',
        byMs: 6000,
      })),
    ],
  ])('%s: what was before does not move by a pixel', (_, interventions) => {
    const run = runLanes({ ...scenario, interventions });
    const geometry = draw(run);
    expect(geometry.heads).toEqual(without.heads);
    expect(geometry.ticks).toEqual(without.ticks);
    let changedCount = 0;
    geometry.lanes.forEach((lane, place) => {
      const before = without.lanes[place]!;
      expect(lane.detail).toBe(before.detail);
      expect(lane.detail).not.toBe('density');
      const past = pastMarks(before, planned[place]!.spans, AT_MS);
      expect(past.length).toBeGreaterThan(5);
      expect(pastMarks(lane, run[place]!.spans, AT_MS)).toEqual(past);
      if (JSON.stringify(lane.marks) !== JSON.stringify(before.marks)) changedCount++;
    });
    expect(changedCount, 'the fault did something').toBeGreaterThan(0);
  });
});
