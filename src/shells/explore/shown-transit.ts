import { parseItemKey, type ItemKey } from '../../layout/item-keys';
import type { Spans, TransitSpan } from '../../trace/spans';
import { isSamePage, isSeenBy, FIRST_PAGE, type PageId } from '../../trace/page-id';

/**
 * The transit whose bytes a mark is about: an arrow's own; a request's, for its work, its wait and its end; for a
 * message the answer or frame that brought it. Undefined for what has none, such as a connection.
 */
export function transitOfItem(key: ItemKey, { transits, messages }: Spans): TransitSpan | undefined {
  const item = parseItemKey(key);
  switch (item?.kind) {
    case 'transit':
      return transits.find(({ id }) => id === item.id);
    case 'exchange':
      return transits.findLast(
        ({ content, exchangeId, attempt }) =>
          content === 'request' && exchangeId === item.id && (item.attempt === null || attempt === item.attempt),
      );
    case 'message': {
      const message = messages.find(({ id }) => id === item.id);
      const delivery = message?.deliveries.find((each) => isSamePage(each, item.page ?? FIRST_PAGE));
      const carriers = transits.filter(({ messageIds }) => messageIds.includes(item.id));
      return carriers.find(({ arrivedAtMs }) => arrivedAtMs === delivery?.atMs) ?? carriers[0];
    }
    default:
      return undefined;
  }
}

/** What was last sent from or to a page at a moment; TCP's own packets only where there is nothing else. */
export function latestTransit({ transits }: Spans, page: PageId, atMs: number): TransitSpan | undefined {
  return transits.findLast(
    (transit) => isSeenBy(page, transit) && transit.sentAtMs <= atMs && transit.exchangeId !== null,
  );
}
