/** The moments of a run at which something came, went wrong or was done, each in a sentence of the page's own words. */
import { group } from 'd3';
import type { Language } from '../i18n/catalogue';
import { exportWords } from '../i18n/export-words';
import { formatMeasuredMs, formatMoment } from '../i18n/formats';
import { STOP_KINDS, stopsOfKind, type StopKind } from '../layout/lulls';
import { isSamePage } from '../trace/page-id';
import type { Stop } from '../trace/spans';
import { eventSentence } from '../views/panels/explain';
import { comingsSentence } from '../views/panels/explain-comings';
import { messageName } from '../views/panels/explain-news';
import { publishedTo, type ExplainedLane } from '../views/panels/explained-lane';
import { tellingEvents } from '../views/panels/telling-event';

interface Telling {
  readonly atMs: number;
  readonly sentence: string;
}

/** What the page of `lanes` met, by time. */
export function momentSentences(lanes: readonly ExplainedLane[], endMs: number, language: Language): readonly string[] {
  const { at, joinClauses } = language.words.explain;
  const clauses = [
    ...publishings(lanes, language),
    ...comings(lanes, language),
    ...lanes.flatMap((lane) =>
      [...tellingEvents(lane.spans, lane.page, endMs)].map((event) => ({
        atMs: event.atMs,
        sentence: eventSentence(event, lane, lanes, language),
      })),
    ),
  ];
  const moments = [...group(clauses, ({ atMs }) => atMs)].map(([atMs, told]) => ({
    atMs,
    // What is the same for several lanes is said once.
    sentence: at(formatMoment(atMs, language.locale), joinClauses([...new Set(told.map(({ sentence }) => sentence))])),
  }));
  return [...stops(lanes, language), ...moments]
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ sentence }) => sentence);
}

function publishings(lanes: readonly ExplainedLane[], language: Language): readonly Telling[] {
  const { published } = language.words.explain.news;
  return lanes.flatMap((lane) =>
    publishedTo(lane, Infinity).map(({ id, publishedAtMs }) => ({
      atMs: publishedAtMs,
      sentence: published(messageName(id, lane, lanes, language)),
    })),
  );
}

function comings(lanes: readonly ExplainedLane[], language: Language): readonly Telling[] {
  const delivered = lanes.flatMap((lane) =>
    lane.spans.messages.flatMap((message) =>
      message.deliveries
        .filter((delivery) => isSamePage(delivery, lane.page))
        .map(({ atMs }) => ({ atMs, coming: { lane, message } })),
    ),
  );
  return [...group(delivered, ({ atMs }) => atMs)].map(([atMs, told]) => ({
    atMs,
    sentence: comingsSentence(
      told.map(({ coming }) => coming),
      lanes,
      atMs,
      language,
    ),
  }));
}

/** What was done to a side or to the network, which every lane met alike. */
function stops(lanes: readonly ExplainedLane[], language: Language): readonly Telling[] {
  const [first] = lanes;
  if (first === undefined) return [];
  return STOP_KINDS.flatMap((kind) =>
    stopsOfKind(first.spans, kind).map((stop) => ({ atMs: stop.fromMs, sentence: stopSentence(kind, stop, language) })),
  );
}

function stopSentence(kind: StopKind, { fromMs, toMs }: Readonly<Stop>, { locale, words }: Language): string {
  const moment = formatMoment(fromMs, locale);
  const { outage, serverDown, lull } = words.explain;
  const sentence =
    kind === 'outage' ? outage(moment) : kind === 'server-stop' ? serverDown(moment) : lull[kind](moment);
  return toMs === null ? sentence : exportWords[locale].lasting(sentence, formatMeasuredMs(toMs - fromMs, locale));
}
