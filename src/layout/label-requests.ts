import type { ArrowGeometry } from './arrow-layout';
import { arrowText } from './arrow-text';
import type { WorkGeometry } from './bar-layout';
import type { DiagramWords } from './diagram-words';
import { clippedToRows, pointBetween, type Point, type TurnedBox } from './geometry';
import type { LabelRequest } from './label-placement';
import type { LaneScene } from './lane-scene';
import { textWidthPx } from './text-width';

/** What is said first when there is not room for all. */
export const LABEL_PRIORITY = {
  failure: 90,
  held: 70,
  messages: 60,
  request: 50,
  answer: 40,
  queued: 30,
  empty: 20,
  quiet: 10,
} as const;

const AIR_PX = 2;
/** In heights of the text. */
const SAME_TEXT_APART = 2.4;
/** Places along an arrow, as fractions of what is in view of it: the middle first. */
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86];

export function labelBox(text: string, fontSizePx: number): { readonly widthPx: number; readonly heightPx: number } {
  return { widthPx: textWidthPx(text, fontSizePx) + 2 * AIR_PX, heightPx: fontSizePx * 1.25 };
}

/** The words along one arrow; null when it needs none. */
export function arrowLabel(
  arrow: ArrowGeometry,
  words: DiagramWords,
  scene: LaneScene,
  text = arrowText(arrow, words, scene),
): LabelRequest | null {
  if (text === null) return null;
  const fontSizePx = scene.sizes.textPx;
  return {
    key: `${arrow.key}/label`,
    itemKey: arrow.key,
    text,
    fontSizePx,
    tone: arrow.style,
    priority: arrowPriority(arrow),
    places: placesAlong(
      arrow,
      arrow.style === 'quiet' ? roomy(labelBox(text, fontSizePx)) : labelBox(text, fontSizePx),
      scene,
    ),
    mayCross: arrow.style === 'failure' ? 'lines' : arrow.style === 'quiet' ? 'nothing' : 'quiet-lines',
    apartPx: arrow.transit.messageIds.length + arrow.transit.uplinkIds.length > 0 ? 0 : SAME_TEXT_APART * fontSizePx,
  };
}

/** Quiet words want more air than others, so that they never seem to belong to a neighbour. */
function roomy({ widthPx, heightPx }: ReturnType<typeof labelBox>): ReturnType<typeof labelBox> {
  return { widthPx, heightPx: heightPx * 1.3 };
}

function arrowPriority({ style, transit }: ArrowGeometry): number {
  if (style === 'failure') return LABEL_PRIORITY.failure;
  if (style === 'quiet' || style === 'empty') return LABEL_PRIORITY[style];
  if (transit.messageIds.length > 0) return LABEL_PRIORITY.messages;
  return style === 'request' ? LABEL_PRIORITY.request : LABEL_PRIORITY.answer;
}

/** Places beside an arrow, turned as it is: above it, then below, along what is in view of it. */
function placesAlong(
  { segment }: ArrowGeometry,
  size: { readonly widthPx: number; readonly heightPx: number },
  scene: LaneScene,
): readonly TurnedBox[] {
  const inView = clippedToRows(segment, scene.plot.topPx, scene.plot.bottomPx);
  if (!inView) return [];
  const isRightwards = segment.to.xPx > segment.from.xPx;
  const [left, right] = isRightwards ? [segment.from, segment.to] : [segment.to, segment.from];
  const angle = Math.atan2(right.yPx - left.yPx, right.xPx - left.xPx);
  const distancePx = size.heightPx / 2 + 1.5 * scene.sizes.scale;
  const upwards: Point = { xPx: Math.sin(angle) * distancePx, yPx: -Math.cos(angle) * distancePx };
  const reachPx = (Math.abs(Math.cos(angle)) * size.widthPx + Math.abs(Math.sin(angle)) * size.heightPx) / 2;
  const places: TurnedBox[] = [];
  for (const side of [1, -1]) {
    for (const along of ALONG) {
      const on = pointBetween(
        segment.from,
        segment.to,
        inView.fromFraction + (inView.toFraction - inView.fromFraction) * along,
      );
      const center = { xPx: on.xPx + side * upwards.xPx, yPx: on.yPx + side * upwards.yPx };
      if (center.xPx - reachPx < scene.frame.wireFromXPx || center.xPx + reachPx > scene.frame.wireToXPx) continue;
      places.push({ center, ...size, angleDeg: (angle * 180) / Math.PI });
    }
  }
  return places;
}

/** `held 2.05 s`, left of the bar in the middle of what is in view of it, where no other bar could be meant. */
export function workLabel(
  work: WorkGeometry,
  all: readonly WorkGeometry[],
  words: DiagramWords,
  scene: LaneScene,
): LabelRequest | null {
  const { plot, sizes, frame } = scene;
  const topPx = Math.max(plot.topPx, work.box.topPx);
  const bottomPx = Math.min(plot.bottomPx, work.box.bottomPx);
  const text = workText(work, words);
  const size = labelBox(text, sizes.textPx);
  if (bottomPx - topPx < size.heightPx + 4 * sizes.scale || work.isOpen) return null;
  const rightXPx = frame.wireToXPx - 3 * sizes.scale;
  const places = [0.5, 0.35, 0.65, 0.2, 0.8]
    .map((fraction) => uprightBox(rightXPx - size.widthPx / 2, topPx + (bottomPx - topPx) * fraction, size))
    .filter(({ center: { yPx } }) =>
      all.every(({ key, box }) => key === work.key || box.topPx > yPx || box.bottomPx < yPx),
    );
  return {
    key: `${work.key}/label`,
    itemKey: work.key,
    text,
    tone: 'held',
    fontSizePx: sizes.textPx,
    priority: LABEL_PRIORITY.held,
    places,
    mayCross: 'quiet-lines',
    apartPx: 0,
  };
}

/** What of it somebody waited for; and what was for nobody, which may be all. */
function workText({ durationMs, orphanMs, isHeld }: WorkGeometry, words: DiagramWords): string {
  const orphan = orphanMs > 0 ? words.orphan(orphanMs) : '';
  if (durationMs === 0 && orphan !== '') return orphan;
  const wanted = isHeld ? words.held(durationMs) : words.worked(durationMs);
  return orphan === '' ? wanted : `${wanted} + ${orphan}`;
}

export function uprightBox(
  centerXPx: number,
  centerYPx: number,
  size: { readonly widthPx: number; readonly heightPx: number },
): TurnedBox {
  return { center: { xPx: centerXPx, yPx: centerYPx }, ...size, angleDeg: 0 };
}

/** Places beside a point: right of it, left of it, a little higher and lower; further away, nobody would see what it says. */
export function placesBeside(
  point: Point,
  size: { readonly widthPx: number; readonly heightPx: number },
  gapPx: number,
  sides: readonly ('left' | 'right')[],
): readonly TurnedBox[] {
  const heights = [0, -0.6, 0.6, -1.2, 1.2].map((rows) => rows * size.heightPx);
  return sides.flatMap((side) => {
    const xPx = point.xPx + (side === 'right' ? 1 : -1) * (gapPx + size.widthPx / 2);
    return heights.map((byPx) => uprightBox(xPx, point.yPx + byPx, size));
  });
}
