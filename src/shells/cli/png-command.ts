import { must } from '../../core/assert';
import type { Command } from './command';
import { badUsage } from './command-error';
import { wholeNumberOption } from './option-values';
import { drawPicture, pictureOptions } from './picture';
import { drawPng, findBrowser } from './png';

/** A file has no reader whose system could choose: what is drawn stays. */
const THEMES = ['light', 'dark', 'projector'] as const;
const SCALE_MAX = 4;
/** Of more, graphics libraries draw nothing. */
const SIDE_MAX = 16_384;

export const pngCommand: Command = {
  name: 'png',
  summary: 'Run a scenario; draw its sequence diagram as PNG, with a Chromium that is installed',
  options: [
    { name: 'scale', placeholder: 'N', help: `pixels for each px of the picture, 1 to ${SCALE_MAX} (default 2)` },
    ...pictureOptions(THEMES, 'light'),
  ],
  run: async (input) => {
    const scale = wholeNumberOption(input.options, 'scale', 1, SCALE_MAX) ?? 2;
    const svg = await drawPicture(input, THEMES);
    const [, width, height] = must(/viewBox="0 0 (\d+) (\d+)"/.exec(svg), 'a picture has a size').map(Number);
    const size = { widthPx: width ?? 0, heightPx: height ?? 0 };
    const side = Math.max(size.widthPx, size.heightPx) * scale;
    if (side > SIDE_MAX)
      throw badUsage(`--scale: the picture would have ${side} pixels on a side, at most ${SIDE_MAX} can be drawn`);
    return drawPng(svg, size, scale, findBrowser());
  },
};
