import type { Attachment } from 'svelte/attachments';

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The size of text that a page of the reader's would have, 16 unless they or the host page chose another. */
  readonly remPx: number;
  readonly diagramTextPx: number;
}

/** What the figure's text is to a page's, and the diagram's to that (`tokens.css`). */
const TEXT_REM = 0.875;
const DIAGRAM_REM = 0.71875;

/**
 * Tells how large the picture is, and how high the figure would like to be: once when it is attached, before anything is
 * painted, then whenever either changes. The picture is the child that has the part "timeline".
 */
export function pictureSize(
  onsize: (size: PictureSize) => void,
  onnatural: (heightPx: number) => void,
): Attachment<HTMLElement> {
  return (figure) => {
    const pictureOf = () => [...figure.children].find((child) => child.getAttribute('part') === 'timeline');
    const tell = () => {
      const picture = pictureOf();
      if (picture === undefined || picture.clientWidth === 0) return; // hidden: it keeps the size that it had
      const { fontSize } = getComputedStyle(figure);
      const remPx = parseFloat(fontSize) / TEXT_REM;
      onsize({
        widthPx: picture.clientWidth,
        heightPx: picture.clientHeight,
        remPx,
        diagramTextPx: parseFloat(getComputedStyle(picture).fontSize) || remPx * DIAGRAM_REM,
      });
      onnatural(naturalHeightPx(figure, picture));
    };
    tell();
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(tell);
    });
    observer.observe(figure);
    const picture = pictureOf();
    if (picture !== undefined) observer.observe(picture);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  };
}

/** As high as all else, and as the picture has to be at least. */
function naturalHeightPx(figure: Element, picture: Element): number {
  const leastPx = parseFloat(getComputedStyle(picture).minHeight) || 0;
  const restPx = [...figure.children]
    .filter((child) => child !== picture && getComputedStyle(child).position !== 'absolute')
    .reduce((sum, child) => sum + child.getBoundingClientRect().height, 0);
  return Math.ceil(restPx + leastPx);
}
