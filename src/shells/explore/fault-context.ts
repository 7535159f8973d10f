import type { GroundPart } from '../../layout/ground';
import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { isAtServer, LULL_KINDS } from '../../layout/lulls';
import type { AttemptSpan, ConnectionSpan, ExchangeSpan, Spans, TransitSpan } from '../../trace/spans';
import { isSamePage } from '../../trace/page-id';

/** What a fault by hand would be about: the request and the connection behind a mark, or else one side. */
export interface FaultContext {
  readonly laneKey: string;
  readonly request: { readonly exchange: ExchangeSpan; readonly attempt: AttemptSpan } | null;
  readonly connection: ConnectionSpan | null;
  /** Null where the mark is on the wire, so that neither side is meant. */
  readonly part: GroundPart | null;
  /** When acts on the connection or on a side would be. */
  readonly atMs: number;
}

interface Asked {
  readonly laneKey: string;
  readonly key: LaneItemKey | null;
  readonly part: GroundPart;
  /** Null: the mark's own moment, or else the playhead's. */
  readonly atMs: number | null;
}

type Marked = Partial<Pick<FaultContext, 'request' | 'connection' | 'part'>> & {
  readonly atMs?: number;
  readonly isOnWire?: boolean;
};

export function faultContext(asked: Asked, spans: Spans, playheadMs: number): FaultContext {
  const marked = asked.key === null ? {} : behindMark(asked.key, spans);
  return {
    laneKey: asked.laneKey,
    request: marked.request ?? null,
    connection: marked.connection ?? null,
    part: marked.part === undefined ? asked.part : marked.part,
    // What is on the wire is met as it leaves, wherever along the arrow one points.
    atMs: marked.isOnWire === true ? (marked.atMs ?? playheadMs) : (asked.atMs ?? marked.atMs ?? playheadMs),
  };
}

function behindMark(key: LaneItemKey, spans: Spans): Marked {
  const { itemKey } = splitLaneItemKey(key);
  const item = parseItemKey(itemKey);
  switch (item?.kind) {
    case 'transit': {
      const transit = spans.transits.find(({ id }) => id === item.id);
      return transit ? behindTransit(transit, spans) : {};
    }
    case 'exchange':
      return behindExchange(item.id, item.attempt, itemKey, spans);
    case 'message': {
      const message = spans.messages.find(({ id }) => id === item.id);
      const { page } = item;
      const delivery = message?.deliveries.find((each) => page === null || isSamePage(each, page));
      // Where it is published, what can become of it is up to the request that brings it first.
      if (page === null || !delivery)
        return {
          request: requestOf(spans, delivery?.exchangeId ?? null, null),
          part: 'server',
          ...(message && { atMs: message.publishedAtMs }),
        };
      return { request: requestOf(spans, delivery.exchangeId, null), part: 'client', atMs: delivery.atMs };
    }
    case 'connection': {
      // Its band lies along the browser's lifeline, which is meant as well.
      return { connection: connectionOf(spans, item.id) };
    }
    case undefined:
      return {};
    default: {
      const lull = LULL_KINDS.find((kind) => kind === item?.kind);
      return lull === undefined ? {} : { part: isAtServer(lull) ? 'server' : 'client' };
    }
  }
}

/** Contents that a request's own acts decide about; what follows on a stream is met by acts on its connection. */
function isOfRequest({ content }: TransitSpan): boolean {
  return content === 'request' || content === 'response' || content === 'stream-head';
}

function behindTransit(transit: TransitSpan, spans: Spans): Marked {
  return {
    request: isOfRequest(transit) ? requestOf(spans, transit.exchangeId, transit.attempt) : null,
    connection: connectionOf(spans, transit.connectionId),
    part: null,
    isOnWire: true,
    atMs: metAtMs(transit, connectionOf(spans, transit.connectionId)),
  };
}

/** As it leaves. What opens a connection is met on its way: acts come first at any moment, and before it there is none. */
function metAtMs({ sentAtMs, arrivedAtMs }: TransitSpan, connection: ConnectionSpan | null): number {
  const isOpening = connection !== null && sentAtMs <= connection.openingAtMs;
  return Math.max(0, isOpening && arrivedAtMs !== null ? (sentAtMs + arrivedAtMs) / 2 : sentAtMs);
}

function behindExchange(id: number, attemptNumber: number | null, itemKey: string, spans: Spans): Marked {
  const request = requestOf(spans, id, attemptNumber);
  const isAtClient = itemKey.endsWith('/end') || itemKey.endsWith('/queued');
  const part = attemptNumber !== null ? 'server' : isAtClient ? 'client' : null;
  const atMs = isAtClient ? request?.exchange.endedAtMs : request?.attempt.arrivedAtMs;
  return { request, part, ...(atMs != null && { atMs }) };
}

function requestOf(spans: Spans, id: number | null, attemptNumber: number | null): FaultContext['request'] {
  const exchange = spans.exchanges.find((each) => each.id === id);
  const attempt = exchange?.attempts.find(({ number }) => number === attemptNumber) ?? exchange?.attempts.at(-1);
  return exchange && attempt ? { exchange, attempt } : null;
}

function connectionOf(spans: Spans, id: number): ConnectionSpan | null {
  return spans.connections.find((each) => each.id === id) ?? null;
}
