import type { Command } from './command';
import { drawPicture, pictureOptions } from './picture';

const THEMES = ['auto', 'light', 'dark', 'projector'] as const;

export const svgCommand: Command = {
  name: 'svg',
  summary: 'Run a scenario; print its sequence diagram as SVG',
  options: pictureOptions(THEMES, "auto: the reader's own"),
  run: (input) => drawPicture(input, THEMES),
};
