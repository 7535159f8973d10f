import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cornersOfBox,
  boundsOf,
  boxContains,
  convexOverlap,
  cornersOf,
  type Box,
  type TurnedBox,
} from '../../src/layout/geometry';
import { placeLabels, type LabelRequest, type Obstacle, type PlacedLabel } from '../../src/layout/label-placement';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { densityText, words } from './lane-scenes';
import { EventBudgetError } from '../../src/simulate';
import { runnableScenario } from '../support/random-scenarios';
import { presetLanes, presetNames, runLanes, type RunLane } from './preset-lanes';
import { behindProxy } from './proxy-scenarios';
import { anyNumber } from '../support/any-number';

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

/** Corners of an upright box, or the two ends of a line. */
const anyObstacle: fc.Arbitrary<Obstacle> = fc.record({
  corners: fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: -80, max: 80 }))
    .map(([xPx, yPx, slopePx]) => [
      { xPx, yPx },
      { xPx: xPx + 90, yPx: yPx + slopePx },
    ]),
  kind: fc.constantFrom('mark' as const, 'line' as const, 'quiet-line' as const),
  owner: fc.constantFrom(null, 'transit/0'),
});

describe('placeLabels(requests, obstacles, bounds): on free ground where there is any', () => {
  it('takes the first of the places that cover least, as a search without a grid finds it', () => {
    const place = fc.record({
      xPx: fc.integer({ min: 30, max: 270 }),
      yPx: fc.integer({ min: 8, max: 292 }),
      angleDeg: fc.integer({ min: -40, max: 40 }),
    });
    const anyRequests = fc.array(
      fc.record({
        places: fc.array(place, { minLength: 1, maxLength: 6 }),
        mayCross: fc.constantFrom('nothing' as const, 'quiet-lines' as const, 'lines' as const),
      }),
      { maxLength: 12 },
    );
    const ranks = { 'quiet-line': 1, line: 2, mark: 3 };
    const worstAllowed = { nothing: 0, 'quiet-lines': 1, lines: 2 };
    fc.assert(
      fc.property(anyRequests, fc.array(anyObstacle, { maxLength: 25 }), (all, obstacles) => {
        const requests = all.map(({ places, mayCross }, key) =>
          request(
            `${key}`,
            places.map(({ xPx, yPx, angleDeg }) => at(xPx, yPx, angleDeg)),
            { mayCross },
          ),
        );
        const placed = placeLabels(requests, obstacles, bounds);
        const taken: TurnedBox[] = [];
        for (const { key, places, itemKey, mayCross } of requests) {
          const rankOf = (box: TurnedBox) =>
            Math.max(
              0,
              ...obstacles
                .filter(({ corners, owner }) => owner !== itemKey && convexOverlap(corners, cornersOf(box)))
                .map(({ kind }) => ranks[kind]),
              ...taken.filter((other) => convexOverlap(cornersOf(other), cornersOf(box))).map(() => ranks.mark),
            );
          const free = places.filter((box) => boxContains(bounds, boundsOf(cornersOf(box))));
          const leastRank = Math.min(...free.map(rankOf));
          const best = leastRank <= worstAllowed[mayCross] ? free.find((box) => rankOf(box) === leastRank) : undefined;
          const found = placed.find((label) => label.key === key);
          expect(found?.box).toEqual(best);
          if (found) expect(found.isOnLine).toBe(leastRank > 0);
          if (best) taken.push(best);
        }
      }),
    );
  });
});

