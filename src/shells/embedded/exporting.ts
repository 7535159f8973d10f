/** What can be taken out of a figure; it comes when it is asked for. */
import { timelineLabels } from '../../views/chrome/timeline-labels';
import { drawTimelineSvg } from '../../views/timeline/draw-svg';
import type { EmbedState } from './embed-state.svelte';
import { exportedRun, pictureLanes, writeExport } from './export-formats';
import type { TextFormat } from './text-formats';
import { svgToPng } from './svg-to-png';

type Palette = 'auto' | 'light' | 'dark' | 'projector';

/** The whole run as a file that stands alone, in the figure's own colours: for both a light and a dark page where it has none. */
export function figureSvg(embed: EmbedState, palette: Palette = paletteOf(embed)): string {
  const { language } = embed;
  return drawTimelineSvg({
    lanes: pictureLanes(runOf(embed), language),
    labels: timelineLabels(language),
    theme: palette,
    foldsIdle: embed.time.window.isFolding,
  });
}

/** In `scale` dots for each of the picture's, 1 to 4. */
export async function figurePng(embed: EmbedState, scale: number): Promise<Blob> {
  const palette = paletteOf(embed);
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return svgToPng(figureSvg(embed, palette !== 'auto' ? palette : isDark ? 'dark' : 'light'), scale);
}

/** Throws a RangeError for a format that there is not. */
export function exportRun(embed: EmbedState, format: TextFormat): string {
  return writeExport(format, runOf(embed), embed.language);
}

function runOf({ scenario, lanes, language }: EmbedState) {
  return exportedRun(scenario, lanes, language);
}

/** `contrast` has the projector's colours. */
function paletteOf({ opened: { theme } }: EmbedState): Palette {
  return theme === 'contrast' ? 'projector' : theme;
}
