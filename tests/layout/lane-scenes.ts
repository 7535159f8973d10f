import { diagramSizes, layoutFrames } from '../../src/layout/lane-frame';
import { indexLane } from '../../src/layout/lane-index';
import type { LaneScene } from '../../src/layout/lane-scene';
import type { DiagramWords } from '../../src/layout/diagram-words';
import { Viewport, type TimeRange } from '../../src/layout/viewport';
import type { Spans } from '../../src/trace/spans';
import { FIRST_PAGE } from '../../src/trace/page-id';

const WIDTH_PX = 400;
export const PLOT = { leftPx: 52, topPx: 80, rightPx: WIDTH_PX, bottomPx: 680 } as const;

/** One lane alone in a picture of 400 × 600 px below its head. `window`: what is laid out, by default what is shown. */
export function laneScene(
  spans: Spans,
  shown: TimeRange,
  untilMs: number,
  window: TimeRange = shown,
  hasProxy = false,
): LaneScene {
  const index = indexLane(spans, FIRST_PAGE, untilMs);
  const sizes = diagramSizes(11.5, 600);
  const frame = layoutFrames([{ key: 'lane', index, hasProxy }], WIDTH_PX, sizes)[0]!;
  const viewport = Viewport.fitted(shown);
  return {
    index,
    sizes,
    frame,
    window,
    folds: [],
    plot: PLOT,
    toYPx: (atMs) => PLOT.topPx + viewport.pxAt(atMs, PLOT.bottomPx - PLOT.topPx),
  };
}

export const words: DiagramWords = {
  empty: 'empty',
  frame: 'frame',
  ownStream: 'stream',
  datagram: 'datagram',
  chunk: 'event',
  policy: 'policy',
  notHttp: 'only HTTP',
  streamEnd: 'end',
  close: 'close',
  aborted: 'aborted',
  networkError: 'network error',
  outage: 'network down',
  serverDown: 'server down',
  lull: (kind) => kind,
  held: (durationMs) => `held ${durationMs / 1000} s`,
  worked: (durationMs) => `worked ${durationMs / 1000} s`,
  orphan: (durationMs) => `${durationMs / 1000} s for nobody`,
  queued: (durationMs) => `queued ${durationMs / 1000} s`,
  waitsForWorker: (durationMs) => `waits ${durationMs / 1000} s for a worker`,
  waitsAtProxy: (durationMs) => `waits ${durationMs / 1000} s at the proxy`,
  withheld: (durationMs) => `kept back ${durationMs / 1000} s`,
  stripped: 'Upgrade left out',
  proxyGaveUp: (status) => `proxy gave up ${status ?? ''}`.trim(),
  timedOut: (afterMs) => `timeout ${afterMs / 1000} s`,
  loss: (reason) => reason,
  drop: (reason) => reason,
  streamEnded: (reason, closeCode) => `${reason} ${closeCode ?? ''}`.trim(),
};

export const densityText = (transitCount: number) => `${transitCount} arrows`;
