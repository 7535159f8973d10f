import type { Attachment } from 'svelte/attachments';
import type { Point } from '../../layout/geometry';
import { pointIn } from './gestures';

/** What a drag of a handle needs to know and whom it tells; asked anew at each event. */
export interface GripHost {
  /** The svg's size in its own px. */
  readonly widthPx: number;
  /** Where the handle's moment is drawn, in px of the svg. */
  readonly atYPx: number;
  readonly ontake: (point: Point) => void;
  /** `yPx`: where the moment shall be, so that the mark stays where it is under the pointer. */
  readonly onmove: (point: Point, yPx: number, fromXPx: number) => void;
  readonly onend: (isKept: boolean) => void;
}

/** A finger trembles; less than this is a press, not a drag. */
const DRAG_FROM_PX = 3;

/**
 * Drag of a handle, by mouse, finger or pen. What happens on a handle is not the diagram's: no panning, no pinning, and
 * the mark that it belongs to stays pointed at. A press without a drag is a press on the mark.
 */
export function gripDrag(host: () => GripHost): Attachment<SVGGElement> {
  return (node) => {
    const drag = new GripDrag(node, host);
    const abort = new AbortController();
    const { signal } = abort;
    node.addEventListener('pointerdown', (event) => drag.down(event), { signal });
    node.addEventListener('pointermove', (event) => drag.move(event), { signal });
    node.addEventListener('pointerup', () => drag.end(true), { signal });
    node.addEventListener('pointercancel', () => drag.end(false), { signal });
    // `touch-action` does not reach into an svg everywhere: a finger that moves a handle scrolls nothing.
    node.addEventListener('touchmove', (event) => event.preventDefault(), { signal, passive: false });
    // The press would take the focus from the mark, and with it the handle.
    node.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    node.addEventListener('click', (event) => drag.click(event), { signal });
    node.addEventListener('dblclick', (event) => event.stopPropagation(), { signal });
    // Whatever has the focus: first of all Escape puts back what is held.
    node.ownerDocument.addEventListener('keydown', (event) => drag.key(event), { signal, capture: true });
    return () => abort.abort();
  };
}

interface Start {
  readonly point: Point;
  /** From the pointer to the handle's moment. */
  readonly offsetPx: number;
}

class GripDrag {
  readonly #node: SVGGElement;
  readonly #host: () => GripHost;
  #start: Start | null = null;
  #isDragging = false;
  #wasDragged = false;

  constructor(node: SVGGElement, host: () => GripHost) {
    this.#node = node;
    this.#host = host;
  }

  down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    event.stopPropagation();
    if (this.#start) return;
    const point = this.#pointOf(event);
    this.#node.setPointerCapture(event.pointerId);
    this.#start = { point, offsetPx: this.#host().atYPx - point.yPx };
    this.#wasDragged = false;
  }

  move(event: PointerEvent): void {
    event.stopPropagation();
    const start = this.#start;
    if (!start) return;
    const point = this.#pointOf(event);
    const farPx = Math.hypot(point.xPx - start.point.xPx, point.yPx - start.point.yPx);
    if (!this.#isDragging && farPx < DRAG_FROM_PX) return;
    if (!this.#isDragging) {
      this.#isDragging = true;
      this.#wasDragged = true;
      this.#host().ontake(point);
    }
    this.#host().onmove(point, point.yPx + start.offsetPx, start.point.xPx);
  }

  end(isKept: boolean): void {
    const wasDragging = this.#isDragging;
    this.#start = null;
    this.#isDragging = false;
    if (wasDragging) this.#host().onend(isKept);
  }

  click(event: MouseEvent): void {
    if (this.#wasDragged) event.stopPropagation();
    this.#wasDragged = false;
  }

  key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#isDragging) return;
    event.preventDefault();
    event.stopPropagation();
    this.end(false);
  }

  #pointOf(event: MouseEvent): Point {
    const svg = this.#node.ownerSVGElement;
    return svg ? pointIn(svg, this.#host().widthPx, event) : { xPx: 0, yPx: 0 };
  }
}
