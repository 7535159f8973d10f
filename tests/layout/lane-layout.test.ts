import { describe, expect, it } from 'vitest';
import { convexOverlap } from '../../src/layout/geometry';
import { layoutMarks } from '../../src/layout/lane-layout';
import type { Spans, TransitSpan } from '../../src/trace/spans';
import { attempt, connection, exchange, handMadeSpans, longPollSpans, message, transit } from './hand-made-spans';
import { laneScene, PLOT } from './lane-scenes';
import { presetLanes, presetNames } from './preset-lanes';

const marksOf = (spans: Spans, toMs = 6000) => layoutMarks(laneScene(spans, { fromMs: 0, toMs }, toMs), 'all');

const pointsOf = (path: string) =>
  [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, xPx, yPx]) => ({ xPx: Number(xPx), yPx: Number(yPx) }));
const heightsOf = (path: string) => pointsOf(path).map(({ yPx }) => yPx - PLOT.topPx);

/** The client gave up at 1000; the server heard of it at 1100 and worked on until 2000. */
const orphanSpans = handMadeSpans({
  exchanges: [
    exchange({
      id: 0,
      askedAtMs: 0,
      endedAtMs: 1000,
      outcome: 'client-timeout',
      attempts: [
        attempt({
          handler: 'article-loop',
          workStartedAtMs: 100,
          workEndedAtMs: 2000,
          closeNoticedAtMs: 1100,
          draws: [
            { atMs: 400, draw: 3, isReady: false },
            { atMs: 2000, draw: 30, isReady: true },
          ],
        }),
      ],
    }),
  ],
});

describe('layoutMarks(scene, detail): work', () => {
  it('is a bar from the request’s arrival to the answer’s leaving', () => {
    const [first] = marksOf(longPollSpans()).work;
    expect(first).toMatchObject({ key: 'exchange/0/attempt/1', durationMs: 900, orphanTopPx: null, isOpen: false });
    expect([first!.box.topPx, first!.box.bottomPx]).toEqual([PLOT.topPx + 110, PLOT.topPx + 200]);
  });
  it('becomes a ghost when the server has heard that nobody waits', () => {
    expect(marksOf(orphanSpans).work[0]?.orphanTopPx).toBe(PLOT.topPx + 110);
  });
  it('shows the loop’s looks for news', () => {
    expect(marksOf(orphanSpans).work[0]?.draws).toEqual([
      { yPx: PLOT.topPx + 40, isReady: false },
      { yPx: PLOT.topPx + 200, isReady: true },
    ]);
  });
  it('of two requests at once stands side by side, the second joined to the lifeline', () => {
    const busy = (id: number, fromMs: number, toMs: number) =>
      exchange({
        id,
        askedAtMs: fromMs,
        attempts: [attempt({ handler: 'hold', workStartedAtMs: fromMs, workEndedAtMs: toMs })],
      });
    const { work } = marksOf(handMadeSpans({ exchanges: [busy(0, 100, 2000), busy(1, 500, 900)] }));
    expect(work[0]!.box.rightPx).toBeLessThanOrEqual(work[1]!.box.rightPx - 5);
    expect([work[0]!.leadFromXPx === null, work[1]!.leadFromXPx === null]).toEqual([true, false]);
  });
  it('has no bar where the answer took no time, but a small one where it might have been held', () => {
    const quick = (handler: 'at-once' | 'hold') =>
      marksOf(
        handMadeSpans({
          exchanges: [
            exchange({
              id: 0,
              askedAtMs: 0,
              attempts: [attempt({ handler, workStartedAtMs: 100, workEndedAtMs: 100 })],
            }),
          ],
        }),
      ).work;
    expect(quick('at-once')).toEqual([]);
    expect(quick('hold')).toHaveLength(1);
  });
});

