/** What is going on at the playhead, in words, made from the trace. */
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import { unreachable } from '../../core/assert';
import type { MessageSpan, Spans } from '../../trace/spans';
import { laneNow, type LaneNow } from './lane-now';

export interface ExplainedLane {
  readonly name: string;
  readonly spans: Spans;
}

/** More clauses than this are a list that nobody reads; those lanes that only wait are left out first. */
export const MAX_CLAUSES = 3;

/** What matters most at this moment, and what each lane is doing. */
export interface Explanation {
  readonly headline: string;
  readonly status: string;
}

export function explainMoment(
  lanes: readonly ExplainedLane[],
  atMs: number,
  endMs: number,
  language: Language,
): Explanation {
  const words = language.words.explain;
  const told = lanes.map((lane) => ({ name: lane.name, now: laneNow(lane.spans, atMs, 0) }));
  const busy = told.filter(({ now }) => now.kind !== 'idle' && now.kind !== 'listening' && now.kind !== 'stuck');
  const chosen = told.length <= MAX_CLAUSES ? told : (busy.length > 0 ? busy : told).slice(0, MAX_CLAUSES);
  const news = [
    ...troubleAt(lanes, atMs, language),
    newsAt(lanes, atMs, language),
    ...(atMs >= endMs ? [words.end] : []),
  ];
  return {
    headline: words.at(formatMoment(atMs, language.locale), words.joinSentences(news)),
    status: words.joinSentences(chosen.map(({ name, now }) => clauseOf(name, now, language))),
  };
}

/** One sentence about one lane. */
export function clauseOf(name: string, now: LaneNow, { locale, words }: Language): string {
  const says = words.explain.lane;
  switch (now.kind) {
    case 'working':
    case 'held':
      return says[now.kind](name, formatMeasuredMs(now.forMs, locale));
    case 'idle':
    case 'retrying':
    case 'reopening':
      return says[now.kind](name, formatMeasuredMs(now.untilNextMs, locale));
    case 'overlapping':
      return says.overlapping(name, now.count);
    case 'opening':
    case 'queued':
    case 'asking':
    case 'answering':
    case 'emptyAnswering':
    case 'failing':
    case 'stuck':
    case 'connecting':
    case 'listening':
    case 'pushing':
    case 'closing':
    case 'deaf':
      return says[now.kind](name);
    default:
      return unreachable(now);
  }
}

function troubleAt(lanes: readonly ExplainedLane[], atMs: number, { words }: Language): readonly string[] {
  const isWithin = (stop: { readonly fromMs: number; readonly toMs: number | null }) =>
    stop.fromMs <= atMs && (stop.toMs ?? Infinity) > atMs;
  if (lanes.some((lane) => lane.spans.serverStops.some(isWithin))) return [words.explain.serverDown];
  if (lanes.some((lane) => lane.spans.outages.some(isWithin))) return [words.explain.outage];
  return [];
}

/** About the newest message: lost to someone, still on its way to someone, or the last to get it. */
function newsAt(lanes: readonly ExplainedLane[], atMs: number, { locale, words }: Language): string {
  const says = words.explain.news;
  const newest = lanes.map((lane) => ({
    lane,
    message: lane.spans.messages.findLast((message) => message.publishedAtMs <= atMs),
  }));
  const publishedAtMs = Math.max(...newest.map(({ message }) => message?.publishedAtMs ?? -1));
  if (publishedAtMs < 0) return beforeNews(lanes, atMs, { locale, words });
  // The article's loop makes news of its own for one lane: only lanes that share this message have a say.
  const sharing = newest.flatMap(({ lane, message }) =>
    message?.publishedAtMs === publishedAtMs ? [{ name: lane.name, message }] : [],
  );
  const fates = sharing.map(({ name, message }) => ({ name, id: message.id, ...fateAt(message, atMs) }));
  const lost = fates.find((fate) => fate.lossReason !== null);
  if (lost?.lossReason) return says.lost(lost.id, lost.name, words.trace.lossReason[lost.lossReason]);
  const waiting = fates.filter((fate) => fate.deliveredAtMs === null);
  const [first] = waiting;
  if (first) {
    const age = formatMeasuredMs(atMs - publishedAtMs, locale);
    const names = waiting.map(({ name }) => name);
    return waiting.length === fates.length && fates.length > 1
      ? says.waitingForAll(first.id, age)
      : says.waiting(first.id, age, formatList(names, locale));
  }
  const last = fates.reduce((latest, fate) =>
    (fate.deliveredAtMs ?? 0) > (latest.deliveredAtMs ?? 0) ? fate : latest,
  );
  const age = formatMeasuredMs((last.deliveredAtMs ?? 0) - publishedAtMs, locale);
  return fates.length > 1 ? says.deliveredToAll(last.id, last.name, age) : says.delivered(last.id, last.name, age);
}

function fateAt(message: MessageSpan, atMs: number) {
  const delivery = message.deliveries.find((candidate) => candidate.client === 0 && candidate.atMs <= atMs);
  const loss = message.losses.find((candidate) => candidate.client === 0 && candidate.atMs <= atMs);
  return { deliveredAtMs: delivery?.atMs ?? null, lossReason: loss?.reason ?? null };
}

function beforeNews(lanes: readonly ExplainedLane[], atMs: number, { locale, words }: Language): string {
  const says = words.explain.news;
  const firstAtMs = Math.min(...lanes.map((lane) => lane.spans.messages[0]?.publishedAtMs ?? Infinity));
  return Number.isFinite(firstAtMs) ? says.first(formatMeasuredMs(firstAtMs - atMs, locale)) : says.none;
}
