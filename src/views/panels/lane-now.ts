import type { AttemptSpan, ExchangeSpan, Spans, TransitSpan } from '../../trace/spans';

/** What one client of a lane is doing at one moment. Durations run from or to that moment. */
export type LaneNow =
  | { readonly kind: 'opening' | 'queued' | 'asking' | 'answering' | 'emptyAnswering' | 'failing' }
  | { readonly kind: 'working' | 'held'; readonly forMs: number }
  | { readonly kind: 'overlapping'; readonly count: number }
  | { readonly kind: 'idle' | 'retrying'; readonly untilNextMs: number }
  /** Nothing more is asked in this run. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'connecting' | 'listening' | 'pushing' | 'deaf' };

export function laneNow(spans: Spans, atMs: number, client: number): LaneNow {
  const asked = spans.exchanges.filter((exchange) => exchange.client === client && exchange.askedAtMs <= atMs);
  const current = asked.filter((exchange) => overAtMs(exchange) > atMs);
  const newest = current.at(-1);
  if (newest === undefined) return betweenRequests(spans, asked.at(-1), atMs, client);
  if (newest.kind === 'stream' || newest.kind === 'handshake') return streamNow(spans, newest, atMs);
  return current.length > 1 ? { kind: 'overlapping', count: current.length } : requestNow(spans, newest, atMs);
}

/** A socket's handshake is answered early, but what it opened goes on until the socket closes. */
function overAtMs(exchange: ExchangeSpan): number {
  const endedAtMs = exchange.openedAtMs === null ? exchange.endedAtMs : exchange.streamEndedAtMs;
  return endedAtMs ?? Infinity;
}

function betweenRequests(spans: Spans, last: ExchangeSpan | undefined, atMs: number, client: number): LaneNow {
  const next = spans.exchanges.find((exchange) => exchange.client === client && exchange.askedAtMs > atMs);
  if (next === undefined) return { kind: 'stuck' };
  const hasFailed = last !== undefined && (isFailure(last.outcome) || last.openedAtMs !== null);
  return { kind: hasFailed ? 'retrying' : 'idle', untilNextMs: next.askedAtMs - atMs };
}

function isFailure(outcome: ExchangeSpan['outcome']): boolean {
  return outcome === 'http-error' || outcome === 'network-error' || outcome === 'client-timeout';
}

function requestNow(spans: Spans, exchange: ExchangeSpan, atMs: number): LaneNow {
  const attempt = exchange.attempts.findLast((candidate) => (candidate.sentAtMs ?? Infinity) <= atMs);
  if (attempt === undefined) return { kind: exchange.wasQueued ? 'queued' : 'opening' };
  const transits = spans.transits.filter(
    (transit) => transit.exchangeId === exchange.id && transit.attempt === attempt.number,
  );
  if (transits.some((transit) => (transit.droppedAtMs ?? Infinity) <= atMs)) return { kind: 'failing' };
  if ((attempt.respondedAtMs ?? Infinity) <= atMs) {
    const isEmpty = !transits.some((transit) => transit.direction === 'down' && transit.messageIds.length > 0);
    return { kind: isEmpty ? 'emptyAnswering' : 'answering' };
  }
  return atServer(attempt, atMs);
}

function atServer(attempt: AttemptSpan, atMs: number): LaneNow {
  const arrivedAtMs = attempt.arrivedAtMs ?? Infinity;
  if (arrivedAtMs > atMs) return { kind: 'asking' };
  if ((attempt.workEndedAtMs ?? Infinity) <= atMs) return { kind: 'failing' };
  return { kind: attempt.handler === 'hold' ? 'held' : 'working', forMs: atMs - arrivedAtMs };
}

function streamNow(spans: Spans, exchange: ExchangeSpan, atMs: number): LaneNow {
  if ((exchange.openedAtMs ?? Infinity) > atMs) return { kind: 'connecting' };
  const connectionId = exchange.attempts.at(-1)?.connectionId;
  const connection = spans.connections.find((candidate) => candidate.id === connectionId);
  if ((connection?.closedAtMs ?? Infinity) <= atMs) return { kind: 'deaf' };
  return spans.transits.some((transit) => transit.connectionId === connectionId && isPushing(transit, atMs))
    ? { kind: 'pushing' }
    : { kind: 'listening' };
}

function isPushing(transit: TransitSpan, atMs: number): boolean {
  return (
    transit.direction === 'down' &&
    transit.messageIds.length > 0 &&
    transit.sentAtMs <= atMs &&
    (transit.arrivedAtMs ?? -1) > atMs
  );
}
