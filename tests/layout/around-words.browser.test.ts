import { expect, it } from 'vitest';
import { wordsOf } from '../../src/layout/around-words';
import { geometry } from './two-lanes';

const fonts = ['system-ui', 'sans-serif', '"Liberation Sans"', '"DejaVu Sans"', '"Noto Sans CJK SC"'];
/** From the middle of a label to the line that its letters stand on, as `dy` of the svg. */
const BASELINE_EM = 0.35;

it('wordsOf(geometry) has room for all letters of a word, in any of our fonts', () => {
  const canvas = document.createElement('canvas').getContext('2d')!;
  const { labels, scene } = geometry.lanes[0]!;
  const place = labels.findIndex(({ box }) => box.angleDeg === 0);
  const { topPx, bottomPx } = wordsOf(geometry)[place]!;
  const halfEm = (bottomPx - topPx) / 2 / scene.sizes.textPx;
  for (const font of fonts) {
    canvas.font = `100px ${font}`;
    const { actualBoundingBoxAscent, actualBoundingBoxDescent } =
      canvas.measureText('held given up 200 网络中断挂起，');
    expect(actualBoundingBoxAscent / 100 - BASELINE_EM, font).toBeLessThanOrEqual(halfEm);
    expect(actualBoundingBoxDescent / 100 + BASELINE_EM, font).toBeLessThanOrEqual(halfEm);
  }
});
