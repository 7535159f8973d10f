/** What became of the messages, in words: of the one that waits longest, else of those that came last. */
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs, formatMoment, formatNumber } from '../../i18n/formats';
import type { Initiator } from '../../trace/events';
import type { MessageSpan } from '../../trace/spans';
import { isSamePage, isSeenBy } from '../../trace/page-id';
import { comingsAt, comingsSentence } from './explain-comings';
import {
  deliveredAtMs,
  isPending,
  MAX_NAMES,
  publishedTo,
  type ExplainedLane,
  type LaneMessage,
} from './explained-lane';

/** What is shorter would be rounded to nothing. */
export const JUST_NOW_MS = 0.5;

/** The newest message, in each lane that shares it: one that makes its own shares none. */
export function newestMessages(lanes: readonly ExplainedLane[], atMs: number): readonly LaneMessage[] {
  const each = lanes.flatMap((lane): readonly LaneMessage[] => {
    const message = publishedTo(lane, atMs).at(-1);
    return message === undefined ? [] : [{ lane, message }];
  });
  const latestAtMs = Math.max(...each.map(({ message }) => message.publishedAtMs));
  const newest = each.filter(({ message }) => message.publishedAtMs === latestAtMs);
  const shared = newest.filter(({ lane }) => !lane.hasOwnNews);
  return shared.length > 0 ? shared : newest.slice(0, 1);
}

/** `message 2`; where its lane is not said besides, and lanes beside it have others of that number, whose it is. */
export function messageName(
  id: number,
  lane: ExplainedLane,
  lanes: readonly ExplainedLane[],
  { words }: Language,
): string {
  const { message, messageOf, inText } = words.explain;
  return lane.hasOwnNews && lanes.length > 1 ? messageOf(id, inText(lane.name)) : message(id);
}

/** Of those that wait the one that waits longest; where none does, those that came last. */
export function newsSentence(
  newest: readonly LaneMessage[],
  lanes: readonly ExplainedLane[],
  atMs: number,
  language: Language,
): string {
  const { words } = language;
  const { at, news: says } = words.explain;
  const [first] = newest;
  if (!first) return says.none('');
  const { id, publishedAtMs } = first.message;
  const published = () => says.published(messageName(id, first.lane, lanes, language));
  const sharing = newest.map(({ lane }) => lane);
  const waiting = sharing.flatMap((lane): readonly WaitingLane[] => {
    const messages = publishedTo(lane, atMs).filter((message) => isPending(lane, message, atMs));
    return messages.length > 0 ? [{ lane, messages }] : [];
  });
  if (waiting.some(({ messages }) => messages.at(-1)?.id === id) && atMs - publishedAtMs < JUST_NOW_MS)
    return at(formatMoment(atMs, language.locale), published());
  if (waiting.length > 0) return waitingSentence(waiting, sharing.length, lanes, atMs, language);
  return deliverySentence(sharing, atMs, language) ?? at(formatMoment(publishedAtMs, language.locale), published());
}

interface WaitingLane {
  readonly lane: ExplainedLane;
  /** At least one, the oldest first. */
  readonly messages: readonly MessageSpan[];
}

function waitingSentence(
  waiting: readonly WaitingLane[],
  sharingCount: number,
  lanes: readonly ExplainedLane[],
  atMs: number,
  language: Language,
): string {
  const { locale, words } = language;
  const { at, inText, message: nameOf, news: says, andLater } = words.explain;
  const oldest = waiting
    .flatMap(({ messages }) => messages.slice(0, 1))
    .reduce((first, message) => (message.publishedAtMs < first.publishedAtMs ? message : first));
  const without = waiting.filter(({ messages }) => messages.some(({ id }) => id === oldest.id));
  const laterCount = Math.min(...without.map(({ messages }) => messages.length)) - 1;
  const [only] = without;
  const keptFromMs = without.length === 1 && only ? keptAtProxyFromMs(only.lane, oldest, atMs) : null;
  if (keptFromMs !== null && only)
    return at(formatMoment(keptFromMs, locale), says.keptAtProxy(messageName(oldest.id, only.lane, lanes, language)));
  const unread = without.length === 1 && only ? arrivalOf(only.lane, oldest, atMs) : null;
  if (unread !== null && only) {
    const say = unread.isStreamed ? says.keptBack : unread.initiator === 'script' ? says.blocked : says.unread;
    return at(formatMoment(unread.atMs, locale), say(messageName(oldest.id, only.lane, lanes, language)));
  }
  const age = formatMeasuredMs(atMs - oldest.publishedAtMs, locale);
  const later = laterCount > 0 ? andLater(laterCount) : '';
  const message = nameOf(oldest.id);
  const told =
    without.length === sharingCount && sharingCount > 1
      ? says.waitingForAll(message, age, later)
      : without.length > MAX_NAMES
        ? says.waitingForMany(message, age, without.length, sharingCount, later)
        : says.waiting(
            message,
            age,
            formatList(
              without.map(({ lane }) => inText(lane.name)),
              locale,
            ),
            later,
          );
  return at(formatMoment(atMs, locale), told);
}

