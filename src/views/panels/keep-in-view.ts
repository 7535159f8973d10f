import type { Attachment } from 'svelte/attachments';

/**
 * Scrolls as far as it must for one child of the list to be in sight; what is taller than that begins at its top. It
 * leaves the page alone, and the list as well while the reader is in it; it does so again when the list's size changes.
 * Null: stay. The list scrolls itself, unless it
 * is given.
 */
export function keepInView(
  place: number | null,
  listOf = (scroller: HTMLElement) => scroller,
): Attachment<HTMLElement> {
  return (scroller) => {
    const scroll = () => {
      const isBeingRead = scroller.contains(document.activeElement) || scroller.matches(':hover');
      const child = place === null || isBeingRead ? undefined : listOf(scroller).children[place];
      if (child === undefined) return;
      const { top, height } = child.getBoundingClientRect();
      const topPx = top - scroller.getBoundingClientRect().top - scroller.clientTop + scroller.scrollTop;
      const isInView = topPx >= scroller.scrollTop && topPx + height <= scroller.scrollTop + scroller.clientHeight;
      if (!isInView) scroller.scrollTop = topPx - Math.max(0, scroller.clientHeight - height) / 2;
    };
    scroll();
    // Other panels come and go beside it, and take of its height.
    const observer = new ResizeObserver(scroll);
    observer.observe(scroller);
    return () => observer.disconnect();
  };
}
