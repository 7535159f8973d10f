/** A run as an HTTP Archive. Source: HAR 1.2 (softwareishard.com/blog/har-12-spec), and what Chromium's DevTools add to it. */
import type { Entry, Har, Page } from 'har-format';
import type { Language } from '../i18n/catalogue';
import { pagesOf } from '../trace/page-id';
import type { ExportedLane, ExportedRun } from './exported-run';
import { harEntriesOf, isHttp, pageIdOf } from './har-entry';
import { pageTitle } from './page-title';
import { dateTimeOf } from './wall-clock';

/** `version`: of Pollscope. The same run and version give the same bytes. */
export function writeHar({ scenario, lanes }: ExportedRun, language: Language, version: string): string {
  const told = lanes.filter(isHttp);
  const har: Har = {
    log: {
      version: '1.2',
      creator: { name: 'Pollscope', version },
      pages: told.flatMap((lane) => harPagesOf(lane, language)),
      // By the specification the oldest come first; of one moment, in the order of the lanes.
      entries: told
        .flatMap((lane) => harEntriesOf(lane, scenario))
        .sort((one, other) => one.atMs - other.atMs)
        .map(({ entry }): Entry => entry),
      comment: commentOn(lanes),
    },
  };
  return `${JSON.stringify(har, null, 2)}\n`;
}

/** One for each tab of each client. */
function harPagesOf({ lane, name, trace }: ExportedLane, language: Language): readonly Page[] {
  return pagesOf(trace).map((page) => {
    const title = pageTitle(page, trace, language);
    return {
      startedDateTime: dateTimeOf(0),
      id: pageIdOf(lane, page),
      title: title === '' ? name : name + language.words.diagram.say.join + title,
      pageTimings: {},
    };
  });
}

function commentOn(lanes: readonly ExportedLane[]): string {
  const leftOut = lanes.filter((lane) => !isHttp(lane)).map(({ lane }) => lane.key);
  const dates = 'Simulated. Time 0 of the run is 2013-09-26T12:00:00Z.';
  return leftOut.length === 0 ? dates : `${dates} Left out, since it does not speak HTTP/1.1: ${leftOut.join(', ')}.`;
}
