import { describe, expect, it } from 'vitest';
import { layoutLabels } from '../../src/layout/lane-labels';
import { layoutMarks } from '../../src/layout/lane-layout';
import { layoutGiveUps, layoutHops, layoutWaits } from '../../src/layout/wait-layout';
import { giveUpLabel, waitLabel } from '../../src/layout/wait-labels';
import type { Spans } from '../../src/trace/spans';
import { runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';
import { laneScene, PLOT, words } from './lane-scenes';

const UNTIL_MS = 6000;
/** 600 px are 6 s: 10 ms a px. */
const yAt = (atMs: number) => PLOT.topPx + atMs / 10;
const run = (id: string, rest: Record<string, unknown>, params: Record<string, unknown> = {}) =>
  runLane(oneLane(id, params, { durationMs: UNTIL_MS, messages: { kind: 'at', timesMs: [] }, ...rest }));
const sceneOf = (spans: Spans, hasProxy = true) =>
  laneScene(spans, { fromMs: 0, toMs: UNTIL_MS }, UNTIL_MS, { fromMs: 0, toMs: UNTIL_MS }, hasProxy);
const placesOf = (spans: Spans, hasProxy = true) =>
  layoutWaits(sceneOf(spans, hasProxy)).map(({ key, kind, topPx, bottomPx }) => [key, kind, topPx, bottomPx]);

const at = (...timesMs: readonly number[]) => ({ messages: { kind: 'at', timesMs } });
/** Head and first message lie in the buffer from 60 on, until the second fills it at 3000. */
const kept = run('sse', { ...at(1000, 3000, 4000), proxy: { isBuffering: true, bufferBytes: 230 } });
const queued = run('long-polling', { ...at(2000), clients: 1, proxy: { upstreamConnections: 1 } });
const polls = { answers: 'at-once', pollIntervalMs: 500 };
const slow = { server: { processingMs: 900 }, durationMs: 2000 };

describe('layoutWaits(scene) at the server’s side', () => {
  it('what a proxy keeps back is a bar from its first part to the moment when all goes, on the proxy’s lifeline', () => {
    expect(placesOf(kept)).toEqual([
      ['exchange/0/attempt/1/withheld/0', 'withheld', yAt(60), yAt(3000)],
      // Still there at the end: it is cut with the picture.
      ['exchange/0/attempt/1/withheld/1', 'withheld', yAt(4000), yAt(UNTIL_MS)],
    ]);
    const scene = sceneOf(kept);
    const [bar] = layoutWaits(scene);
    expect(bar).toMatchObject({ xPx: scene.frame.proxyXPx, widthPx: scene.frame.waitWidthPx, messageIds: [1] });
    expect(bar?.durationMs).toBe(2940);
  });

  it('a request that waits for a connection to the server is a bar until the proxy passes it on', () => {
    expect(placesOf(queued)).toEqual([]);
    const spans = run('ajax-polling', { ...slow, proxy: { upstreamConnections: 1 } }, polls);
    // Requests at 500, 1000 and 1500, the second and third on connections of their own; each takes 900.
    expect(placesOf(spans)[0]).toEqual(['exchange/1/attempt/1/proxy-wait', 'upstream', yAt(1180), yAt(1460)]);
    // The fourth comes while the third waits: each has a column of its own.
    const scene = sceneOf(run('ajax-polling', { ...slow, durationMs: 3000, proxy: { upstreamConnections: 1 } }, polls));
    const [, third, fourth] = layoutWaits(scene);
    expect([third, fourth].map((wait) => [wait?.key, wait?.topPx, wait?.xPx])).toEqual([
      ['exchange/2/attempt/1/proxy-wait', yAt(1680), scene.frame.proxyColumnXPx(0)],
      ['exchange/3/attempt/1/proxy-wait', yAt(2060), scene.frame.proxyColumnXPx(1)],
    ]);
  });

  it('a request that waits for a worker is a bar beside the work, without a proxy and behind one', () => {
    const rest = { ...slow, server: { processingMs: 900, workers: 1 } };
    const wait = ['exchange/1/attempt/1/backlog', 'worker', yAt(1180), yAt(1460)];
    expect(placesOf(run('ajax-polling', rest, polls), false)[0]).toEqual(wait);
    const behind = run('ajax-polling', { ...rest, proxy: {} }, polls);
    expect(placesOf(behind)[0]).toEqual(wait);
    const scene = sceneOf(behind);
    expect(layoutWaits(scene)[0]?.xPx).toBeGreaterThan(scene.frame.proxyXPx ?? Infinity);
  });

  it('a wait is over when the proxy gives up', () => {
    const spans = run('sse', { ...at(1000), proxy: { isBuffering: true, idleTimeoutMs: 1500 } });
    expect(placesOf(spans)[0]).toEqual(['exchange/0/attempt/1/withheld/0', 'withheld', yAt(60), yAt(2500)]);
  });
});

describe('layoutGiveUps(scene)', () => {
  it('is a cross on the proxy’s lifeline at the moment when it gave up', () => {
    const spans = run('long-polling', { proxy: { idleTimeoutMs: 3000 } }, { retryJitterFraction: 0 });
    const scene = sceneOf(spans);
    const [cross, ...others] = layoutGiveUps(scene);
    expect(others).toEqual([]);
    expect(cross).toMatchObject({
      key: 'exchange/0/attempt/1/gave-up',
      status: 504,
      center: { xPx: scene.frame.proxyXPx, yPx: yAt(3060) },
      box: { topPx: yAt(3060) - 4.5 * scene.sizes.scale, bottomPx: yAt(3060) + 4.5 * scene.sizes.scale },
    });
    expect(cross && giveUpLabel(cross, words, scene)).toMatchObject({ text: 'proxy gave up 504' });
  });

  it('without a status where the answer had begun; none where nothing was given up', () => {
    const cut = sceneOf(run('sse', { ...at(500), proxy: { idleTimeoutMs: 2000 } }));
    expect(layoutGiveUps(cut)[0]).toMatchObject({ status: null, center: { yPx: yAt(2500) } });
    expect(layoutGiveUps(sceneOf(kept))).toEqual([]);
  });
});

describe('layoutLabels(marks, words, scene) of a stripped handshake', () => {
  const saidOf = (passesUpgrade: boolean) => {
    const scene = sceneOf(run('websocket', { proxy: { passesUpgrade } }, { reconnectMs: null }));
    return layoutLabels(layoutMarks(scene, 'all'), words, scene).map(({ text }) => text);
  };

  it('says so where it came to the proxy; nothing where it is passed on as it came', () => {
    expect(saidOf(false).filter((text) => text === 'Upgrade left out')).toHaveLength(1);
    expect(saidOf(false)).toContain('426');
    expect(saidOf(true)).not.toContain('Upgrade left out');
  });
});

describe('layoutHops(scene)', () => {
  it('is at each moment when something passes between the proxy and the server; nowhere without a proxy', () => {
    // The stream is asked for at 0; head, and the three messages.
    expect(layoutHops(sceneOf(kept))).toEqual([yAt(60), yAt(1000), yAt(3000), yAt(4000)]);
    expect(layoutHops(sceneOf(kept, false))).toEqual([]);
  });
});

describe('waitLabel(wait, words, scene)', () => {
  it('says for what it waits, how long, and which messages', () => {
    const textsOf = (spans: Spans) => {
      const scene = sceneOf(spans);
      return layoutWaits(scene).map((wait) => waitLabel(wait, words, scene)?.text);
    };
    expect(textsOf(kept)).toEqual(['kept back 2.94 s · 1', 'kept back 2 s · 3']);
    expect(textsOf(run('ajax-polling', { ...slow, proxy: { upstreamConnections: 1 } }, polls))[0]).toBe(
      'waits 0.28 s at the proxy',
    );
  });
});
