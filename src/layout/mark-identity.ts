import type { Spans, TransitSpan } from '../trace/spans';
import { isSamePage, isSeenBy, type PageId } from '../trace/page-id';

/**
 * A mark as the same thing in another run of the same lane. Keys count what there is of a kind in the whole run, so that
 * another latency may give a message on the wire another one; as a part of its page's request it stays what it is.
 */
export interface MarkIdentity extends PageId {
  /** Which of its page's requests it belongs to, counted from 0. */
  readonly exchangePlace: number;
  readonly of:
    | { readonly kind: 'end' }
    /** What is pushed is what it brings, on whatever stream or socket. */
    | { readonly kind: 'push'; readonly messageId: number }
    | { readonly kind: 'work'; readonly attempt: number }
    | {
        readonly kind: 'transit';
        readonly attempt: number | null;
        readonly direction: TransitSpan['direction'];
        readonly content: TransitSpan['content'];
        /** Which of those that are alike, counted from 0. */
        readonly place: number;
        readonly end: 'from' | 'to';
      };
}

/** What a mark is called in one run, and its moment there. */
export interface FoundMark {
  readonly exchangeId: number | null;
  /** The transit's id; null for what is none. */
  readonly transitId: number | null;
  readonly atMs: number;
}

/** One end of an arrow, as that of its request; null for what belongs to none. */
export function transitIdentity(spans: Spans, transit: TransitSpan, end: 'from' | 'to'): MarkIdentity | null {
  const { client, tab, exchangeId, attempt, direction, content } = transit;
  if (exchangeId === null || tab === null) return null;
  const page = { client, tab };
  const pushedId = transit.messageIds[0];
  if (end === 'to' && isPush(transit) && pushedId !== undefined) {
    return { ...page, exchangePlace: 0, of: { kind: 'push', messageId: pushedId } };
  }
  const place = alike(spans, transit, exchangeId).indexOf(transit);
  return {
    ...page,
    exchangePlace: placeOfExchange(spans, { ...page, id: exchangeId }),
    of: { kind: 'transit', attempt, direction, content, place, end },
  };
}

/** Which of its page's requests it is, counted from 0. */
export function placeOfExchange(spans: Spans, exchange: PageId & { readonly id: number }): number {
  return exchangesOf(spans, exchange).findIndex(({ id }) => id === exchange.id);
}

/** The mark in a run, and its moment; null where it is not there. */
export function findMark(spans: Spans, { exchangePlace, of, ...page }: MarkIdentity): FoundMark | null {
  if (of.kind === 'push') return findPush(spans, page, of.messageId);
  const exchange = exchangesOf(spans, page)[exchangePlace];
  if (exchange === undefined) return null;
  const found = (atMs: number | null | undefined, transitId: number | null = null): FoundMark | null =>
    atMs === null || atMs === undefined ? null : { exchangeId: exchange.id, transitId, atMs };
  if (of.kind === 'end') return found(exchange.endedAtMs);
  if (of.kind === 'work') {
    return found(exchange.attempts.find(({ number }) => number === of.attempt)?.workEndedAtMs);
  }
  const transit = alike(spans, of, exchange.id)[of.place];
  if (transit === undefined) return null;
  return found(of.end === 'to' ? transit.arrivedAtMs : departureMs(transit), transit.id);
}

/** When the copy left that arrived: where an arrow is drawn from. */
export function departureMs({ resentAtMs, sentAtMs }: TransitSpan): number {
  return resentAtMs.at(-1) ?? sentAtMs;
}

/** What was lost on its way may have been pushed again: it is the first that arrived. */
function findPush(spans: Spans, page: PageId, messageId: number): FoundMark | null {
  for (const transit of spans.transits) {
    const { arrivedAtMs, messageIds } = transit;
    if (!isSeenBy(page, transit) || !isPush(transit) || messageIds[0] !== messageId || arrivedAtMs === null) continue;
    return { exchangeId: transit.exchangeId, transitId: transit.id, atMs: arrivedAtMs };
  }
  return null;
}

function isPush({ content, direction }: TransitSpan): boolean {
  return direction === 'down' && (content === 'chunk' || content === 'frame');
}

function exchangesOf(spans: Spans, page: PageId) {
  return spans.exchanges.filter((exchange) => isSamePage(exchange, page));
}

function alike(
  spans: Spans,
  { attempt, direction, content }: Pick<TransitSpan, 'attempt' | 'direction' | 'content'>,
  exchangeId: number,
): readonly TransitSpan[] {
  return spans.transits.filter(
    (transit) =>
      transit.exchangeId === exchangeId &&
      transit.attempt === attempt &&
      transit.direction === direction &&
      transit.content === content,
  );
}
