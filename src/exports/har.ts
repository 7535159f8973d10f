/** A run as an HTTP Archive. Source: HAR 1.2 (softwareishard.com/blog/har-12-spec), and what Chromium's DevTools add to it. */
import type { Entry, Har, Page } from 'har-format';
import type { ExportedLane, ExportedRun } from './exported-run';
import { harEntriesOf, pageIdOf } from './har-entry';
import { dateTimeOf } from './wall-clock';

/** `version`: of Pollscope. The same run and version give the same bytes. */
export function writeHar({ scenario, lanes }: ExportedRun, version: string): string {
  const har: Har = {
    log: {
      version: '1.2',
      creator: { name: 'Pollscope', version },
      pages: lanes.flatMap((lane) => pagesOf(lane, scenario.browser.tabs)),
      // By the specification the oldest come first; of one moment, in the order of the lanes.
      entries: lanes
        .flatMap((lane) => harEntriesOf(lane, scenario))
        .sort((one, other) => one.atMs - other.atMs)
        .map(({ entry }): Entry => entry),
      comment: 'Simulated. Time 0 of the run is 2013-09-26T12:00:00Z.',
    },
  };
  return `${JSON.stringify(har, null, 2)}\n`;
}

/** One for each page that is open: the tabs of each client. */
function pagesOf({ lane, name, trace }: ExportedLane, tabCount: number): readonly Page[] {
  return Array.from({ length: trace.clients }, (_, client) =>
    Array.from({ length: tabCount }, (__, tab): Page => ({
      startedDateTime: dateTimeOf(0),
      id: pageIdOf(lane, client, tab),
      title: [
        name,
        ...(trace.clients > 1 ? [`client ${client + 1}`] : []),
        ...(tabCount > 1 ? [`tab ${tab + 1}`] : []),
      ].join(', '),
      pageTimings: {},
    })),
  ).flat();
}
