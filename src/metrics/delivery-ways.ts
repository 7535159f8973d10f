import { holdsUntilNews } from '../trace/holding-handlers';
import { toWholeMicroseconds } from '../core/units';
import type { Spans, TransitSpan } from '../trace/spans';
import { Reading } from './reading';

/** How one message came to one page. */
export interface DeliveryWay {
  readonly messageId: number;
  readonly atMs: number;
  readonly stalenessMs: number;
  /**
   * `pushed`: the moment that it was published. `met-held`: its request was already held. `waited-for-request`: it was
   * published before the request that fetched it had come. `other`: none of these.
   */
  readonly kind: 'pushed' | 'met-held' | 'waited-for-request' | 'other';
  /** From publication until what brought it left the server. */
  readonly waitedMs: number;
  /** On a stream or a socket. */
  readonly isPush: boolean;
  /** TCP had to send it again. */
  readonly wasSentAgain: boolean;
}

/** Of the whole run: what came by a moment came the same way, whatever is known beyond it. */
const waysOf = new WeakMap<Spans, readonly DeliveryWay[]>();

/** One entry for each delivery whose message on the wire is known, in the order of the messages. */
export function deliveryWays({ spans, untilMs }: Reading): readonly DeliveryWay[] {
  const ways = waysOf.get(spans) ?? findWays(new Reading(spans, Infinity));
  waysOf.set(spans, ways);
  return ways.filter(({ atMs }) => atMs <= untilMs);
}

function findWays({ deliveries, spans, transits }: Reading): readonly DeliveryWay[] {
  const bringers = new Map<string, TransitSpan>();
  for (const transit of transits) {
    if (transit.direction !== 'down' || transit.arrivedAtMs === null) continue;
    for (const id of transit.messageIds) {
      const place = `${id}/${transit.exchangeId}`;
      if (!bringers.has(place)) bringers.set(place, transit);
    }
  }
  const exchanges = new Map(spans.exchanges.map((exchange) => [exchange.id, exchange]));
  return deliveries.flatMap(({ message, exchangeId, atMs, stalenessMs }) => {
    const transit = bringers.get(`${message.id}/${exchangeId}`);
    if (transit === undefined) return [];
    const attempt = exchanges.get(exchangeId)?.attempts.find(({ number }) => number === transit.attempt);
    const isPush = transit.content === 'chunk' || transit.content === 'frame';
    const waitedMs = toWholeMicroseconds(transit.sentAtMs - message.publishedAtMs);
    const arrivedAtMs = attempt?.arrivedAtMs ?? Infinity;
    const isMet =
      attempt !== undefined &&
      holdsUntilNews(attempt.handler) &&
      (attempt.workStartedAtMs ?? Infinity) < message.publishedAtMs;
    const kind = isPush
      ? waitedMs === 0
        ? 'pushed'
        : 'other'
      : isMet
        ? 'met-held'
        : arrivedAtMs > message.publishedAtMs && arrivedAtMs < Infinity
          ? 'waited-for-request'
          : 'other';
    return [
      { messageId: message.id, atMs, stalenessMs, kind, waitedMs, isPush, wasSentAgain: transit.resentAtMs.length > 0 },
    ];
  });
}
