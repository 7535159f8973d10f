/** The run on the page as files. Their bytes are those of the command line for the same scenario. */
import { timelineLabels } from '../../../views/chrome/timeline-labels';
import { drawTimelineSvg } from '../../../views/timeline/draw-svg';
import { exportedRun, pictureLanes, writeExport } from '../../embedded/export-formats';
import type { TextFormat } from '../../embedded/text-formats';
import { svgToPng } from '../../embedded/svg-to-png';
import type { ExploreState } from '../explore-state.svelte';
import { lanesOf } from '../run';

export const PALETTES = ['auto', 'light', 'dark', 'projector'] as const;
export type Palette = (typeof PALETTES)[number];
export const FORMATS = ['svg', 'png', 'json', 'scenario', 'har', 'csv', 'csv-metrics', 'mermaid', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

export interface FileChoices {
  /** Null: all lanes. */
  readonly laneKey: string | null;
  readonly palette: Palette;
  readonly scale: number;
}

const ENDINGS: Readonly<Record<Format, readonly [ending: string, type: string]>> = {
  svg: ['.svg', 'image/svg+xml'],
  png: ['.png', 'image/png'],
  json: ['.results.json', 'application/json'],
  scenario: ['.scenario.json', 'application/json'],
  har: ['.har', 'application/json'],
  csv: ['.messages.csv', 'text/csv'],
  'csv-metrics': ['.metrics.csv', 'text/csv'],
  mermaid: ['.mmd', 'text/plain'],
  markdown: ['.md', 'text/markdown'],
};

/** `pollscope-figure-2.svg`, `pollscope-sse.har`: the scene or the lanes, in letters that every disk takes. */
export function fileName(explore: ExploreState, format: Format, { laneKey }: FileChoices): string {
  const { techniques } = explore.shownScenario;
  const lanes = laneKey ?? explore.unchangedSceneId ?? techniques.map(({ id }) => id).join('-');
  const said = lanes
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `pollscope-${said.replace(/^-+|-+$/g, '')}${ENDINGS[format][0]}`;
}

/** The run as its scenario has it, however far it was played on. */
export function textFile(explore: ExploreState, format: Exclude<Format, 'png'>, choices: FileChoices): string {
  return format === 'svg'
    ? svgFile(explore, choices)
    : writeExport(format satisfies TextFormat, runOf(explore, choices), explore.language);
}

/** Rejects where a picture would have too many dots. A file of pixels has colours of its own: light, unless they are chosen. */
export async function blobOf(explore: ExploreState, format: Format, choices: FileChoices): Promise<Blob> {
  if (format !== 'png')
    return new Blob([textFile(explore, format, choices)], { type: `${ENDINGS[format][1]};charset=utf-8` });
  const palette = choices.palette === 'auto' ? 'light' : choices.palette;
  return svgToPng(svgFile(explore, { ...choices, palette }), choices.scale);
}

function svgFile(explore: ExploreState, choices: FileChoices): string {
  return drawTimelineSvg({
    lanes: pictureLanes(runOf(explore, choices), explore.language),
    labels: timelineLabels(explore.language),
    theme: choices.palette,
    foldsIdle: explore.window.isFolding,
  });
}

function runOf({ shownScenario, language }: ExploreState, { laneKey }: FileChoices) {
  const run = exportedRun(shownScenario, lanesOf(shownScenario), language);
  return laneKey === null ? run : { ...run, lanes: run.lanes.filter(({ lane }) => lane.key === laneKey) };
}
