/** What is going on at the playhead, in words, made from the trace. */
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import { unreachable } from '../../core/assert';
import { LULL_KINDS, stopsOfKind } from '../../layout/lulls';
import type { MessageSpan, Spans } from '../../trace/spans';
import type { LossCause } from '../../layout/loss-circumstance';
import { laneNow, type LaneNow } from './lane-now';
import { latestTellingEvent, type TellingEvent } from './telling-event';

export interface ExplainedLane {
  readonly name: string;
  readonly spans: Spans;
  /** It makes its own messages: their numbers have nothing to do with those of other lanes. */
  readonly hasOwnNews: boolean;
}

/** More clauses than this are a list that nobody reads; those lanes that only wait are left out first. */
export const MAX_CLAUSES = 3;
/** So many names still make a sentence. */
export const MAX_NAMES = 2;
/** What is shorter would be rounded to nothing. */
const JUST_NOW_MS = 0.5;

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
  const others = told.length - chosen.length;
  return {
    headline: words.joinSentences([...stopsAt(lanes, atMs, language), headlineAt(lanes, atMs, language)]),
    status:
      atMs >= endMs
        ? words.end
        : words.joinSentences([
            ...chosen.map(({ name, now }) => clauseOf(name, now, language)),
            ...(others > 0 ? [words.others(others)] : []),
          ]),
  };
}