describe('layoutMarks(scene, detail): waits, ends and marbles', () => {
  it('a request that waited in the browser is a bar beside the client’s lifeline', () => {
    const spans = handMadeSpans({
      exchanges: [exchange({ id: 3, askedAtMs: 1000, wasQueued: true, attempts: [attempt({ sentAtMs: 2500 })] })],
    });
    expect(marksOf(spans).waits).toMatchObject([
      { key: 'exchange/3/queued', topPx: PLOT.topPx + 100, bottomPx: PLOT.topPx + 250, durationMs: 1500 },
    ]);
  });
  it('a request that was given up ends in a cross at the client’s edge', () => {
    const scene = laneScene(longPollSpans(), { fromMs: 0, toMs: 6000 }, 6000);
    expect(layoutMarks(scene, 'all').ends).toMatchObject([
      {
        key: 'exchange/1/end',
        outcome: 'client-timeout',
        afterMs: 1900,
        center: { xPx: scene.frame.clientXPx, yPx: PLOT.topPx + 400 },
      },
    ]);
  });
  it('a message is a disc where it is published, a ring where it is delivered, and lost where the arrow died', () => {
    const scene = laneScene(longPollSpans(), { fromMs: 0, toMs: 6000 }, 6000);
    const { marbles, arrows } = layoutMarks(scene, 'all');
    expect(marbles.map(({ key, kind, side }) => [key, kind, side])).toEqual([
      ['message/1', 'published', 'server'],
      ['message/1/client/0', 'delivered', 'client'],
      ['message/2', 'published', 'server'],
      ['message/2/client/0', 'lost', 'wire'],
    ]);
    const death = arrows.find(({ key }) => key === 'transit/3')!.segment.to;
    expect(Math.hypot(marbles[3]!.center.xPx - death.xPx, marbles[3]!.center.yPx - death.yPx)).toBeLessThan(25);
  });
  it('messages that nobody heard are lost where they are published, without a disc', () => {
    const spans = handMadeSpans({
      messages: [
        message({
          id: 4,
          publishedAtMs: 500,
          losses: [{ client: 0, tab: 0, atMs: 500, reason: 'nobody-listening', sequence: 1 }],
        }),
      ],
    });
    expect(marksOf(spans).marbles.map(({ key, kind, side }) => [key, kind, side])).toEqual([
      ['message/4/client/0', 'lost', 'server'],
    ]);
  });
  it('messages that arrive together share a ring', () => {
    const brought = (id: number) =>
      message({
        id,
        publishedAtMs: 100 * id,
        deliveries: [{ client: 0, tab: 0, atMs: 2000, exchangeId: 0, sequence: 5 }],
      });
    const ring = marksOf(handMadeSpans({ messages: [brought(1), brought(2), brought(3)] })).marbles.find(
      ({ kind }) => kind === 'delivered',
    );
    expect(ring).toMatchObject({
      text: '1–3',
      keys: ['message/1/client/0', 'message/2/client/0', 'message/3/client/0'],
    });
  });
  it('where there is no room further out, a marble stands a little lower; its stem begins at its moment', () => {
    const [first, second] = [1000, 1150].map((publishedAtMs, place) => message({ id: place + 1, publishedAtMs }));
    const scene = laneScene(handMadeSpans({ messages: [first!, second!] }), { fromMs: 0, toMs: 6000 }, 6000);
    const narrow = { ...scene, frame: { ...scene.frame, rightPx: scene.frame.discsFromXPx + 22 } };
    const [one, other] = layoutMarks(narrow, 'all').marbles;
    expect(other).toMatchObject({ text: '2', center: { xPx: one!.center.xPx } });
    expect(other!.box.topPx).toBeGreaterThanOrEqual(one!.box.bottomPx);
    expect(other!.stem?.from).toEqual({ xPx: scene.frame.serverXPx, yPx: PLOT.topPx + 115 });
  });
  it('crowded messages stand further out, then become dots; none leaves its lane', () => {
    const crowd = Array.from({ length: 12 }, (_, id) => message({ id: id + 100, publishedAtMs: 1000 + id * 15 }));
    const scene = laneScene(handMadeSpans({ messages: crowd }), { fromMs: 0, toMs: 6000 }, 6000);
    const { marbles } = layoutMarks(scene, 'all');
    expect(marbles.filter(({ text }) => text === '').length).toBeGreaterThan(3);
    expect(marbles.filter(({ text }) => text !== '').length).toBeGreaterThanOrEqual(2);
    for (const { box } of marbles) expect(box.rightPx).toBeLessThanOrEqual(scene.frame.rightPx);
  });
  it.each(presetNames)('marbles of %s never overlap and none is cut by its lane’s edge', (name) => {
    for (const { spans, untilMs } of presetLanes(name)) {
      const scene = laneScene(spans, { fromMs: 0, toMs: untilMs / 2 }, untilMs);
      const numbered = layoutMarks(scene, 'all').marbles.filter(({ text, side }) => text !== '' && side !== 'wire');
      for (const [place, { box }] of numbered.entries()) {
        expect(box.leftPx).toBeGreaterThanOrEqual(scene.frame.leftPx);
        expect(box.rightPx).toBeLessThanOrEqual(scene.frame.rightPx);
        const overlapping = numbered
          .slice(place + 1)
          .filter(
            ({ box: other }) =>
              box.leftPx < other.rightPx &&
              other.leftPx < box.rightPx &&
              box.topPx < other.bottomPx &&
              other.topPx < box.bottomPx,
          );
        expect(overlapping).toEqual([]);
      }
    }
  });
});

