import { parseItemKey, type ItemKey } from '../../layout/item-keys';
import type { Spans, TransitSpan } from '../../trace/spans';

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
          content === 'request' && exchangeId === item.id && (item.part === null || attempt === item.part),
      );
    case 'message': {
      const message = messages.find(({ id }) => id === item.id);
      const delivery = message?.deliveries.find(({ client }) => client === (item.part ?? 0));
      const carriers = transits.filter(({ messageIds }) => messageIds.includes(item.id));
      return carriers.find(({ arrivedAtMs }) => arrivedAtMs === delivery?.atMs) ?? carriers[0];
    }
    default:
      return undefined;
  }
}

/** What was last sent from or to a client at a moment; TCP's own packets only where there is nothing else. */
export function latestTransit({ transits }: Spans, client: number, atMs: number): TransitSpan | undefined {
  return transits.findLast(
    (transit) => transit.client === client && transit.sentAtMs <= atMs && transit.exchangeId !== null,
  );
}
