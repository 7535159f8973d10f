import { describe, expect, it } from 'vitest';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { textWidthPx } from '../../src/layout/text-width';
import { Viewport } from '../../src/layout/viewport';
import { techniqueText } from '../../src/techniques/texts';
import { densityText, words } from './lane-scenes';
import { presetLanes, presetNames, runLanes, type RunLane } from './preset-lanes';

/** The picture of the explore page, as large as a page of that size leaves it. */
const PICTURES = [
  ['a laptop', { widthPx: 800, heightPx: 610, textPx: 11.5 }],
  ['a low window', { widthPx: 520, heightPx: 400, textPx: 11.5 }],
  ['a phone on its side', { widthPx: 820, heightPx: 225, textPx: 11.5 }],
  ['a projector of 1440 px', { widthPx: 988, heightPx: 520, textPx: 18 }],
  ['a projector of 1280 px', { widthPx: 828, heightPx: 450, textPx: 18 }],
  ['text twice as large', { widthPx: 1416, heightPx: 508, textPx: 23 }],
] as const;

function headsOf(runs: readonly RunLane[], size: { widthPx: number; heightPx: number; textPx: number }) {
  const lanes = runs.map(({ key, index }) => {
    const text = techniqueText(key.replace(/-\d+$/, ''), 'en');
    const texts = {
      title: text?.name ?? key,
      note: text?.laneNote ?? '',
      client: '',
      browser: 'browser',
      server: 'server',
    };
    return { key, index, texts };
  });
  const geometry = layoutSequence({ lanes, viewport: new Viewport(0, 12_000), words, densityText, ...size });
  return geometry.heads.map(({ lines }, place) => ({
    frame: geometry.lanes[place]!.frame,
    topPx: geometry.plot.topPx,
    lines: lines.map(({ text, role, xPx, yPx, fontSizePx }) => {
      const halfPx = textWidthPx(text, fontSizePx, role === 'title' ? 700 : 400) / 2;
      return { text, role, leftPx: xPx - halfPx, rightPx: xPx + halfPx, topPx: yPx - fontSizePx * 0.8, bottomPx: yPx };
    }),
  }));
}

describe.each(PICTURES)('heads on %s', (_name, size) => {
  it.each(presetNames)(
    '%s: both lifelines have their names; no text overlaps another, none leaves its lane',
    (name) => {
      for (const { frame, lines, topPx } of headsOf(presetLanes(name), size)) {
        expect(lines.filter(({ role }) => role === 'lifeline').map(({ text }) => text)).toEqual(['browser', 'server']);
        expect(lines.some(({ role }) => role === 'title')).toBe(true);
        for (const [place, one] of lines.entries()) {
          expect(one.leftPx).toBeGreaterThanOrEqual(frame.leftPx - 0.01);
          expect(one.rightPx).toBeLessThanOrEqual(frame.rightPx + 0.01);
          expect(one.bottomPx).toBeLessThan(topPx);
          for (const other of lines.slice(place + 1)) {
            const isApart =
              one.rightPx <= other.leftPx ||
              other.rightPx <= one.leftPx ||
              one.bottomPx <= other.topPx ||
              other.bottomPx <= one.topPx;
            expect(isApart, `${one.text} and ${other.text}`).toBe(true);
          }
        }
      }
    },
  );
});

describe('layoutHeads(lanes, sizes, pictureHeightPx)', () => {
  const six = runLanes({
    version: 1,
    durationMs: 10_000,
    techniques: Array.from({ length: 6 }, (_, place) => ({ id: 'long-polling', key: `long-polling-${place}` })),
  });
  it('puts one name below the other where they would touch, in all lanes alike', () => {
    const heights = headsOf(six, { widthPx: 828, heightPx: 450, textPx: 18 }).map(({ lines }) =>
      lines.filter(({ role }) => role === 'lifeline').map(({ bottomPx }) => bottomPx),
    );
    expect(heights[0]![1]).toBeGreaterThan(heights[0]![0]!);
    for (const each of heights) expect(each).toEqual(heights[0]);
  });
  it('takes two lines in a low picture: title and note beside one another, and the names', () => {
    const [head] = headsOf(presetLanes('long-polling'), { widthPx: 820, heightPx: 225, textPx: 11.5 });
    expect(new Set(head!.lines.map(({ bottomPx }) => bottomPx)).size).toBe(2);
    expect(head!.lines.map(({ role }) => role)).toEqual(['title', 'note', 'lifeline', 'lifeline']);
    expect(head!.topPx).toBeLessThan(50);
  });
});