describe('layoutMarks(scene, detail): connections', () => {
  it('a connection is a band from when it is open at the client; its ends are as slanted as the news of them travels', () => {
    const spans = handMadeSpans({
      connections: [
        connection({
          id: 0,
          openingAtMs: 1000,
          openedAtMs: 3000,
          closedAtMs: 4000,
          closedBy: 'client',
          closedAtClientMs: 4000,
          closedAtServerMs: 5000,
        }),
      ],
    });
    const scene = laneScene(spans, { fromMs: 0, toMs: 6000 }, 6000);
    const [leftTop, rightTop, rightBottom, leftBottom] = heightsOf(layoutMarks(scene, 'all').connections[0]!.path);
    const wireSlope = 100 / (scene.frame.serverXPx - scene.frame.clientXPx);
    expect((leftTop! + rightTop!) / 2).toBeCloseTo(300, 1);
    expect((rightTop! - leftTop!) / scene.frame.connectionWidthPx).toBeCloseTo(-wireSlope, 1);
    expect((rightBottom! - leftBottom!) / scene.frame.connectionWidthPx).toBeCloseTo(wireSlope, 1);
  });
  it('a connection that never opened has no band', () => {
    const connections = [connection({ id: 0, openingAtMs: 1000, openedAtMs: null })];
    expect(marksOf(handMadeSpans({ connections })).connections).toEqual([]);
  });
  it('a warm connection is drawn with its packets, also where no request of the lane uses it', () => {
    const left = transit({ id: 0, sentAtMs: 3000, arrivedAtMs: 3100, exchangeId: null, attempt: null, content: 'fin' });
    const warm = connection({ id: 0, openingAtMs: -600, isWarm: true, closedAtMs: 3000, closedAtClientMs: 3000 });
    const { connections, arrows } = marksOf(handMadeSpans({ connections: [warm], transits: [left] }));
    expect([connections.length, arrows.length]).toEqual([1, 1]);
  });
});

/** Opened by the 101 that takes from 300 to 400, heard by the page to be over at 5000. */
function socketSpans(ends: readonly TransitSpan[], workEndedAtMs: number): Spans {
  const socket = exchange({
    id: 0,
    askedAtMs: 0,
    kind: 'handshake',
    initiator: 'web-socket',
    openedAtMs: 400,
    streamEndedAtMs: 5000,
    attempts: [attempt({ respondedAtMs: 300, handler: 'socket', workStartedAtMs: 300, workEndedAtMs })],
  });
  const opener = { id: 0, sentAtMs: 300, arrivedAtMs: 400, direction: 'down', content: 'stream-head' } as const;
  return handMadeSpans({ exchanges: [socket], transits: [transit(opener), ...ends] });
}

