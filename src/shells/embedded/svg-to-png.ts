import { must } from '../../core/assert';

/** Of more, graphics libraries draw nothing. */
const SIDE_MAX = 16_384;

/** Dots for each px of the picture. */
export const PNG_SCALES = [1, 2, 3, 4] as const;

/** What is no scale counts as 2, what is beyond them as the nearest. Rejects where the picture would have too many dots. */
export async function svgToPng(svg: string, scale: number): Promise<Blob> {
  const dots = Number.isFinite(scale) ? Math.min(4, Math.max(1, scale)) : 2;
  const [, width, height] = must(/viewBox="0 0 (\d+) (\d+)"/.exec(svg), 'a picture has a size').map(Number);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((width ?? 0) * dots);
  canvas.height = Math.round((height ?? 0) * dots);
  if (Math.max(canvas.width, canvas.height) > SIDE_MAX)
    throw new RangeError(
      `a picture of ${canvas.width} × ${canvas.height} dots: at most ${SIDE_MAX} on a side can be drawn`,
    );
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  must(canvas.getContext('2d'), 'a canvas has a context').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture could be made')) : resolve(blob)),
      'image/png',
    );
  });
}
