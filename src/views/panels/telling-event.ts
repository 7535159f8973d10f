import { lossCircumstance, type LossCause } from '../../layout/loss-circumstance';
import { overtakings } from '../../metrics/overtaking';
import type { ExchangeSpan, Spans } from '../../trace/spans';
import { isSamePage, type PageId } from '../../trace/page-id';
import { unanswerableSinceMs } from '../../trace/unanswerable';

/** What went otherwise than asked. */
export type TellingEvent =
  | {
      readonly kind: 'lost';
      readonly atMs: number;
      readonly messageId: number;
      readonly cause: LossCause;
      readonly sinceMs: number | null;
    }
  | { readonly kind: 'duplicate'; readonly atMs: number; readonly messageId: number }
  | { readonly kind: 'timeout'; readonly atMs: number; readonly requestId: number; readonly afterMs: number }
  | {
      readonly kind:
        | 'networkError'
        | 'aborted'
        | 'unanswerable'
        | 'disconnected'
        | 'streamEnded'
        | 'proxyEnded'
        | 'stripped'
        | 'notHttp';
      readonly atMs: number;
      readonly requestId: number;
    }
  | { readonly kind: 'proxyGaveUp'; readonly atMs: number; readonly requestId: number; readonly status: number }
  | { readonly kind: 'httpError'; readonly atMs: number; readonly requestId: number; readonly status: number | null }
  | { readonly kind: 'overtaken'; readonly atMs: number; readonly requestId: number; readonly byRequestId: number };

/** The latest, up to and with `atMs`, that one page met; of several at one moment, the one that matters most. */
export function latestTellingEvent(spans: Spans, atMs: number, page: PageId): TellingEvent | null {
  let latest: TellingEvent | null = null;
  for (const event of tellingEvents(spans, page, atMs)) {
    if (event.atMs <= atMs && (latest === null || event.atMs > latest.atMs)) latest = event;
  }
  return latest;
}

/** All that one page met until `atMs`, in the order of what matters most. */
export function* tellingEvents(spans: Spans, page: PageId, atMs: number): Generator<TellingEvent> {
  for (const message of spans.messages) {
    for (const loss of message.losses) {
      if (!isSamePage(loss, page) || loss.atMs > atMs) continue;
      const { cause, sinceMs } = lossCircumstance(spans, message, loss);
      yield { kind: 'lost', atMs: loss.atMs, messageId: message.id, cause, sinceMs };
    }
  }
  for (const { id, duplicates } of spans.messages) {
    for (const each of duplicates)
      if (isSamePage(each, page)) yield { kind: 'duplicate', atMs: each.atMs, messageId: id };
  }
  const exchanges = spans.exchanges.filter((exchange) => isSamePage(exchange, page) && exchange.askedAtMs <= atMs);
  for (const { earlier, later, isOvertaken } of overtakings({ exchanges, transits: spans.transits }, atMs)) {
    if (isOvertaken && later.endedAtMs !== null)
      yield { kind: 'overtaken', atMs: later.endedAtMs, requestId: earlier.id, byRequestId: later.id };
  }
  const unanswerable = unanswerableSinceMs(spans);
  for (const { id } of exchanges) {
    const droppedAtMs = unanswerable.get(id);
    if (droppedAtMs !== undefined && droppedAtMs <= atMs)
      yield { kind: 'unanswerable', atMs: droppedAtMs, requestId: id };
  }
  const refusing = new Set(
    spans.connections.flatMap(({ id, closeReason }) => (closeReason === 'not-http' ? [id] : [])),
  );
  for (const exchange of exchanges) {
    const isRefused = exchange.attempts.some(({ connectionId }) => refusing.has(connectionId));
    if (!isRefused) yield* endsOf(exchange);
    else if (exchange.endedAtMs !== null) yield { kind: 'notHttp', atMs: exchange.endedAtMs, requestId: exchange.id };
  }
}

function* endsOf(exchange: ExchangeSpan): Generator<TellingEvent> {
  const { id: requestId, kind, endedAtMs, outcome, askedAtMs, status, streamEndedAtMs, streamEndReason } = exchange;
  const proxy = exchange.attempts.at(-1)?.proxy ?? null;
  if (streamEndedAtMs !== null && streamEndReason !== 'closed-by-client') {
    // The connection of a response that has ended stays.
    const hasEnded = kind === 'stream' && streamEndReason === 'ended-by-server';
    const byOther = hasEnded ? 'streamEnded' : 'disconnected';
    yield { kind: proxy?.gaveUpAtMs != null ? 'proxyEnded' : byOther, atMs: streamEndedAtMs, requestId };
  }
  if (endedAtMs === null) return;
  if (outcome === 'client-timeout')
    yield { kind: 'timeout', atMs: endedAtMs, requestId, afterMs: endedAtMs - askedAtMs };
  else if (outcome === 'http-error' && proxy?.strippedAtMs != null)
    yield { kind: 'stripped', atMs: endedAtMs, requestId };
  else if (outcome === 'http-error' && proxy?.gaveUpStatus != null)
    yield { kind: 'proxyGaveUp', atMs: endedAtMs, requestId, status: proxy.gaveUpStatus };
  else if (outcome === 'http-error') yield { kind: 'httpError', atMs: endedAtMs, requestId, status };
  else if (outcome === 'aborted') yield { kind: 'aborted', atMs: endedAtMs, requestId };
  else if (outcome === 'network-error' && streamEndedAtMs === null)
    yield { kind: 'networkError', atMs: endedAtMs, requestId };
}
