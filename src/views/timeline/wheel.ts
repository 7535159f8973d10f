/** What a turn of a wheel, or two fingers on a trackpad, mean on the diagram. */

export type WheelAct =
  | { readonly kind: 'zoom'; readonly factor: number }
  /** `isAlongPage`: as a page scrolls; where there is nothing left to pan, the page may. */
  | { readonly kind: 'pan'; readonly byPx: number; readonly isAlongPage: boolean };

/** The part of a `WheelEvent` that is read. */
export type WheelTurn = Pick<
  WheelEvent,
  'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'timeStamp'
>;

/** As d3-zoom has it; a pinch on a trackpad comes as wheel with ctrl, in small steps, hence ten times as strong. */
const ZOOM_PER_PX = 0.002;
const PINCH_FACTOR = 10;
/** One notch of a mouse wheel with ctrl must not jump. */
const MAX_ZOOM_EXPONENT = 0.5;
const LINE_PX = 16;
/** What browsers report for one notch of a wheel besides its px; a trackpad's reports are no multiples of it. */
const NOTCH = 120;
/** No trackpad begins with a step as large as this. */
const LEAST_NOTCH_PX = 50;
/** Turns that follow each other faster are one movement: how it began decides what it is, however fast it gets. */
const PAUSE_MS = 200;

/**
 * A wheel zooms; with Shift, or turned sideways, it pans. Two fingers that stroke a trackpad pan, as they scroll
 * everywhere else; when they part they zoom. Browsers send both as one event, so they are told apart by their steps.
 */
export class WheelReader {
  #lastAtMs = -Infinity;
  #isStroke = false;

  read(turn: WheelTurn, pagePx: number): WheelAct {
    // Firefox gives lines only to those who ask for the mode before they ask for the deltas.
    const unitPx = turn.deltaMode === 0 ? 1 : turn.deltaMode === 1 ? LINE_PX : pagePx;
    const [xPx, yPx] = [turn.deltaX * unitPx, turn.deltaY * unitPx];
    if (turn.timeStamp - this.#lastAtMs > PAUSE_MS)
      this.#isStroke = isStroke(turn, Math.max(Math.abs(xPx), Math.abs(yPx)));
    this.#lastAtMs = turn.timeStamp;
    if (turn.ctrlKey || turn.metaKey) return zoomBy(yPx * PINCH_FACTOR);
    const isSideways = Math.abs(xPx) > Math.abs(yPx);
    if (isSideways || turn.shiftKey) return { kind: 'pan', byPx: isSideways ? xPx : yPx, isAlongPage: false };
    return this.#isStroke ? { kind: 'pan', byPx: yPx, isAlongPage: true } : zoomBy(yPx);
  }
}

function zoomBy(px: number): WheelAct {
  const exponent = Math.max(-MAX_ZOOM_EXPONENT, Math.min(MAX_ZOOM_EXPONENT, -px * ZOOM_PER_PX));
  return { kind: 'zoom', factor: 2 ** exponent };
}

function isStroke(turn: WheelTurn, px: number): boolean {
  return turn.deltaMode === 0 && px < LEAST_NOTCH_PX && !isNotched(turn);
}

/** `wheelDeltaY` is in no standard and in every browser. */
function isNotched(turn: WheelTurn): boolean {
  const delta = 'wheelDeltaY' in turn && typeof turn.wheelDeltaY === 'number' ? turn.wheelDeltaY : 0;
  return delta !== 0 && delta % NOTCH === 0;
}
