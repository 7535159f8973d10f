import type { Attachment } from 'svelte/attachments';

/**
 * Scrolls a list as far as it must for one of its children to be in sight. It leaves the page alone, and the list as
 * well while the reader is in it. Null: stay.
 */
export function keepInView(place: number | null): Attachment<HTMLElement> {
  return (list) => {
    const isBeingRead = list.contains(document.activeElement) || list.matches(':hover');
    const child = place === null || isBeingRead ? null : list.children[place];
    if (!(child instanceof HTMLElement)) return;
    const topPx = child.offsetTop - list.offsetTop;
    const isInView = topPx >= list.scrollTop && topPx + child.offsetHeight <= list.scrollTop + list.clientHeight;
    if (!isInView) list.scrollTop = topPx - (list.clientHeight - child.offsetHeight) / 2;
  };
}
