/**
 * The longest that may come to be said of a run. The panel keeps room for it, so that nothing below moves while time
 * runs and sentences change.
 */
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import { textWidthPx } from '../../layout/text-width';
import type { ExchangeSpan, Spans } from '../../trace/spans';
import { clauseOf, MAX_CLAUSES, type ExplainedLane } from './explain';
import type { LaneNow } from './lane-now';

export interface ExplanationRoom {
  /** Some of the longest: which of them takes the most lines depends on where they break. */
  readonly headlines: readonly string[];
  readonly status: string;
}

const TRIED_COUNT = 4;
const MS = 10_000;

export function roomForExplanation(
  lanes: readonly ExplainedLane[],
  endMs: number,
  language: Language,
): ExplanationRoom {
  const { locale, words } = language;
  const trouble = troublesOf(lanes, language);
  const headlines = newsOf(lanes, endMs, language).flatMap((news) => [
    [...trouble, news],
    [news, words.explain.end],
  ]);
  const clauses = lanes.map(
    ({ name, spans }) => longest(kindsOf(spans).map((now) => clauseOf(name, now, language)))[0],
  );
  return {
    headlines: longest(
      headlines.map((sentences) =>
        words.explain.at(formatMoment(endMs, locale), words.explain.joinSentences(sentences)),
      ),
    ).slice(0, TRIED_COUNT),
    status: words.explain.joinSentences(
      lanes.length <= MAX_CLAUSES
        ? clauses.filter((clause) => clause !== undefined)
        : longest(clauses.filter((clause) => clause !== undefined)).slice(0, MAX_CLAUSES),
    ),
  };
}

function longest(texts: readonly string[]): readonly string[] {
  return [...texts].sort((one, other) => textWidthPx(other, 1) - textWidthPx(one, 1));
}

/** One of them at a time. */
function troublesOf(lanes: readonly ExplainedLane[], { words: { explain } }: Language): readonly string[] {
  return longest([
    ...(lanes.some(({ spans }) => spans.serverStops.length > 0) ? [explain.serverDown] : []),
    ...(lanes.some(({ spans }) => spans.outages.length > 0) ? [explain.outage] : []),
  ]).slice(0, 1);
}

function newsOf(lanes: readonly ExplainedLane[], endMs: number, { locale, words }: Language): readonly string[] {
  const says = words.explain.news;
  const lastId = Math.max(0, ...lanes.map(({ spans }) => spans.messages.at(-1)?.id ?? 0));
  if (lastId === 0) return [says.none];
  const age = formatMeasuredMs(endMs, locale);
  // Not all of them: that it has reached nobody is said shortly.
  const names = longest(lanes.map(({ name }) => name)).slice(0, Math.max(1, lanes.length - 1));
  return [
    says.waiting(lastId, age, formatList(names, locale)),
    says.waitingForAll(lastId, age),
    ...lanes.map(({ name }) =>
      lanes.length > 1 ? says.deliveredToAll(lastId, name, age) : says.delivered(lastId, name, age),
    ),
    ...lanes.flatMap(({ name, spans }) =>
      [...new Set(spans.messages.flatMap(({ losses }) => losses.map(({ reason }) => reason)))].map((reason) =>
        says.lost(lastId, name, words.trace.lossReason[reason]),
      ),
    ),
  ];
}

/** What a lane may be found doing at some moment, by what happened in it. */
function kindsOf({ exchanges, transits }: Spans): readonly LaneNow[] {
  const handlers = new Set(exchanges.flatMap(({ attempts }) => attempts.map(({ handler }) => handler)));
  const hasStreams = handlers.has('stream') || handlers.has('socket');
  const hasPolls = exchanges.some(({ kind }) => kind === 'poll');
  return [
    { kind: 'opening' },
    { kind: 'asking' },
    { kind: 'stuck' },
    { kind: 'retrying', untilNextMs: MS },
    ...(exchanges.some(hasFailed) || transits.some(({ droppedAtMs }) => droppedAtMs !== null)
      ? [{ kind: 'failing' } as const]
      : []),
    ...(exchanges.some(({ wasQueued }) => wasQueued) ? [{ kind: 'queued' } as const] : []),
    ...(handlers.has('hold') ? [{ kind: 'held', forMs: MS } as const] : []),
    ...(handlers.has('article-loop') || handlers.has('at-once') ? [{ kind: 'working', forMs: MS } as const] : []),
    ...(hasPolls ? POLLING : []),
    ...(hasStreams ? STREAMING : []),
  ];
}

/** Also where a later attempt made up for it. */
function hasFailed({ outcome, attempts }: ExchangeSpan): boolean {
  return attempts.length > 1 || (outcome !== 'answered' && outcome !== 'empty' && outcome !== 'open');
}

const POLLING: readonly LaneNow[] = [
  { kind: 'answering' },
  { kind: 'emptyAnswering' },
  { kind: 'idle', untilNextMs: MS },
  { kind: 'overlapping', count: 10 },
];
const STREAMING: readonly LaneNow[] = [
  { kind: 'connecting' },
  { kind: 'listening' },
  { kind: 'pushing' },
  { kind: 'closing' },
  { kind: 'deaf' },
  { kind: 'reopening', untilNextMs: MS },
];