function expectReadable(
  lanes: readonly (Pick<RunLane, 'key' | 'index'> & { readonly hasProxy?: boolean })[],
  viewport: Viewport,
  widthPx: number,
): void {
  const geometry = layoutSequence({
    lanes: lanes.map(({ key, index, hasProxy }) => ({
      key,
      index,
      hasProxy,
      texts: { title: key, note: '', client: '', browser: 'browser', server: 'server', proxy: 'proxy' },
    })),
    viewport,
    widthPx,
    heightPx: 760,
    textPx: 11.5,
    words,
    densityText,
  });
  for (const { labels, frame, marks } of geometry.lanes) {
    expectApart(labels);
    const ground = { ...geometry.lanePlot, leftPx: frame.leftPx, rightPx: frame.rightPx };
    const waits = marks.waits.map(({ key, xPx, widthPx: barPx, topPx, bottomPx }) => ({
      key,
      box: { leftPx: xPx - barPx / 2, rightPx: xPx + barPx / 2, topPx, bottomPx },
    }));
    const bars = [...marks.work, ...marks.marbles, ...marks.ends, ...marks.giveUps, ...waits];
    for (const { box, key, text, itemKey, tone, isOnLine } of labels) {
      const corners = cornersOf(box);
      expect(boxContains(ground, boundsOf(corners)), key).toBe(true);
      const under = bars.find((mark) => convexOverlap(cornersOfBox(mark.box), corners));
      expect(under?.key, `what “${text}” lies on`).toBeUndefined();
      const loud = marks.arrows.filter(({ style, key: arrow }) => style !== 'quiet' && arrow !== itemKey);
      const crossed = loud.find(({ segment: { from, to } }) => convexOverlap([from, to], corners));
      if (crossed) expect([tone, isOnLine], `“${text}” on ${crossed.key}`).toEqual(['failure', true]);
    }
  }
}

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

const slowAndLossy = {
  version: 1,
  durationMs: 30_000,
  network: { oneWayLatencyMs: 1000, lossProbability: 0.2, jitter: { kind: 'pareto' } },
  techniques: ['ajax-polling', 'long-polling', 'websocket', 'sse', 'iframe-chained', 'ajax-long-polling'].map((id) => ({
    id,
  })),
  messages: { kind: 'poisson', perSecond: 5 },
};

describe.each([
  ...presetNames.map((name) => [name, () => presetLanes(name)] as const),
  ['a crowded run', () => runLanes(crowded)] as const,
  ...behindProxy.map(([name, scenario]) => [name, () => runLanes(scenario)] as const),
  ['six lanes, slow, lossy and full of jitter', () => runLanes(slowAndLossy)] as const,
])('labels of %s', (_name, lanesOf) => {
  it.each([
    ['all of it', 1],
    ['a third of it', 3],
    ['a twentieth of it', 20],
  ])(
    'with %s in view: none overlaps another, is cut, or lies on a bar; none but a failure on an arrow',
    (_what, zoom) => {
      const lanes = lanesOf();
      const untilMs = lanes[0]!.index.untilMs;
      for (const fromFraction of [0, 0.37]) {
        const fromMs = Math.min(untilMs * fromFraction, untilMs - untilMs / zoom);
        expectReadable(lanes, new Viewport(fromMs, fromMs + untilMs / zoom), 260 * lanes.length + 60);
        expectReadable(lanes, new Viewport(fromMs, fromMs + untilMs / zoom), 800);
      }
    },
  );
});

/** A run that goes round in circles without delay has no picture; those are passed over. */
function lanesWithinBudget(scenario: unknown): readonly RunLane[] {
  try {
    return runLanes(scenario);
  } catch (error) {
    fc.pre(!(error instanceof EventBudgetError));
    throw error;
  }
}

it('labels of any run, looked at anyhow: none overlaps another, is cut, or lies on a bar', () => {
  const anyLook = fc.record({
    fromFraction: anyNumber(0, 0.9),
    zoom: fc.integer({ min: 1, max: 40 }),
    widthPx: fc.integer({ min: 320, max: 1400 }),
  });
  fc.assert(
    fc.property(runnableScenario, anyLook, (scenario, { fromFraction, zoom, widthPx }) => {
      const lanes = lanesWithinBudget(scenario);
      const untilMs = lanes[0]!.index.untilMs;
      const fromMs = untilMs * fromFraction;
      expectReadable(lanes, new Viewport(fromMs, fromMs + untilMs / zoom), widthPx);
    }),
    { numRuns: 60 },
  );
});
