import { holdsUntilNews } from '../../trace/holding-handlers';
import type { AttemptSpan, ConnectionSpan, ExchangeSpan, Spans, TransitSpan } from '../../trace/spans';
import { isSamePage, type PageId } from '../../trace/page-id';
import { unanswerableSinceMs } from '../../trace/unanswerable';
import { swallowedNow, type SwallowedNow } from './firewall-now';
import { proxyNow, type ProxyNow } from './proxy-now';

/** What one page of a lane is doing at one moment. Durations run from or to that moment. */
export type LaneNow =
  | { readonly kind: 'opening' | 'queued' | 'queuedForStream' | 'asking' | 'answering' | 'emptyAnswering' | 'failing' }
  /** It waits in the browser, where so many other tabs have the connections. */
  | { readonly kind: 'behindTabs'; readonly tabCount: number }
  | { readonly kind: 'working' | 'held'; readonly forMs: number }
  | ProxyNow
  | SwallowedNow
  /** Flash is about to hear what it may connect to. */
  | { readonly kind: 'policyComing' }
  /** At the server, and no worker has taken it up yet. */
  | { readonly kind: 'backlogged'; readonly forMs: number }
  /** `queuedCount` of them wait in the browser. */
  | { readonly kind: 'overlapping'; readonly count: number; readonly queuedCount: number }
  /** What would have answered it died on the way, and nothing but its own timeout tells the page. */
  | { readonly kind: 'unanswered' }
  /** The server has it, and will do nothing about it. */
  | { readonly kind: 'ignored' }
  /** So many of its requests will never be answered, which it does not know, and does not wait for. */
  | { readonly kind: 'idle'; readonly untilNextMs: number; readonly unanswerableCount: number }
  | { readonly kind: 'retrying' | 'reopening'; readonly untilNextMs: number }
  /** The answer is in the iframe; the page reads it at `untilMs`. */
  | { readonly kind: 'unread'; readonly untilMs: number }
  /** Nothing more is asked in this run. */
  | { readonly kind: 'stuck' }
  /** The program has given up for good. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'connecting' | 'listening' | 'pushing' | 'closing' | 'deaf' }
  /** It listens, and the page keeps all that has come of the open response. */
  | { readonly kind: 'growing'; readonly receivedBytes: number }
  /** The browser has the beginning of a stream, and shows the page nothing of it yet. */
  | { readonly kind: 'keptBack' };

export function laneNow(spans: Spans, atMs: number, page: PageId): LaneNow {
  const asked = spans.exchanges.filter(
    (exchange) => isSamePage(exchange, page) && exchange.askedAtMs <= atMs && !isBeside(exchange),
  );
  const open = asked.filter((exchange) => overAtMs(exchange) > atMs);
  const current = open.filter((exchange) => !isForgotten(spans, exchange, atMs));
  const newest = current.at(-1);
  if (newest === undefined) return betweenRequests(spans, asked.at(-1), { atMs, page, unanswerableCount: open.length });
  const swallowed = swallowedNow(spans, newest, atMs);
  if (swallowed !== null) return swallowed;
  if (newest.kind === 'stream' || newest.kind === 'handshake') return streamNow(spans, newest, atMs);
  if (current.length === 1) return requestNow(spans, newest, atMs);
  const queuedCount = current.filter((exchange) => exchange.wasQueued && !isSent(exchange, atMs)).length;
  return { kind: 'overlapping', count: current.length, queuedCount };
}

/** It only brings something to the server, while the page goes on with what it does. */
function isBeside({ kind, uplinkIds }: ExchangeSpan): boolean {
  return kind === 'publish' && uplinkIds.length > 0;
}

function isSent({ attempts }: ExchangeSpan, atMs: number): boolean {
  return attempts.some(({ sentAtMs }) => sentAtMs !== null && sentAtMs <= atMs);
}

/** What it sent or waited for was dropped by hand, which no packet tells. */
function isUnanswered(spans: Spans, { id }: ExchangeSpan, atMs: number): boolean {
  return (unanswerableSinceMs(spans).get(id) ?? Infinity) <= atMs;
}

/** What a page's program calls the time that it has patience for. */
const PATIENCE_EVENTS: readonly string[] = ['after clientTimeout', 'after watchdog'];

/** Its own timeout will tell the page, if not within this run. */
function isTimed({ timers }: Spans, exchange: ExchangeSpan, atMs: number): boolean {
  return timers.some(
    (timer) =>
      timer.exchangeId === null &&
      isSamePage(timer, exchange) &&
      PATIENCE_EVENTS.includes(timer.event) &&
      timer.setAtMs <= atMs &&
      (timer.endedAtMs ?? Infinity) > atMs,
  );
}

/** The page will never hear of it, and goes on without. */
function isForgotten(spans: Spans, exchange: ExchangeSpan, atMs: number): boolean {
  return exchange.endedAtMs === null && isUnanswered(spans, exchange, atMs) && !isTimed(spans, exchange, atMs);
}

