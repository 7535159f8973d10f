/** A run in every form that it can leave in: what the command line prints for the same scenario, byte for byte. */
import type { ExportedRun } from '../../exports/exported-run';
import { writeMessagesCsv, writeMetricsCsv } from '../../exports/csv';
import { writeHar } from '../../exports/har';
import { writeMarkdown } from '../../exports/markdown';
import { writeMermaid } from '../../exports/mermaid';
import type { Language } from '../../i18n/catalogue';
import { withoutDefaults } from '../../scenario/compact';
import { hasProxy } from '../../scenario/lane-proxy';
import { paramsSchemas } from '../../techniques/index';
import type { TimelineLane } from '../../views/timeline/props';
import { formatJson } from '../cli/format-json';
import { reportRun } from '../cli/lane-report';
import { laneNameApart } from '../explore/lane-name-apart';
import type { LaneRun } from '../explore/lane-run';
import { laneNote } from '../explore/lane-note';
import type { Scenario } from '../../scenario/schema';
import { TEXT_FORMATS, type TextFormat } from './text-formats';
import { VERSION } from './version';

export function exportedRun(scenario: Scenario, lanes: readonly LaneRun[], language: Language): ExportedRun {
  return { scenario, lanes: lanes.map((each) => ({ ...each, name: laneNameApart(each.lane, scenario, language) })) };
}

/** Throws a RangeError for a format that there is not. */
export function writeExport(format: TextFormat, run: ExportedRun, language: Language): string {
  switch (format) {
    case 'json':
      return formatJson(reportRun(run.lanes.map(({ trace }) => trace)));
    case 'scenario':
      return `${JSON.stringify(withoutDefaults(run.scenario, paramsSchemas), null, 2)}\n`;
    case 'csv':
      return writeMessagesCsv(run, language);
    case 'csv-metrics':
      return writeMetricsCsv(run);
    case 'har':
      return writeHar(run, language, VERSION);
    case 'mermaid':
      return writeMermaid(run, language);
    case 'markdown':
      return writeMarkdown(run, language);
    default:
      throw new RangeError(`no such format: ${String(format satisfies never)}; there are ${TEXT_FORMATS.join(', ')}`);
  }
}

/** As a picture takes them. */
export function pictureLanes({ scenario, lanes }: ExportedRun, language: Language): readonly TimelineLane[] {
  return lanes.map(({ lane, name, trace, spans }) => ({
    key: lane.key,
    title: name,
    note: laneNote(lane, language),
    spans,
    hasProxy: hasProxy(lane.key, scenario),
    untilMs: trace.untilMs,
    clients: trace.clients,
    tabs: trace.tabs,
  }));
}
