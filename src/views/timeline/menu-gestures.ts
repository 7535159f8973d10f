import type { Attachment } from 'svelte/attachments';
import type { LaneItemKey } from '../../layout/item-keys';
import type { GroundPart } from '../../layout/ground';
import type { Point } from '../../layout/geometry';

/** What a reader asks a menu for: a mark, or the ground of one side at a moment. */
export interface MenuAsked {
  readonly laneKey: string;
  readonly key: LaneItemKey | null;
  readonly part: GroundPart;
  /** The moment that was pointed at; null for a head, and for a mark that was asked by its key: theirs is their own. */
  readonly atMs: number | null;
  /** Where to open, in px of the window. */
  readonly xPx: number;
  readonly yPx: number;
}

export interface MenuHost {
  readonly isLive: boolean;
  readonly widthPx: number;
  /** `point` in px of the svg. */
  readonly askAt: (point: Point) => Omit<MenuAsked, 'xPx' | 'yPx'> | null;
  readonly askFocused: () => Omit<MenuAsked, 'xPx' | 'yPx'> | null;
  readonly onmenu: ((asked: MenuAsked) => void) | undefined;
}

/** Right-click, or a long press where the browser tells of one; the Menu key, Shift+F10 and F on the mark with the focus. */
export function menuGestures(host: () => MenuHost): Attachment<SVGSVGElement> {
  return (svg) => {
    const abort = new AbortController();
    const { signal } = abort;
    svg.addEventListener('contextmenu', (event) => openAtPointer(event, svg, host()), { signal });
    svg.addEventListener('keydown', (event) => openAtFocus(event, host()), { signal });
    return () => abort.abort();
  };
}

function openAtPointer(event: MouseEvent, svg: SVGSVGElement, { isLive, widthPx, askAt, onmenu }: MenuHost): void {
  if (!isLive || !onmenu) return;
  const box = svg.getBoundingClientRect();
  const scale = box.width === 0 ? 1 : widthPx / box.width;
  const asked = askAt({ xPx: (event.clientX - box.left) * scale, yPx: (event.clientY - box.top) * scale });
  if (asked === null) return;
  event.preventDefault();
  onmenu({ ...asked, xPx: event.clientX, yPx: event.clientY });
}

/** F as well: not every keyboard has a Menu key. It is heard only while a mark has the focus (WCAG 2.1.4). */
function isMenuKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return true;
  return key.toLowerCase() === 'f' && !ctrlKey && !metaKey && !altKey;
}

function openAtFocus(event: KeyboardEvent, { isLive, askFocused, onmenu }: MenuHost): void {
  if (!isMenuKey(event) || !isLive || !onmenu || !(event.target instanceof Element)) return;
  const asked = askFocused();
  if (asked === null) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, top, width, height } = event.target.getBoundingClientRect();
  onmenu({ ...asked, xPx: left + width / 2, yPx: top + height / 2 });
}
