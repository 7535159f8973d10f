/** What became of the newest message, in words. */
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import type { MessageSpan, Spans } from '../../trace/spans';

export interface ExplainedLane {
  readonly name: string;
  readonly spans: Spans;
  /** It makes its own messages: their numbers have nothing to do with those of other lanes. */
  readonly hasOwnNews: boolean;
}

/** So many names still make a sentence. */
export const MAX_NAMES = 2;
/** What is shorter would be rounded to nothing. */
export const JUST_NOW_MS = 0.5;

export interface LaneMessage {
  readonly lane: ExplainedLane;
  readonly message: MessageSpan;
}

/** The newest message, in each lane that shares it: one that makes its own shares none. */
export function newestMessages(lanes: readonly ExplainedLane[], atMs: number): readonly LaneMessage[] {
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

/** Still on its way to someone, or the last to get it. */
export function newsSentence(
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
    const unread = waiting.length === 1 ? waiting[0] : undefined;
    if (unread != null && unread.arrivedAtMs !== null)
      return at(formatMoment(unread.arrivedAtMs, locale), says[unread.isStreamed ? 'keptBack' : 'unread'](message));
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

/** When the page had it, and when what carried it came: an iframe keeps it unread until the next look, a browser keeps the beginning of a stream back. */
export function deliveryAt({ transits }: Spans, message: MessageSpan, atMs: number) {
  const delivery = message.deliveries.find(({ client, atMs: deliveredAtMs }) => client === 0 && deliveredAtMs <= atMs);
  if (delivery) return { deliveredAtMs: delivery.atMs, arrivedAtMs: null, isStreamed: false };
  const carrier = transits.find(
    ({ client, arrivedAtMs, messageIds }) =>
      client === 0 && arrivedAtMs !== null && arrivedAtMs <= atMs && messageIds.includes(message.id),
  );
  return { deliveredAtMs: null, arrivedAtMs: carrier?.arrivedAtMs ?? null, isStreamed: carrier?.content === 'chunk' };
}

export function beforeNews(
  lanes: readonly ExplainedLane[],
  atMs: number,
  fromMs: number,
  { locale, words }: Language,
): string {
  const { at, news: says } = words.explain;
  const firstAtMs = Math.min(...lanes.map((lane) => lane.spans.messages[0]?.publishedAtMs ?? Infinity));
  if (!Number.isFinite(firstAtMs)) return fromMs > 0 ? says.noneSince(formatMoment(fromMs, locale)) : says.none;
  return at(formatMoment(atMs, locale), says.first(formatMeasuredMs(firstAtMs - atMs, locale)));
}