/** One sentence about one lane. */
export function clauseOf(name: string, now: LaneNow, { locale, words }: Language): string {
  const says = words.explain.lane;
  switch (now.kind) {
    case 'working':
    case 'held':
      return now.forMs < JUST_NOW_MS ? says.atServer(name) : says[now.kind](name, formatMeasuredMs(now.forMs, locale));
    case 'idle':
    case 'retrying':
    case 'reopening':
      return says[now.kind](name, formatMeasuredMs(now.untilNextMs, locale));
    case 'unread':
      return says.unread(name, formatMoment(now.untilMs, locale));
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

function stopsAt(lanes: readonly ExplainedLane[], atMs: number, { locale, words }: Language): readonly string[] {
  const isWithin = (stop: { readonly fromMs: number; readonly toMs: number | null }) =>
    stop.fromMs <= atMs && (stop.toMs ?? Infinity) > atMs;
  const says = words.explain;
  const stop = lanes.flatMap(({ spans }) => spans.serverStops).find(isWithin);
  if (stop) return [says.serverDown(formatMoment(stop.fromMs, locale))];
  const outage = lanes.flatMap(({ spans }) => spans.outages).find(isWithin);
  if (outage) return [says.outage(formatMoment(outage.fromMs, locale))];
  for (const kind of LULL_KINDS) {
    const lull = lanes.flatMap(({ spans }) => stopsOfKind(spans, kind)).find(isWithin);
    if (lull) return [says.lull[kind](formatMoment(lull.fromMs, locale))];
  }
  return [];
}

/** What went wrong since the newest message was published; else what became of that message. Each with its own time. */
function headlineAt(lanes: readonly ExplainedLane[], atMs: number, language: Language): string {
  const { locale, words } = language;
  const newest = newestMessages(lanes, atMs);
  const publishedAtMs = newest[0]?.message.publishedAtMs ?? -Infinity;
  const events = lanes.flatMap((lane) => {
    const event = latestTellingEvent(lane.spans, atMs, 0);
    return event === null ? [] : [{ lane, event }];
  });
  const latest = events.reduce<(typeof events)[number] | null>(
    (last, each) => (last === null || each.event.atMs > last.event.atMs ? each : last),
    null,
  );
  if (latest !== null && latest.event.atMs >= publishedAtMs)
    return words.explain.at(
      formatMoment(latest.event.atMs, locale),
      eventSentence(latest.event, latest.lane, lanes, language),
    );
  return newest.length === 0 ? beforeNews(lanes, atMs, language) : newsSentence(newest, lanes, atMs, language);
}

interface LaneMessage {
  readonly lane: ExplainedLane;
  readonly message: MessageSpan;
}

/** The newest message, in each lane that shares it: one that makes its own shares none. */
function newestMessages(lanes: readonly ExplainedLane[], atMs: number): readonly LaneMessage[] {
  const each = lanes.flatMap((lane): readonly LaneMessage[] => {
    const message = lane.spans.messages.findLast(({ publishedAtMs }) => publishedAtMs <= atMs);
    return message === undefined ? [] : [{ lane, message }];
  });
  const latestAtMs = Math.max(...each.map(({ message }) => message.publishedAtMs));
  const newest = each.filter(({ message }) => message.publishedAtMs === latestAtMs);
  const shared = newest.filter(({ lane }) => !lane.hasOwnNews);
  return shared.length > 0 ? shared : newest.slice(0, 1);
}

/** `message 2`, and whose it is, where lanes beside it have others of that number. */
export function messageName(
  id: number,
  lane: ExplainedLane,
  lanes: readonly ExplainedLane[],
  { words }: Language,
): string {
  const { message, messageOf, inText } = words.explain;
  return lane.hasOwnNews && lanes.length > 1 ? messageOf(id, inText(lane.name)) : message(id);
}

/** What had been so for some while before the message came. */
const LASTING_CAUSES: readonly LossCause[] = ['no-stream', 'no-socket', 'given-up'];

export function eventSentence(
  event: TellingEvent,
  lane: ExplainedLane,
  lanes: readonly ExplainedLane[],
  language: Language,
): string {
  const { locale, words } = language;
  const says = words.explain.event;
  const name = words.explain.inText(lane.name);
  switch (event.kind) {
    case 'lost': {
      const message = messageName(event.messageId, lane, lanes, language);
      const reason = words.trace.lossReason[event.cause];
      const isLasting = LASTING_CAUSES.includes(event.cause);
      return isLasting && event.sinceMs !== null
        ? says.lostSince(message, name, reason, formatMoment(event.sinceMs, locale))
        : says.lost(message, name, reason);
    }
    case 'duplicate':
      return says.duplicate(messageName(event.messageId, lane, lanes, language), name);
    case 'timeout':
      return says.timeout(event.requestId, name, formatMeasuredMs(event.afterMs, locale));
    case 'httpError':
      return says.httpError(event.requestId, name, event.status ?? 0);
    case 'overtaken':
      return says.overtaken(event.byRequestId, event.requestId, name);
    case 'networkError':
    case 'aborted':
      return says[event.kind](event.requestId, name);
    case 'disconnected':
      return says.disconnected(name);
    default:
      return unreachable(event);
  }
}

/** Still on its way to someone, or the last to get it. */
function newsSentence(
  newest: readonly LaneMessage[],
  lanes: readonly ExplainedLane[],
  atMs: number,
  language: Language,
): string {
  const { locale, words } = language;
  const { at, inText, news: says } = words.explain;
  const fates = newest.map(({ lane, message }) => ({ lane, message, ...deliveryAt(lane.spans, message, atMs) }));
  const [first] = fates;
  if (!first) return says.none;
  const { publishedAtMs } = first.message;
  const message = messageName(first.message.id, first.lane, lanes, language);
  const waiting = fates.filter(({ deliveredAtMs }) => deliveredAtMs === null);
  if (waiting.length > 0) {
    const names = waiting.map(({ lane }) => inText(lane.name));
    const age = formatMeasuredMs(atMs - publishedAtMs, locale);
    const moment = formatMoment(atMs, locale);
    if (atMs - publishedAtMs < JUST_NOW_MS) return at(moment, says.published(message));
    const unread = waiting.length === 1 ? waiting[0]?.arrivedAtMs : null;
    if (unread != null) return at(formatMoment(unread, locale), says.unread(message));
    if (names.length === fates.length && fates.length > 1) return at(moment, says.waitingForAll(message, age));
    if (names.length > MAX_NAMES) return at(moment, says.waitingForMany(message, age, names.length, fates.length));
    return at(moment, says.waiting(message, age, formatList(names, locale)));
  }
  const last = fates.reduce((latest, fate) =>
    (fate.deliveredAtMs ?? 0) > (latest.deliveredAtMs ?? 0) ? fate : latest,
  );
  const deliveredAtMs = last.deliveredAtMs ?? publishedAtMs;
  const age = formatMeasuredMs(deliveredAtMs - publishedAtMs, locale);
  const say = fates.length > 1 ? says.deliveredToAll : says.delivered;
  return at(formatMoment(deliveredAtMs, locale), say(message, inText(last.lane.name), age));
}

/** When the page had it, and when what carried it came: an iframe keeps it unread until the next look. */
function deliveryAt({ transits }: Spans, message: MessageSpan, atMs: number) {
  const delivery = message.deliveries.find(({ client, atMs: deliveredAtMs }) => client === 0 && deliveredAtMs <= atMs);
  if (delivery) return { deliveredAtMs: delivery.atMs, arrivedAtMs: null };
  const carrier = transits.find(
    ({ client, arrivedAtMs, messageIds }) =>
      client === 0 && arrivedAtMs !== null && arrivedAtMs <= atMs && messageIds.includes(message.id),
  );
  return { deliveredAtMs: null, arrivedAtMs: carrier?.arrivedAtMs ?? null };
}

function beforeNews(lanes: readonly ExplainedLane[], atMs: number, { locale, words }: Language): string {
  const { at, news: says } = words.explain;
  const firstAtMs = Math.min(...lanes.map((lane) => lane.spans.messages[0]?.publishedAtMs ?? Infinity));
  if (!Number.isFinite(firstAtMs)) return says.none;
  return at(formatMoment(atMs, locale), says.first(formatMeasuredMs(firstAtMs - atMs, locale)));
}
