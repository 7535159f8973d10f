/**
 * The longest that may come to be said of a run. The panel keeps room for it, so that nothing below moves while time
 * runs and sentences change.
 */
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import { LULL_KINDS, stopsOfKind } from '../../layout/lulls';
import { textWidthPx } from '../../layout/text-width';
import { answersAtOnce } from '../../trace/answers-at-once';
import { isEndless } from '../../trace/endless-handlers';
import type { ExchangeSpan, ProxySpan, Spans } from '../../trace/spans';
import { isSamePage } from '../../trace/page-id';
import { kindOf, sentencesOfComings } from './comings-room';
import { clauseOf, eventSentence, MAX_CLAUSES, type LaneEvent } from './explain';
import { messageName } from './explain-news';
import { MAX_NAMES, publishedTo, type ExplainedLane } from './explained-lane';
import type { LaneNow } from './lane-now';
import { tellingEvents } from './telling-event';

export interface ExplanationRoom {
  /** Some of the longest: which of them takes the most lines depends on where they break. */
  readonly headlines: readonly string[];
  readonly status: string;
}

const TRIED_COUNT = 4;
/** As a duration it is as long as most. */
const MS = 10_000;
/** `100.0 kB`. */
const BYTES = 100_000;
const PORT = 9339;

export function roomForExplanation(
  lanes: readonly ExplainedLane[],
  endMs: number,
  language: Language,
): ExplanationRoom {
  const { locale, words } = language;
  const { at, joinSentences, others } = words.explain;
  const events = lanes.flatMap((lane) =>
    [...tellingEvents(lane.spans, lane.page, endMs)].map((event) => ({ lane, event })),
  );
  const headlines = [
    ...newsOf(lanes, endMs, language),
    ...sentencesOfComings(lanes, events, endMs, language),
    ...eventsOf(lanes, events, language),
  ].map((sentence) => joinSentences([...stopsOf(lanes, endMs, language), at(formatMoment(endMs, locale), sentence)]));
  const clauses = lanes.flatMap(({ name, spans }) =>
    longest(kindsOf(spans).map((now) => clauseOf(name, now, language))).slice(0, 1),
  );
  return {
    headlines: longest(headlines).slice(0, TRIED_COUNT),
    status: joinSentences(
      lanes.length <= MAX_CLAUSES
        ? clauses
        : [...longest(clauses).slice(0, MAX_CLAUSES), others(lanes.length - MAX_CLAUSES)],
    ),
  };
}

function longest(texts: readonly string[]): readonly string[] {
  return [...texts].sort((one, other) => textWidthPx(other, 1) - textWidthPx(one, 1));
}

/** One of them at a time. */
function stopsOf(lanes: readonly ExplainedLane[], endMs: number, { locale, words }: Language): readonly string[] {
  const moment = formatMoment(endMs, locale);
  return longest([
    ...(lanes.some(({ spans }) => spans.serverStops.length > 0) ? [words.explain.serverDown(moment)] : []),
    ...(lanes.some(({ spans }) => spans.outages.length > 0) ? [words.explain.outage(moment)] : []),
    ...LULL_KINDS.filter((kind) => lanes.some(({ spans }) => stopsOfKind(spans, kind).length > 0)).map((kind) =>
      words.explain.lull[kind](moment),
    ),
  ]).slice(0, 1);
}

function newsOf(lanes: readonly ExplainedLane[], endMs: number, language: Language): readonly string[] {
  const { locale, words } = language;
  const { inText, news: says } = words.explain;
  const lastId = Math.max(0, ...lanes.map(({ spans }) => spans.messages.at(-1)?.id ?? 0));
  if (lastId === 0) return [says.none('')];
  const age = formatMeasuredMs(endMs, locale);
  // That it has reached nobody, or has yet to reach many, is said shortly.
  const names = longest(lanes.map(({ name }) => inText(name))).slice(
    0,
    Math.max(1, Math.min(MAX_NAMES, lanes.length - 1)),
  );
  const message = words.explain.message(lastId);
  const unread = [...new Set(lanes.map((lane) => messageName(lastId, lane, lanes, language)))];
  const hasScripts = lanes.some(({ spans }) => spans.exchanges.some(({ initiator }) => initiator === 'script'));
  const isKept = lanes.some(({ spans }) => proxySpansOf(spans).some(({ withheld }) => withheld.length > 0));
  const later = lanes.some(hasWaitedTogether) ? words.explain.andLater(lastId) : '';
  const batch = words.explain.messages(`${lastId}–${lastId}`);
  return [
    says.waiting(message, age, formatList(names, locale), later),
    says.waitingForAll(message, age, later),
    ...unread.flatMap((name) => [
      says.unread(name),
      says.keptBack(name),
      ...(isKept ? [says.keptAtProxy(name)] : []),
      ...(hasScripts ? [says.blocked(name)] : []),
    ]),
    ...lanes.map(({ name }) => (lanes.length > 1 ? says.deliveredToAll : says.delivered)(message, inText(name), age)),
    ...lanes
      .filter(hasComeTogether)
      .map(({ name }) => (lanes.length > 1 ? says.batchDeliveredToAll : says.batchDelivered)(batch, inText(name), age)),
  ];
}

/** One was published while another had not reached its end. */
function hasWaitedTogether(lane: ExplainedLane): boolean {
  let latestEndMs = -Infinity;
  return publishedTo(lane, Infinity).some(({ publishedAtMs, deliveries, losses }) => {
    const isTogether = publishedAtMs < latestEndMs;
    const end = [...deliveries, ...losses].find((each) => isSamePage(each, lane.page));
    latestEndMs = Math.max(latestEndMs, end?.atMs ?? Infinity);
    return isTogether;
  });
}

