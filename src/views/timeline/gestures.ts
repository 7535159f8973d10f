import type { Attachment } from 'svelte/attachments';
import type { Box, Point } from '../../layout/geometry';
import type { TimeRange, Viewport } from '../../layout/viewport';
import { WheelReader } from './wheel';

/** What the gestures need to know and whom they tell; asked anew at each event, so nothing is stale. */
export interface GestureHost {
  readonly mode: 'full' | 'page-scrolls' | 'none';
  readonly viewport: Viewport;
  readonly limits: TimeRange;
  readonly plot: Box;
  /** The svg's size in its own px; on the page it may be scaled. */
  readonly widthPx: number;
  readonly maySwipe: boolean;
  readonly onviewport: (viewport: Viewport) => void;
  readonly onpoint: (point: Point | null, target: EventTarget | null) => void;
  readonly onpress: (point: Point, target: EventTarget | null) => void;
  readonly ondoublepress: (point: Point) => void;
  readonly onswipe: (step: 1 | -1) => void;
}

/** A finger trembles; less than this is a press, not a drag. */
const DRAG_FROM_PX = 4;
const SWIPE_FROM_PX = 60;

/** Wheel, drag, pinch, press and double press on the diagram. */
export function timelineGestures(host: () => GestureHost): Attachment<SVGSVGElement> {
  return (svg) => {
    const gestures = new Gestures(svg, host);
    const abort = new AbortController();
    const { signal } = abort;
    // Not passive: the page must not scroll where the diagram does.
    svg.addEventListener('wheel', (event) => gestures.wheel(event), { passive: false, signal });
    svg.addEventListener('pointerdown', (event) => gestures.down(event), { signal });
    svg.addEventListener('pointermove', (event) => gestures.move(event), { signal });
    svg.addEventListener('pointerup', (event) => gestures.up(event), { signal });
    svg.addEventListener('pointercancel', (event) => gestures.up(event), { signal });
    svg.addEventListener('pointerleave', () => host().onpoint(null, null), { signal });
    svg.addEventListener('click', (event) => gestures.click(event), { signal });
    svg.addEventListener('dblclick', (event) => gestures.doubleClick(event), { signal });
    // The second press of a double click would select the nearest words outside.
    svg.addEventListener('mousedown', (event) => event.detail > 1 && event.preventDefault(), { signal });
    return () => abort.abort();
  };
}

/** Where the pointer is, in the svg's own px; on the page it may be scaled. */
export function pointIn(svg: SVGSVGElement, widthPx: number, event: MouseEvent): Point {
  const box = svg.getBoundingClientRect();
  const scale = box.width === 0 ? 1 : widthPx / box.width;
  return { xPx: (event.clientX - box.left) * scale, yPx: (event.clientY - box.top) * scale };
}

/** The playhead's handle has its own drag. Its handlers are delegated to the page's root, too late to stop ours. */
function isOnHandle({ target }: Event): boolean {
  return target instanceof Element && target.closest('.tl-handle') !== null;
}

interface Finger {
  readonly start: Point;
  now: Point;
}

class Gestures {
  readonly #svg: SVGSVGElement;
  readonly #host: () => GestureHost;
  readonly #fingers = new Map<number, Finger>();
  readonly #wheelReader = new WheelReader();
  /** The window when the fingers last came down or went up: drags are measured from there, so errors never add up. */
  #startViewport: Viewport | null = null;
  #isDragging = false;

  constructor(svg: SVGSVGElement, host: () => GestureHost) {
    this.#svg = svg;
    this.#host = host;
  }