/** A socket's handshake is answered early, but what it opened goes on until the socket closes. */
function overAtMs(exchange: ExchangeSpan): number {
  const endedAtMs = exchange.openedAtMs === null ? exchange.endedAtMs : exchange.streamEndedAtMs;
  return endedAtMs ?? Infinity;
}

function betweenRequests(
  spans: Spans,
  last: ExchangeSpan | undefined,
  { atMs, page, unanswerableCount }: { atMs: number; page: PageId; unanswerableCount: number },
): LaneNow {
  const readAtMs = last === undefined ? null : nextReadMs(spans, last, atMs, page);
  if (readAtMs !== null) return { kind: 'unread', untilMs: readAtMs };
  const next = spans.exchanges.find(
    (exchange) => isSamePage(exchange, page) && exchange.askedAtMs > atMs && !isBeside(exchange),
  );
  if (next === undefined) return { kind: stateAt(spans, atMs, page) === 'closed' ? 'closed' : 'stuck' };
  const untilNextMs = next.askedAtMs - atMs;
  const kind = pauseAfter(last);
  return kind === 'idle' ? { kind, untilNextMs, unanswerableCount } : { kind, untilNextMs };
}

/** The state of the client's machine. */
function stateAt({ states }: Spans, atMs: number, page: PageId): string | undefined {
  const own = states.filter((state) => isSamePage(state, page) && state.exchangeId === null);
  return own.findLast(({ enteredAtMs }) => enteredAtMs <= atMs)?.state;
}

/** When the page will read what this request brought, if it has not yet. */
function nextReadMs({ messages }: Spans, { id }: ExchangeSpan, atMs: number, page: PageId): number | null {
  const delivery = messages
    .flatMap(({ deliveries }) => deliveries)
    .find((each) => each.exchangeId === id && isSamePage(each, page) && each.atMs > atMs);
  return delivery?.atMs ?? null;
}

function pauseAfter(last: ExchangeSpan | undefined): 'idle' | 'retrying' | 'reopening' {
  if (last === undefined) return 'idle';
  if (last.openedAtMs !== null) return 'reopening';
  return isFailure(last.outcome) ? 'retrying' : 'idle';
}

function isFailure(outcome: ExchangeSpan['outcome']): boolean {
  return outcome === 'http-error' || outcome === 'network-error' || outcome === 'client-timeout';
}

/** Nothing has been given to it yet, not even a connection to open. */
function isQueued({ wasQueued, attempts }: ExchangeSpan, atMs: number): boolean {
  return wasQueued && attempts.every(({ assignedAtMs }) => assignedAtMs > atMs);
}

function queuedNow({ exchanges, connections }: Spans, { client, tab: own }: ExchangeSpan, atMs: number): LaneNow {
  const shared = connections.find((each) => each.client === client && each.httpVersion === '2' && isOpenAt(each, atMs));
  if (shared) return { kind: 'queuedForStream' };
  const busyTabs = exchanges
    .filter((each) => each.client === client && each.tab !== own && holdsConnection(each, atMs))
    .map(({ tab }) => tab);
  return busyTabs.length === 0 ? { kind: 'queued' } : { kind: 'behindTabs', tabCount: new Set(busyTabs).size };
}

function isOpenAt({ openedAtMs, closedAtClientMs }: ConnectionSpan, atMs: number): boolean {
  return openedAtMs !== null && openedAtMs <= atMs && (closedAtClientMs ?? Infinity) > atMs;
}

/** One of those that all tabs share: a socket has its own. */
function holdsConnection(exchange: ExchangeSpan, atMs: number): boolean {
  if (exchange.kind === 'handshake' || overAtMs(exchange) <= atMs) return false;
  return exchange.attempts.some(({ assignedAtMs }) => assignedAtMs <= atMs);
}

function requestNow(spans: Spans, exchange: ExchangeSpan, atMs: number): LaneNow {
  const attempt = exchange.attempts.findLast((candidate) => (candidate.sentAtMs ?? Infinity) <= atMs);
  if (attempt === undefined) return isQueued(exchange, atMs) ? queuedNow(spans, exchange, atMs) : { kind: 'opening' };
  const connection = spans.connections.find((candidate) => candidate.id === attempt.connectionId);
  // The browser knows that this attempt came to nothing, and the request goes on: it is silently made again.
  if ((connection?.closedAtClientMs ?? Infinity) <= atMs) return { kind: 'opening' };
  const transits = spans.transits.filter(
    (transit) => transit.exchangeId === exchange.id && transit.attempt === attempt.number,
  );
  if (isUnanswered(spans, exchange, atMs)) return { kind: 'unanswered' };
  if (transits.some((transit) => (transit.droppedAtMs ?? Infinity) <= atMs)) return { kind: 'failing' };
  const atProxy = proxyNow(attempt, atMs);
  if (atProxy !== null) return atProxy;
  if ((attempt.respondedAtMs ?? Infinity) <= atMs) {
    if (exchange.kind === 'policy') return { kind: 'policyComing' };
    const isEmpty = !transits.some((transit) => transit.direction === 'down' && transit.messageIds.length > 0);
    return { kind: isEmpty ? 'emptyAnswering' : 'answering' };
  }
  return isIgnored(spans, attempt, atMs) ? { kind: 'ignored' } : atServer(attempt, connection, atMs);
}

