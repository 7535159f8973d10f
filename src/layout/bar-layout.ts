import { answersAtOnce } from '../trace/answers-at-once';
import { roundPx, type Box } from './geometry';
import type { ItemKey } from './item-keys';
import type { Columned } from './columns';
import type { WorkStay } from './lane-index';
import type { LaneScene } from './lane-scene';
import { itemsWithin } from './time-index';

/** The server's work for one request: a bar on its lifeline. */
export interface WorkGeometry {
  readonly key: ItemKey;
  readonly exchangeId: number;
  readonly box: Box;
  /** Below this nobody waited any more; null when somebody did to the end. */
  readonly orphanTopPx: number | null;
  /** The article's loop looked for news here; `isReady`: it found some. */
  readonly draws: readonly { readonly yPx: number; readonly isReady: boolean }[];
  /** Whether it is still at work at the end of the run: no lower edge. */
  readonly isOpen: boolean;
  /** The bar stands aside, since others are at work: thin leads join it to the lifeline. */
  readonly leadFromXPx: number | null;
  /** While somebody waited for it. */
  readonly durationMs: number;
  /** After that, for nobody. */
  readonly orphanMs: number;
  /** It was kept waiting for news, in contrast to taking its time. */
  readonly isHeld: boolean;
}

/** What is no higher than this is no bar. */
export const LEAST_BAR_PX = 1;
/** A request that was met by news and held for no time at all still shows that it was one to be held. */
const LEAST_HELD_PX = 2.5;
/** Bars are cut this far outside the plot, so that no number grows without bound. */
export const CUT_MARGIN_PX = 50;
/** Closer draws than this would make the bar solid. */
const LEAST_DRAW_GAP_PX = 3;

export function layoutWork(scene: LaneScene): readonly WorkGeometry[] {
  return itemsWithin(scene.index.work, scene.window).flatMap((bar) => {
    const geometry = layoutWorkBar(bar, scene);
    return geometry.isHeld || geometry.box.bottomPx - geometry.box.topPx > LEAST_BAR_PX ? [geometry] : [];
  });
}

function layoutWorkBar(
  { item: { exchange, attempt }, column, fromMs, toMs }: Columned<WorkStay>,
  scene: LaneScene,
): WorkGeometry {
  const { frame, sizes, toYPx } = scene;
  const widthPx = sizes.workWidthPx;
  const middleXPx = frame.workXPx(column);
  const orphanAtMs = attempt.closeNoticedAtMs;
  const isHeld = !answersAtOnce(attempt.handler);
  const wantedToMs = orphanAtMs === null ? toMs : Math.max(fromMs, Math.min(toMs, orphanAtMs));
  const topPx = cutPx(toYPx(fromMs), scene);
  return {
    key: `exchange/${exchange.id}/attempt/${attempt.number}`,
    exchangeId: exchange.id,
    box: {
      leftPx: roundPx(middleXPx - widthPx / 2),
      rightPx: roundPx(middleXPx + widthPx / 2),
      topPx,
      bottomPx: Math.max(cutPx(toYPx(toMs), scene), isHeld ? topPx + LEAST_HELD_PX : topPx),
    },
    orphanTopPx: orphanAtMs === null || orphanAtMs >= toMs ? null : cutPx(toYPx(Math.max(orphanAtMs, fromMs)), scene),
    draws: drawTicks(attempt.draws, scene),
    isOpen: attempt.workEndedAtMs === null,
    leadFromXPx: column === 0 ? null : roundPx(frame.serverXPx - widthPx / 2),
    durationMs: wantedToMs - fromMs,
    orphanMs: toMs - wantedToMs,
    isHeld,
  };
}

function drawTicks(draws: WorkStay['attempt']['draws'], { plot, toYPx, sizes }: LaneScene): WorkGeometry['draws'] {
  const ticks: { yPx: number; isReady: boolean }[] = [];
  let lastYPx = -Infinity;
  for (const { atMs, isReady } of draws) {
    const yPx = roundPx(toYPx(atMs));
    if (yPx < plot.topPx || yPx > plot.bottomPx || yPx - lastYPx < LEAST_DRAW_GAP_PX * sizes.scale) continue;
    ticks.push({ yPx, isReady });
    lastYPx = yPx;
  }
  return ticks;
}

/** A height that is at most a little outside the plot. */
export function cutPx(yPx: number, { plot }: LaneScene): number {
  return roundPx(Math.max(plot.topPx - CUT_MARGIN_PX, Math.min(plot.bottomPx + CUT_MARGIN_PX, yPx)));
}
