/** What can be taken out of a figure; it comes when it is asked for. */
import { flushSync, mount, unmount } from 'svelte';
import { must } from '../../core/assert';
import { writeMessagesCsv } from '../../exports/csv';
import type { ExportedRun } from '../../exports/exported-run';
import { writeHar } from '../../exports/har';
import { writeMarkdown } from '../../exports/markdown';
import { writeMermaid } from '../../exports/mermaid';
import { withoutDefaults } from '../../scenario/compact';
import { paramsSchemas } from '../../techniques/index';
import { timelineLabels } from '../../views/chrome/timeline-labels';
import tokensCss from '../../views/theme/tokens.css?raw';
import FoldMarks from '../../views/timeline/FoldMarks.svelte';
import { standaloneCss } from '../../views/timeline/standalone-css';
import { standaloneSvg } from '../../views/timeline/standalone-svg';
import timelineCss from '../../views/timeline/timeline.css?raw';
import Timeline from '../../views/timeline/Timeline.svelte';
import type { ExportFormat } from './embed';
import type { EmbedState } from './embed-state.svelte';
import { laneNames, timelineLanes } from './lanes';
import { VERSION } from './version';

const WIDTH_PX = 960;
const HEIGHT_PX = 560;
const SCALES = { min: 1, max: 4 };

/** The window that is in sight, as a file that stands alone. In colours for both a light and a dark page, or the theme's own. */
export function figureSvg(embed: EmbedState, forcedTheme?: 'light' | 'dark' | 'projector'): string {
  const labels = timelineLabels(embed.language);
  const target = document.createElement('div');
  const lanes = timelineLanes(embed);
  const drawn = mount(Timeline, {
    target,
    props: {
      idPrefix: 'pollscope',
      labels,
      lanes,
      visibleLanes: lanes.map(({ key }) => key),
      widthPx: WIDTH_PX,
      heightPx: HEIGHT_PX,
      viewport: embed.time.window.viewport,
      playheadMs: null,
      selectedKey: embed.pinnedKey,
      FoldMarks,
      gestures: 'none',
      motion: 'reduce',
    },
  });
  flushSync();
  const svg = must(target.firstElementChild, 'a timeline is an svg');
  // What is for a live page, in whatever order it stands there.
  for (const each of [svg, ...svg.querySelectorAll('*')])
    for (const name of ['role', 'aria-label', 'aria-describedby', 'aria-hidden']) each.removeAttribute(name);
  const body = new XMLSerializer().serializeToString(svg);
  void unmount(drawn);
  return standaloneSvg(body, labels, standaloneCss(timelineCss, tokensCss, forcedTheme ?? themeOf(embed)));
}

/** In `scale` dots for each of the picture's, 1 to 4. */
export async function figurePng(embed: EmbedState, scale: number): Promise<Blob> {
  const dots = Math.min(SCALES.max, Math.max(SCALES.min, Number.isFinite(scale) ? scale : 2));
  const isDark = themeOf(embed) === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches;
  const svg = figureSvg(embed, isDark ? 'dark' : undefined);
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH_PX * dots;
  canvas.height = HEIGHT_PX * dots;
  const context = must(canvas.getContext('2d'), 'a canvas has a context');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture could be made')) : resolve(blob)),
      'image/png',
    );
  });
}

/** Rejects for a format that there is not. */
export function exportRun(embed: EmbedState, format: ExportFormat): string {
  const { language, scenario } = embed;
  const names = laneNames(embed);
  const run: ExportedRun = {
    scenario,
    lanes: embed.lanes.map(({ lane, trace, spans }, place) => ({ lane, trace, spans, name: names[place] ?? lane.id })),
  };
  switch (format) {
    case 'json':
      return `${JSON.stringify(withoutDefaults(scenario, paramsSchemas), null, 2)}\n`;
    case 'csv':
      return writeMessagesCsv(run, language);
    case 'har':
      return writeHar(run, language, VERSION);
    case 'mermaid':
      return writeMermaid(run, language);
    case 'markdown':
      return writeMarkdown(run, language);
    default:
      throw new RangeError(`no such format: ${String(format satisfies never)}`);
  }
}

/** `contrast` has the projector's colours. */
function themeOf({ opened: { theme } }: EmbedState) {
  return theme === 'contrast' ? 'projector' : theme;
}