/** By `never-answer`: nobody has taken it up, though the server was free to. */
function isIgnored({ serverStalls, connections }: Spans, attempt: AttemptSpan, atMs: number): boolean {
  if (attempt.wasBacklogged || attempt.proxy?.wait) return false;
  const { arrivedAtMs, handler, respondedAtMs, connectionId } = attempt;
  if (arrivedAtMs === null || arrivedAtMs > atMs || handler !== null || respondedAtMs !== null) return false;
  const connection = connections.find(({ id }) => id === connectionId);
  if ((connection?.closedAtServerMs ?? Infinity) <= atMs) return false;
  return !serverStalls.some(({ fromMs, toMs }) => fromMs <= atMs && (toMs ?? Infinity) > atMs);
}

function atServer(attempt: AttemptSpan, connection: ConnectionSpan | undefined, atMs: number): LaneNow {
  const arrivedAtMs = attempt.arrivedAtMs ?? Infinity;
  if (arrivedAtMs > atMs) return { kind: 'asking' };
  if ((attempt.workEndedAtMs ?? Infinity) <= atMs) return { kind: 'failing' };
  if ((connection?.closedAtServerMs ?? Infinity) <= atMs) return { kind: 'failing' };
  const isWaiting = (attempt.workStartedAtMs ?? Infinity) > atMs && attempt.wasBacklogged;
  if (isWaiting) return { kind: 'backlogged', forMs: atMs - (attempt.proxy?.wait?.toMs ?? arrivedAtMs) };
  return { kind: holdsUntilNews(attempt.handler) ? 'held' : 'working', forMs: atMs - arrivedAtMs };
}

function streamNow(spans: Spans, exchange: ExchangeSpan, atMs: number): LaneNow {
  const attempt = exchange.attempts.at(-1);
  const atProxy = attempt === undefined ? null : proxyNow(attempt, atMs);
  if ((exchange.openedAtMs ?? Infinity) > atMs && atProxy !== null) return atProxy;
  if (isQueued(exchange, atMs)) return queuedNow(spans, exchange, atMs);
  if ((exchange.openedAtMs ?? Infinity) > atMs)
    return { kind: attempt !== undefined && isIgnored(spans, attempt, atMs) ? 'ignored' : 'connecting' };
  const connectionId = attempt?.connectionId;
  // Not by connection: one that served a stream before may serve the next.
  const transits = spans.transits.filter((transit) => transit.exchangeId === exchange.id);
  if (transits.some((transit) => isClosing(transit, atMs))) return { kind: 'closing' };
  const connection = spans.connections.find((candidate) => candidate.id === connectionId);
  if ((connection?.closedAtMs ?? Infinity) <= atMs) return { kind: 'deaf' };
  if (transits.some((transit) => isPushing(transit, atMs))) return { kind: 'pushing' };
  if (atProxy?.kind === 'withheld') return atProxy;
  if (stateAt(spans, atMs, exchange) === 'buffering') return { kind: 'keptBack' };
  if (!KEEPING_INITIATORS.includes(exchange.initiator)) return { kind: 'listening' };
  return { kind: 'growing', receivedBytes: receivedBytes(transits, atMs) };
}

/** `responseText` and a document keep what they have got; a reader lets go of what it has read, and so does an EventSource. */
const KEEPING_INITIATORS: readonly ExchangeSpan['initiator'][] = ['xhr', 'iframe', 'htmlfile'];

function receivedBytes(transits: readonly TransitSpan[], atMs: number): number {
  return transits
    .filter(({ direction, arrivedAtMs }) => direction === 'down' && arrivedAtMs !== null && arrivedAtMs <= atMs)
    .reduce((sum, { overheadBytes, payloadBytes }) => sum + overheadBytes + payloadBytes, 0);
}

/** One side has said that this is the end, and the other will hear it. */
function isClosing({ content, sentAtMs, droppedAtMs }: TransitSpan, atMs: number): boolean {
  return (content === 'close-frame' || content === 'stream-end') && sentAtMs <= atMs && droppedAtMs === null;
}

function isPushing(transit: TransitSpan, atMs: number): boolean {
  return (
    transit.direction === 'down' &&
    transit.messageIds.length > 0 &&
    transit.sentAtMs <= atMs &&
    (transit.arrivedAtMs ?? -1) > atMs
  );
}