function hasComeTogether(lane: ExplainedLane): boolean {
  const comings = publishedTo(lane, Infinity).flatMap(({ deliveries }) =>
    deliveries.filter((each) => isSamePage(each, lane.page)).map(({ atMs }) => atMs),
  );
  return new Set(comings).size < comings.length;
}

/** The last of each kind in each lane: those before it differ by their digits, which are no more. */
function eventsOf(
  lanes: readonly ExplainedLane[],
  events: readonly LaneEvent[],
  language: Language,
): readonly string[] {
  const lastOfKind = new Map(events.map((told) => [`${lanes.indexOf(told.lane)}/${kindOf(told)}`, told]));
  return [...lastOfKind.values()].map(({ lane, event }) => eventSentence(event, lane, lanes, language));
}

/** What a lane may be found doing at some moment, by what happened in it. */
function kindsOf(spans: Spans): readonly LaneNow[] {
  const { exchanges, transits, connections } = spans;
  const handlers = new Set(exchanges.flatMap(({ attempts }) => attempts.map(({ handler }) => handler)));
  const hasStreams = [...handlers].some(isEndless);
  const hasPolls = exchanges.some(({ kind }) => kind === 'poll');
  return [
    { kind: 'opening' },
    { kind: 'asking' },
    { kind: 'stuck' },
    { kind: 'retrying', untilNextMs: MS },
    ...(exchanges.some(hasFailed) || transits.some(({ droppedAtMs }) => droppedAtMs !== null)
      ? [{ kind: 'failing' } as const]
      : []),
    ...(exchanges.some(({ wasQueued }) => wasQueued)
      ? [{ kind: 'queued' } as const, { kind: 'overlapping', count: 20, queuedCount: 10 } as const]
      : []),
    ...(exchanges.some(({ wasQueued }) => wasQueued) && connections.some(({ httpVersion }) => httpVersion === '2')
      ? [{ kind: 'queuedForStream' } as const]
      : []),
    ...(exchanges.some(({ tab }) => tab > 0) ? [{ kind: 'behindTabs', tabCount: 10 } as const] : []),
    ...(transits.some(({ dropReason }) => dropReason === 'dropped-by-hand')
      ? [{ kind: 'unanswered' } as const, { kind: 'idle', untilNextMs: MS, unanswerableCount: 20 } as const]
      : []),
    ...(exchanges.some(({ attempts }) => attempts.some(({ handler }) => handler === null))
      ? [{ kind: 'ignored' } as const]
      : []),
    ...(exchanges.some(({ initiator }) => initiator === 'iframe') ? [{ kind: 'unread', untilMs: MS } as const] : []),
    ...(exchanges.some(({ attempts }) => attempts.some(({ wasBacklogged }) => wasBacklogged))
      ? [{ kind: 'backlogged', forMs: MS } as const]
      : []),
    ...proxyKinds(spans),
    ...(transits.some(({ dropReason }) => dropReason === 'blocked')
      ? [{ kind: 'swallowed', port: PORT } as const]
      : []),
    ...(exchanges.some(({ kind }) => kind === 'policy') ? [{ kind: 'policyComing' } as const] : []),
    ...(handlers.has('hold') ? [{ kind: 'held', forMs: MS } as const] : []),
    ...([...handlers].some((kind) => kind === 'article-loop' || answersAtOnce(kind))
      ? [{ kind: 'working', forMs: MS } as const]
      : []),
    ...(hasPolls ? POLLING : []),
    ...(hasStreams ? STREAMING : []),
    ...(handlers.has('limited-stream')
      ? [{ kind: 'growing', receivedBytes: BYTES } as const, { kind: 'keptBack' } as const]
      : []),
  ];
}

function proxySpansOf({ exchanges }: Spans): readonly ProxySpan[] {
  return exchanges.flatMap(({ attempts }) => attempts.flatMap(({ proxy }) => proxy ?? []));
}

function proxyKinds(spans: Spans): readonly LaneNow[] {
  const all = proxySpansOf(spans);
  return [
    ...(all.some(({ wait }) => wait !== null) ? [{ kind: 'proxied', forMs: MS } as const] : []),
    ...(all.some(({ withheld }) => withheld.length > 0) ? [{ kind: 'withheld', bytes: BYTES } as const] : []),
    ...(all.some(({ gaveUpStatus }) => gaveUpStatus !== null) ? [{ kind: 'givenUp', status: 504 } as const] : []),
    ...(all.some(({ strippedAtMs }) => strippedAtMs !== null) ? [{ kind: 'stripped' } as const] : []),
  ];
}

/** Also where a later attempt made up for it. */
function hasFailed({ outcome, attempts }: ExchangeSpan): boolean {
  return attempts.length > 1 || (outcome !== 'answered' && outcome !== 'empty' && outcome !== 'open');
}

const POLLING: readonly LaneNow[] = [
  { kind: 'answering' },
  { kind: 'emptyAnswering' },
  { kind: 'idle', untilNextMs: MS, unanswerableCount: 0 },
  { kind: 'overlapping', count: 10, queuedCount: 0 },
];
const STREAMING: readonly LaneNow[] = [
  { kind: 'connecting' },
  { kind: 'listening' },
  { kind: 'pushing' },
  { kind: 'closing' },
  { kind: 'deaf' },
  { kind: 'reopening', untilNextMs: MS },
];