  pointOf(event: MouseEvent): Point {
    return pointIn(this.#svg, this.#host().widthPx, event);
  }

  wheel(event: WheelEvent): void {
    const { mode, viewport, limits, plot } = this.#host();
    if (mode === 'none') return;
    const plotPx = plot.bottomPx - plot.topPx;
    const act = this.#wheelReader.read(event, plotPx);
    const isPinch = event.ctrlKey || event.metaKey;
    if (mode === 'page-scrolls' && !isPinch) return;
    if (act.kind === 'zoom') {
      event.preventDefault();
      const atMs = viewport.msAt(this.pointOf(event).yPx - plot.topPx, plotPx);
      this.#show(viewport.zoomedAbout(atMs, act.factor));
      return;
    }
    const next = viewport.panned((act.byPx / plotPx) * viewport.spanMs).clamped(limits);
    // At the end of the run the page goes on scrolling.
    if (act.isAlongPage && next.equals(viewport)) return;
    event.preventDefault();
    this.#show(next);
  }

  down(event: PointerEvent): void {
    if (this.#host().mode === 'none' || (event.pointerType === 'mouse' && event.button !== 0)) return;
    if (isOnHandle(event)) return;
    const point = this.pointOf(event);
    this.#fingers.set(event.pointerId, { start: point, now: point });
    this.#restart();
    if (this.#fingers.size === 1) this.#isDragging = false;
  }

  move(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) {
      this.#host().onpoint(isOnHandle(event) ? null : this.pointOf(event), event.target);
      return;
    }
    finger.now = this.pointOf(event);
    if (this.#fingers.size === 2) this.#pinch();
    else if (this.#fingers.size === 1 && this.#mayDrag(event)) this.#drag(finger, event);
  }

  #mayDrag(event: PointerEvent): boolean {
    return this.#host().mode === 'full' || event.pointerType === 'mouse';
  }

  up(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    this.#fingers.delete(event.pointerId);
    this.#restart();
    const { maySwipe, onswipe } = this.#host();
    const byXPx = finger.now.xPx - finger.start.xPx;
    const byYPx = finger.now.yPx - finger.start.yPx;
    const isSwipe =
      event.type === 'pointerup' && Math.abs(byXPx) > SWIPE_FROM_PX && Math.abs(byXPx) > 2 * Math.abs(byYPx);
    if (maySwipe && isSwipe) onswipe(byXPx < 0 ? 1 : -1);
  }

  /** After a drag the browser sends a click as well: that one is not meant. The second of a double click says nothing new. */
  click(event: MouseEvent): void {
    if (this.#isDragging) this.#isDragging = false;
    else if (event.detail < 2 && !isOnHandle(event) && this.#host().mode !== 'none')
      this.#host().onpress(this.pointOf(event), event.target);
  }

  doubleClick(event: MouseEvent): void {
    if (!isOnHandle(event)) this.#host().ondoublepress(this.pointOf(event));
  }

  #restart(): void {
    this.#startViewport = this.#host().viewport;
    for (const [id, { now }] of this.#fingers) this.#fingers.set(id, { start: now, now });
  }

  #drag({ start, now }: Finger, event: PointerEvent): void {
    if (!this.#isDragging && Math.hypot(now.xPx - start.xPx, now.yPx - start.yPx) < DRAG_FROM_PX) return;
    if (!this.#isDragging) {
      this.#isDragging = true;
      // Only now: a capture from the start would send every click to the svg itself.
      this.#svg.setPointerCapture(event.pointerId);
      this.#host().onpoint(null, null);
    }
    const { plot } = this.#host();
    const viewport = this.#startViewport;
    if (viewport) this.#show(viewport.panned(((start.yPx - now.yPx) / (plot.bottomPx - plot.topPx)) * viewport.spanMs));
  }

  #pinch(): void {
    const [one, other] = [...this.#fingers.values()];
    const viewport = this.#startViewport;
    if (!one || !other || !viewport) return;
    this.#isDragging = true;
    const { plot } = this.#host();
    const plotPx = plot.bottomPx - plot.topPx;
    const startPx = Math.hypot(one.start.xPx - other.start.xPx, one.start.yPx - other.start.yPx);
    const nowPx = Math.hypot(one.now.xPx - other.now.xPx, one.now.yPx - other.now.yPx);
    const startYPx = (one.start.yPx + other.start.yPx) / 2 - plot.topPx;
    const nowYPx = (one.now.yPx + other.now.yPx) / 2 - plot.topPx;
    const atMs = viewport.msAt(startYPx, plotPx);
    const zoomed = viewport.zoomedAbout(atMs, nowPx / Math.max(1, startPx));
    // What was under the fingers' middle stays there while the middle moves.
    this.#show(zoomed.panned(atMs - zoomed.msAt(nowYPx, plotPx)));
  }

  #show(viewport: Viewport): void {
    const { limits, onviewport } = this.#host();
    onviewport(viewport.clamped(limits));
  }
}
