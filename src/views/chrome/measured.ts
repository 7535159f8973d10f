import type { Attachment } from 'svelte/attachments';

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Tells an element's size: once when it is attached, before anything is painted, then whenever it changes. */
export function measured(onsize: (size: Size) => void): Attachment<HTMLElement> {
  return (element) => {
    const tell = () => {
      // A hidden picture keeps the size that it had.
      if (element.clientWidth > 0) onsize({ widthPx: element.clientWidth, heightPx: element.clientHeight });
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  };
}