/** What came last, and all that came with it. */
function deliverySentence(sharing: readonly ExplainedLane[], atMs: number, language: Language): string | null {
  const cameAtMs = sharing.flatMap((lane) =>
    publishedTo(lane, atMs).flatMap((message) => deliveredAtMs(lane, message, atMs) ?? []),
  );
  if (cameAtMs.length === 0) return null;
  const lastAtMs = cameAtMs.reduce((last, each) => Math.max(last, each));
  const comings = comingsAt(sharing, lastAtMs);
  return language.words.explain.at(
    formatMoment(lastAtMs, language.locale),
    comingsSentence(comings, sharing, lastAtMs, language),
  );
}

/**
 * When and on whose request what carries it came: it may lie in an iframe until the next look, wait for an older script,
 * or be kept back by a browser that waits for more of a stream.
 */
export function arrivalOf(
  { spans, page }: ExplainedLane,
  message: MessageSpan,
  atMs: number,
): { readonly atMs: number; readonly initiator: Initiator | null; readonly isStreamed: boolean } | null {
  const carrier = spans.transits.find(
    (transit) =>
      isSeenBy(page, transit) && (transit.arrivedAtMs ?? Infinity) <= atMs && transit.messageIds.includes(message.id),
  );
  if (carrier?.arrivedAtMs == null) return null;
  const initiator = spans.exchanges.find(({ id }) => id === carrier.exchangeId)?.initiator ?? null;
  return { atMs: carrier.arrivedAtMs, initiator, isStreamed: carrier.content === 'chunk' };
}

/** Since when a proxy keeps back the answer that carries it; null where none does. */
function keptAtProxyFromMs({ spans, page }: ExplainedLane, { id }: MessageSpan, atMs: number): number | null {
  const kept = spans.exchanges
    .filter((exchange) => isSamePage(exchange, page))
    .flatMap(({ attempts }) => attempts.flatMap(({ proxy }) => proxy?.withheld ?? []));
  const isNow = ({ fromMs, toMs }: (typeof kept)[number]) => fromMs <= atMs && atMs < (toMs ?? Infinity);
  return kept.find((part) => part.messageIds.includes(id) && isNow(part))?.fromMs ?? null;
}

export function beforeNews(
  lanes: readonly ExplainedLane[],
  atMs: number,
  fromMs: number,
  { locale, words }: Language,
): string {
  const { at, news: says } = words.explain;
  const firstAtMs = Math.min(...lanes.map((lane) => publishedTo(lane, Infinity)[0]?.publishedAtMs ?? Infinity));
  const forWhom = forPage(lanes, locale, says);
  if (!Number.isFinite(firstAtMs))
    return fromMs > 0 ? says.noneSince(forWhom, formatMoment(fromMs, locale)) : says.none(forWhom);
  return at(formatMoment(atMs, locale), says.first(forWhom, formatMeasuredMs(firstAtMs - atMs, locale)));
}

/** Where pages get messages of their own, whose are meant. */
function forPage(
  lanes: readonly ExplainedLane[],
  locale: Language['locale'],
  says: Language['words']['explain']['news'],
) {
  const lane = lanes.find(({ spans, page }) =>
    spans.messages.some(({ toPage }) => toPage !== null && !isSamePage(toPage, page)),
  );
  if (lane === undefined) return '';
  const { client, tab } = lane.page;
  const pages = lane.spans.messages.flatMap(({ toPage }) => toPage ?? []);
  const hasTabs = pages.some((page) => page.tab > 0);
  const hasClients = !hasTabs || pages.some((page) => page.client > 0);
  const number = (index: number) => formatNumber(index + 1, locale);
  return says.forPage(hasClients ? number(client) : null, hasTabs ? number(tab) : null);
}
