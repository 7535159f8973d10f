import { expect, it } from 'vitest';
import { textWidthPx } from '../../src/layout/text-width';
import { en } from '../../src/i18n/en';
import { zhCn } from '../../src/i18n/zh-cn';

const fonts = ['system-ui', 'sans-serif', '"Liberation Sans"', '"DejaVu Sans"', '"Noto Sans CJK SC"'];
const words = [en, zhCn].flatMap(({ diagram, trace }) => [
  ...Object.values(diagram)
    .filter((text) => typeof text === 'string' && text.length < 30)
    .map(String),
  ...Object.values(trace.lossReason),
  ...Object.values(trace.dropReason),
  diagram.held('12.41 s'),
  diagram.queued('0.30 s'),
  diagram.timedOut('5 s'),
]);
const wire = [
  'GET',
  'GET, Upgrade',
  'SYN',
  'SYN-ACK',
  'FIN',
  '200 · 3',
  '200 · 3–17',
  'frame · 128',
  '101',
  '500',
  '#12',
  '0 s',
  '13.75',
  '5.900',
];

it('textWidthPx(text, fontSizePx) is never less than a browser draws it, in any of our fonts', () => {
  const canvas = document.createElement('canvas').getContext('2d')!;
  const tooNarrow: string[] = [];
  for (const font of fonts) {
    for (const weight of [400, 700] as const) {
      canvas.font = `${weight} 100px ${font}`;
      for (const text of [...words, ...wire]) {
        const drawnPx = canvas.measureText(text).width;
        const countedPx = textWidthPx(text, 100, weight);
        if (drawnPx > countedPx + 1) tooNarrow.push(`${font} ${weight} “${text}”: ${drawnPx} > ${countedPx}`);
      }
    }
  }
  expect(tooNarrow).toEqual([]);
});
