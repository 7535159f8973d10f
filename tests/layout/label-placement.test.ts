import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, boxContains, convexOverlap, cornersOf, type Box, type TurnedBox } from '../../src/layout/geometry';
import { placeLabels, type LabelRequest, type PlacedLabel } from '../../src/layout/label-placement';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { densityText, words } from './lane-scenes';
import { presetLanes, presetNames, runLanes } from './preset-lanes';

const bounds: Box = { leftPx: 0, topPx: 0, rightPx: 300, bottomPx: 300 };
const at = (xPx: number, yPx: number, angleDeg = 0): TurnedBox => ({
  center: { xPx, yPx },
  widthPx: 60,
  heightPx: 14,
  angleDeg,
});

function request(key: string, places: readonly TurnedBox[], parts: Partial<LabelRequest> = {}): LabelRequest {
  return {
    key,
    itemKey: 'transit/0',
    text: key,
    tone: 'request',
    fontSizePx: 11.5,
    priority: 1,
    places,
    mayCross: 'nothing',
    apartPx: 0,
    ...parts,
  };
}

function expectApart(labels: readonly PlacedLabel[]): void {
  for (const [place, { box, key }] of labels.entries()) {
    for (const other of labels.slice(place + 1)) {
      expect(convexOverlap(cornersOf(box), cornersOf(other.box)), `${key} and ${other.key}`).toBe(false);
    }
  }
}

describe('placeLabels(requests, obstacles, bounds)', () => {
  it('gives the best place to the highest priority, the next one to the other', () => {
    const placed = placeLabels(
      [request('low', [at(100, 100), at(100, 200)]), request('high', [at(100, 100)], { priority: 9 })],
      [],
      bounds,
    );
    expect(placed.map(({ key, box }) => [key, box.center.yPx])).toEqual([
      ['high', 100],
      ['low', 200],
    ]);
  });
  it('leaves out what finds no place', () => {
    expect(placeLabels([request('a', [at(100, 100)]), request('b', [at(110, 104)])], [], bounds)).toHaveLength(1);
  });
  it('leaves out what the edge would cut, also when it is turned', () => {
    expect(placeLabels([request('a', [at(20, 100)]), request('b', [at(150, 8, 60)])], [], bounds)).toEqual([]);
  });
  it('stands on a line only where it may, on a mark never', () => {
    const corners = [
      { xPx: 0, yPx: 100 },
      { xPx: 300, yPx: 100 },
    ];
    const standsOn = (kind: 'mark' | 'line' | 'quiet-line', mayCross: LabelRequest['mayCross']) =>
      placeLabels([request('a', [at(100, 100)], { mayCross })], [{ corners, kind, owner: null }], bounds).length === 1;
    expect([
      standsOn('quiet-line', 'nothing'),
      standsOn('quiet-line', 'quiet-lines'),
      standsOn('line', 'quiet-lines'),
      standsOn('line', 'lines'),
      standsOn('mark', 'lines'),
    ]).toEqual([false, true, false, true, false]);
  });
  it('prefers a free place to a better one on a line', () => {
    const line = {
      corners: [
        { xPx: 0, yPx: 100 },
        { xPx: 300, yPx: 100 },
      ],
      kind: 'line',
      owner: null,
    } as const;
    expect(
      placeLabels([request('a', [at(100, 100), at(100, 200)], { mayCross: 'lines' })], [line], bounds)[0]?.box.center
        .yPx,
    ).toBe(200);
  });
  it('keeps labels that say the same apart', () => {
    const same = (key: string, yPx: number) => request(key, [at(100, yPx)], { text: 'GET', apartPx: 40 });
    expect(placeLabels([same('a', 100), same('b', 130), same('c', 150)], [], bounds).map(({ key }) => key)).toEqual([
      'a',
      'c',
    ]);
  });
  it('never lets two overlap nor the edge cut one, whatever is asked for', () => {
    const places = fc.record({
      xPx: fc.integer({ min: -20, max: 320 }),
      yPx: fc.integer({ min: -20, max: 320 }),
      angleDeg: fc.integer({ min: -60, max: 60 }),
    });
    const requests = fc.array(fc.array(places, { minLength: 1, maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(requests, (all) => {
        const placed = placeLabels(
          all.map((each, key) =>
            request(
              `${key}`,
              each.map(({ xPx, yPx, angleDeg }) => at(xPx, yPx, angleDeg)),
              { priority: key % 3 },
            ),
          ),
          [],
          bounds,
        );
        expectApart(placed);
        for (const { box } of placed) expect(boxContains(bounds, boundsOf(cornersOf(box)))).toBe(true);
      }),
    );
  });
});

const crowded = {
  version: 1,
  durationMs: 20_000,
  network: { oneWayLatencyMs: 120, lossProbability: 0.1, jitter: { kind: 'uniform', spreadMs: 200 } },
  techniques: [
    { id: 'ajax-polling', params: { pollIntervalMs: 500 } },
    { id: 'websocket' },
    { id: 'long-polling', params: { clientTimeoutMs: 3000 } },
  ],
  messages: { kind: 'poisson', perSecond: 3 },
  interventions: [
    { atMs: 6000, do: 'outage', forMs: 1500 },
    { atMs: 12_000, do: 'server-restart', forMs: 1000, keepsMemory: false },
  ],
};

describe.each([
  ...presetNames.map((name) => [name, () => presetLanes(name)] as const),
  ['a crowded run', () => runLanes(crowded)] as const,
])('labels of %s', (_name, lanesOf) => {
  it.each([
    ['all of it', 1],
    ['a third of it', 3],
    ['a twentieth of it', 20],
  ])('with %s in view: none overlaps another, none is cut', (_what, zoom) => {
    const lanes = lanesOf().map(({ key, index }) => ({
      key,
      index,
      texts: { title: key, note: '', client: '', browser: 'browser', server: 'server' },
    }));
    const untilMs = lanes[0]!.index.untilMs;
    for (const fromFraction of [0, 0.37]) {
      const fromMs = Math.min(untilMs * fromFraction, untilMs - untilMs / zoom);
      const viewport = new Viewport(fromMs, fromMs + untilMs / zoom);
      const geometry = layoutSequence({
        lanes,
        viewport,
        widthPx: 260 * lanes.length + 60,
        heightPx: 760,
        textPx: 11.5,
        words,
        densityText,
      });
      for (const { labels, frame } of geometry.lanes) {
        expectApart(labels);
        const ground = { ...geometry.lanePlot, leftPx: frame.leftPx, rightPx: frame.rightPx };
        for (const { box, key } of labels) expect(boxContains(ground, boundsOf(cornersOf(box))), key).toBe(true);
      }
    }
  });
});
