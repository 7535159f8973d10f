import type { Attachment } from 'svelte/attachments';

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The reader's own size of text, 16 unless they chose another: what is sized for reading grows with it. */
  readonly remPx: number;
}

/**
 * Tells an element's size: once when it is attached, before anything is painted, then whenever it changes. Where what is
 * told may change that very size, later changes are told in the next frame: a browser complains of such a circle.
 */
export function measured(
  onsize: (size: Size) => void,
  later: 'at-once' | 'next-frame' = 'at-once',
): Attachment<HTMLElement> {
  return (element) => {
    const tell = () => {
      // A hidden picture keeps the size that it had.
      if (element.clientWidth === 0) return;
      const remPx = parseFloat(getComputedStyle(element.ownerDocument.documentElement).fontSize);
      onsize({ widthPx: element.clientWidth, heightPx: element.clientHeight, remPx });
    };
    tell();
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      if (later === 'at-once') tell();
      else frame = requestAnimationFrame(tell);
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  };
}