describe('layoutMarks(scene, detail): the tint of an open stream or socket', () => {
  const quiet = { exchangeId: null, attempt: null } as const;
  const down = { ...quiet, direction: 'down' } as const;

  it('begins along the 101 and ends along the FIN that the page waited for, not at the close frame before it', () => {
    const spans = socketSpans(
      [
        transit({ id: 1, ...down, content: 'close-frame', sentAtMs: 4400, arrivedAtMs: 4600 }),
        transit({ id: 2, ...quiet, content: 'close-frame', sentAtMs: 4600, arrivedAtMs: 4800 }),
        transit({ id: 3, ...down, content: 'fin', sentAtMs: 4800, arrivedAtMs: 5000 }),
      ],
      4400,
    );
    expect(heightsOf(marksOf(spans).streams[0]!.path)).toEqual([40, 30, 480, 500]);
  });
  it('ends along the page’s own FIN when the page closes', () => {
    const spans = socketSpans([transit({ id: 1, ...quiet, content: 'fin', sentAtMs: 5000, arrivedAtMs: 5200 })], 5200);
    expect(heightsOf(marksOf(spans).streams[0]!.path)).toEqual([40, 30, 520, 500]);
  });
  it('ends along a FIN that was lost and sent again as that is drawn', () => {
    const spans = socketSpans(
      [transit({ id: 1, ...down, content: 'fin', sentAtMs: 3000, resentAtMs: [4500], arrivedAtMs: 5000 })],
      3000,
    );
    expect(heightsOf(marksOf(spans).streams[0]!.path)).toEqual([40, 30, 450, 500]);
  });
  it('ends level, when the first side knew, where no arrow told the other', () => {
    expect(heightsOf(marksOf(socketSpans([], 3000)).streams[0]!.path)).toEqual([40, 30, 300, 300]);
  });
  it('keeps the slope of its end where that leaves the view', () => {
    const spans = socketSpans([transit({ id: 1, ...down, content: 'fin', sentAtMs: 2000, arrivedAtMs: 5000 })], 2000);
    const scene = laneScene(spans, { fromMs: 0, toMs: 3000 }, 6000);
    const points = pointsOf(layoutMarks(scene, 'all').streams[0]!.path);
    const { from, to } = layoutMarks(scene, 'all').arrows.find(({ key }) => key === 'transit/1')!.segment;
    const [, , low, cut] = points;
    expect((cut!.yPx - low!.yPx) / (cut!.xPx - low!.xPx)).toBeCloseTo((to.yPx - from.yPx) / (to.xPx - from.xPx), 1);
  });
  it.each(presetNames)('of %s begins and ends along arrows, or level', (name) => {
    for (const { spans, untilMs } of presetLanes(name)) {
      const scene = laneScene(spans, { fromMs: 0, toMs: untilMs }, untilMs);
      const { arrows, streams } = layoutMarks(scene, 'all');
      // A path is written to a hundredth of a pixel.
      const written = (yPx: number) => Math.round(yPx * 100) / 100;
      const edges = arrows.map(({ segment: { from, to } }) => [written(from.yPx), written(to.yPx)].sort().join());
      for (const { path } of streams) {
        const [leftTop, rightTop, rightBottom, leftBottom] = pointsOf(path).map(({ yPx }) => yPx);
        for (const [left, right] of [
          [leftTop!, rightTop!],
          [leftBottom!, rightBottom!],
        ] as const)
          if (left !== right) expect(edges).toContain([left, right].sort().join());
      }
    }
  });
});

describe('layoutMarks(scene, detail): stops and loading', () => {
  it('an outage and a stopped server are bands over their time', () => {
    const spans = handMadeSpans({
      outages: [{ fromMs: 1000, toMs: 2000 }],
      serverStops: [{ fromMs: 3000, toMs: null }],
    });
    expect(marksOf(spans).outages).toEqual([{ key: 'outage/0', topPx: PLOT.topPx + 100, bottomPx: PLOT.topPx + 200 }]);
    expect(marksOf(spans).serverStops).toEqual([
      { key: 'server-stop/0', topPx: PLOT.topPx + 300, bottomPx: PLOT.topPx + 600 },
    ]);
  });
  it('an iframe’s requests show that the browser loads, overlapping ones as one stay', () => {
    const load = (id: number, askedAtMs: number, endedAtMs: number) =>
      exchange({ id, askedAtMs, endedAtMs, outcome: 'answered', initiator: 'iframe' });
    const spans = handMadeSpans({ exchanges: [load(0, 0, 2000), load(1, 1000, 3000), load(2, 5000, 6000)] });
    expect(marksOf(spans).loading.map(({ topPx, bottomPx }) => [topPx - PLOT.topPx, bottomPx - PLOT.topPx])).toEqual([
      [0, 300],
      [500, 600],
    ]);
  });
});

describe('layoutMarks(scene, detail): marbles', () => {
  it.each(presetNames)('no arrow strikes one through at three zooms: %s', (name) => {
    const struck = presetLanes(name).flatMap(({ spans, untilMs }) =>
      [1, 3, 8].flatMap((zoom) =>
        Array.from({ length: zoom }, (_, part) => (untilMs * part) / zoom).flatMap((fromMs) => {
          const { arrows, marbles } = layoutMarks(
            laneScene(spans, { fromMs, toMs: fromMs + untilMs / zoom }, untilMs),
            'all',
          );
          return marbles.flatMap(({ key, text, box: { leftPx, rightPx, topPx, bottomPx } }) => {
            const corners = [leftPx, rightPx].flatMap((xPx) => [
              { xPx, yPx: topPx },
              { xPx, yPx: bottomPx },
            ]);
            const [a, b, d, c] = corners;
            const box = [a!, b!, c!, d!];
            const isStruck = arrows.some(({ segment: { from, to } }) => convexOverlap(box, [from, to]));
            return text !== '' && isStruck ? [`${key} at zoom ${zoom}`] : [];
          });
        }),
      ),
    );
    expect(struck).toEqual([]);
  });
});
