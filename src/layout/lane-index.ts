import { answersAtOnce } from '../trace/answers-at-once';
import { group, rollup } from 'd3';
import { isEndless } from '../trace/endless-handlers';
import { isSamePage, isSeenBy, type PageId } from '../trace/page-id';
import type { AttemptSpan, ConnectionSpan, ExchangeSpan, MessageSpan, Spans, TransitSpan } from '../trace/spans';
import { columnCount, columned, type Columned } from './columns';
import { indexListed, type ListedItem } from './listed-items';
import { loadingRanges } from './loading-ranges';
import { lossCausesOf, type LossCause } from './loss-circumstance';
import { indexMarbles, type MarbleMoment } from './marble-moments';
import type { ItemKey } from './item-keys';
import { lullsOf, type Lull } from './lulls';
import { hopMoments, serverSideOf, type GiveUp, type ServerSide, type ServerSideWait } from './server-side';
import { indexByTime, type TimeIndex } from './time-index';
import { leastMs, usualMs } from './transit-times';
import type { TimeRange } from './viewport';

export interface WorkStay {
  readonly exchange: ExchangeSpan;
  readonly attempt: AttemptSpan;
}

/**
 * One page of one lane, sorted and paired for drawing: made once for a run, asked on every frame. Columns are given
 * here, for the whole run, so that nothing jumps sideways while the reader pans.
 */
export interface LaneIndex {
  readonly page: PageId;
  readonly untilMs: number;
  readonly transits: TimeIndex<TransitSpan>;
  readonly exchangeById: ReadonlyMap<number, ExchangeSpan>;
  readonly messageById: ReadonlyMap<number, MessageSpan>;
  /** 0 where there is none; no number of a message is longer. */
  readonly lastMessageId: number;
  readonly connectionById: ReadonlyMap<number, ConnectionSpan>;
  /** For each message that died on the wire, the transit that carried it. */
  readonly droppedCarriers: ReadonlyMap<number, TransitSpan>;
  readonly transitById: ReadonlyMap<number, TransitSpan>;
  readonly transitsByExchange: ReadonlyMap<number | null, readonly TransitSpan[]>;
  readonly transitsByConnection: ReadonlyMap<number, readonly TransitSpan[]>;
  /** The transits that carried a message, also those that brought it in vain. */
  readonly carriersByMessage: ReadonlyMap<number, readonly TransitSpan[]>;
  /** Why this page lost a message, for each that it lost. */
  readonly lossCauses: ReadonlyMap<number, LossCause>;
  readonly marbles: TimeIndex<MarbleMoment>;
  /** Those of `marbles` that are lost. */
  readonly losses: TimeIndex<MarbleMoment>;
  /** The server's work for a request, where it is worth a bar: not for streams and sockets, which have their tint. */
  readonly work: TimeIndex<Columned<WorkStay>>;
  readonly workColumns: number;
  readonly queued: TimeIndex<Columned<ExchangeSpan>>;
  readonly queuedColumns: number;
  /** Requests that wait at the server for a worker, in the columns of work: one moves up when a worker takes it. */
  readonly workerWaits: TimeIndex<Columned<ServerSideWait>>;
  /** Requests that wait at the proxy, and answers that it keeps back. */
  readonly proxyWaits: TimeIndex<Columned<ServerSideWait>>;
  readonly proxyColumns: number;
  readonly giveUps: TimeIndex<GiveUp>;
  /** When something passes between the proxy and the server, should there be a proxy. */
  readonly hops: TimeIndex<number>;
  /** Requests that the page gave up, or that failed without an answer, by the moment of their end. */
  readonly ends: TimeIndex<ExchangeSpan>;
  readonly connections: TimeIndex<Columned<ConnectionSpan>>;
  readonly connectionColumns: number;
  /** Open streams and sockets, by when the server opened them. */
  readonly streams: TimeIndex<ExchangeSpan>;
  /** When the browser shows that it is loading. */
  readonly loading: TimeIndex<TimeRange>;
  readonly outages: TimeIndex<TimeRange>;
  readonly serverStops: TimeIndex<TimeRange>;
  readonly lulls: TimeIndex<Lull>;
  /** What a walk along time stops at, and each one's place in it (all messages of a shared marble have its place). */
  readonly listed: TimeIndex<ListedItem>;
  readonly listedPlaceByKey: ReadonlyMap<ItemKey, number>;
  /** How long a transit takes as a rule: for drawing those that never arrived. */
  readonly usualTransitMs: number;
  /** The shortest that any took which arrived: null where none has, or without delay. */
  readonly leastTransitMs: number | null;
}

/** What one page of the lane did and met until `untilMs`, and the connections of its browser. O(n log n). */
export function indexLane(spans: Spans, page: PageId, untilMs: number): LaneIndex {
  const exchanges = spans.exchanges.filter((exchange) => isSamePage(exchange, page));
  const connections = columned(
    spans.connections.filter((connection) => isSeenBy(page, connection)),
    (connection) => ({ fromMs: connection.openingAtMs, toMs: lastEndMs(connection, untilMs) }),
  );
  const messages = spans.messages.filter(({ toPage }) => toPage === null || isSamePage(toPage, page));
  const lossCauses = lossCausesOf(spans, messages, page);
  const connectionById = new Map(connections.map(({ item }) => [item.id, item]));
  const serverSide = serverSideOf(exchanges, connectionById, untilMs);
  const queued = columned(
    exchanges.filter((exchange) => exchange.wasQueued),
    (exchange) => queuedRange(exchange, untilMs),
  );
  const listable = {
    transits: indexTransits(spans, page, untilMs),
    lossCauses,
    marbles: indexMarbles(messages, page, lossCauses),
    ends: indexByTime(sortedBy(exchanges.filter(isWorthAMark), endMs), (exchange) => ({
      fromMs: endMs(exchange),
      toMs: endMs(exchange),
    })),
    giveUps: indexByTime(
      sortedBy(serverSide.giveUps, ({ atMs }) => atMs),
      ({ atMs }) => ({ fromMs: atMs, toMs: atMs }),
    ),
    page,
  };
  const listed = indexListed(listable);
  return {
    ...listable,
    ...lookUps(exchanges, listable.transits.items),
    untilMs,
    losses: indexByTime(
      listable.marbles.items.filter(({ kind }) => kind === 'lost'),
      ({ atMs }) => ({ fromMs: atMs, toMs: atMs }),
    ),
    lastMessageId: messages.at(-1)?.id ?? 0,
    messageById: new Map(messages.map((message) => [message.id, message])),
    connectionById,
    ...serverSideBars(exchanges, serverSide, untilMs),
    hops: indexByTime(hopMoments(exchanges, listable.transits.items), (atMs) => ({ fromMs: atMs, toMs: atMs })),
    queued: indexByTime(queued, (bar) => bar),
    queuedColumns: columnCount(queued),
    connections: indexByTime(connections, (band) => band),
    connectionColumns: columnCount(connections),
    streams: indexStreams(exchanges, untilMs),
    loading: indexByTime(loadingRanges(exchanges, untilMs), (range) => range),
    outages: indexByTime(closedRanges(spans.outages, untilMs), (range) => range),
    serverStops: indexByTime(closedRanges(spans.serverStops, untilMs), (range) => range),
    lulls: indexByTime(lullsOf(spans, untilMs), (lull) => lull),
    listed,
    listedPlaceByKey: new Map(listed.items.map(({ key }, place) => [key, place])),
    usualTransitMs: usualMs(listable.transits.items),
    leastTransitMs: leastMs(listable.transits.items),
  };
}

/** What is drawn at the server and at the proxy: a request that waits for a worker stands among the work that it awaits. */
function serverSideBars(exchanges: readonly ExchangeSpan[], serverSide: ServerSide, untilMs: number) {
  const atServer = columned<WorkStay | ServerSideWait>(
    [...exchanges.flatMap(workStays), ...serverSide.workerWaits],
    (stay) => ('attempt' in stay ? workRange(stay, untilMs) : stay),
  );
  const proxyWaits = columned(serverSide.proxyWaits, (wait) => wait);
  return {
    work: indexByTime(atServer.filter(isWork), (bar) => bar),
    workColumns: columnCount(atServer),
    workerWaits: indexByTime(atServer.filter(isWait), (bar) => bar),
    proxyWaits: indexByTime(proxyWaits, (bar) => bar),
    proxyColumns: columnCount(proxyWaits),
  };
}

function indexTransits(spans: Spans, page: PageId, untilMs: number): TimeIndex<TransitSpan> {
  const transits = spans.transits.filter((transit) => isSeenBy(page, transit));
  return indexByTime(transits, (transit) => ({ fromMs: transit.sentAtMs, toMs: endOfTransitMs(transit, untilMs) }));
}

function lookUps(exchanges: readonly ExchangeSpan[], transits: readonly TransitSpan[]) {
  const dropped = transits.filter(({ droppedAtMs }) => droppedAtMs !== null);
  return {
    exchangeById: new Map(exchanges.map((exchange) => [exchange.id, exchange])),
    droppedCarriers: new Map(dropped.flatMap((transit) => transit.messageIds.map((id) => [id, transit] as const))),
    transitById: new Map(transits.map((transit) => [transit.id, transit])),
    transitsByExchange: group(transits, (transit) => transit.exchangeId),
    transitsByConnection: group(transits, (transit) => transit.connectionId),
    carriersByMessage: rollup(
      transits.flatMap((transit) => transit.messageIds.map((id) => ({ id, transit }))),
      (carried) => carried.map(({ transit }) => transit),
      ({ id }) => id,
    ),
  };
}

function sortedBy<Item>(items: readonly Item[], atMs: (item: Item) => number): readonly Item[] {
  return [...items].sort((one, other) => atMs(one) - atMs(other));
}

function endOfTransitMs(transit: TransitSpan, untilMs: number): number {
  return transit.arrivedAtMs ?? transit.droppedAtMs ?? untilMs;
}

/** How long a whole way took: a cut has only half of it before it. */
function lastEndMs(connection: ConnectionSpan, untilMs: number): number {
  return connection.closedAtMs === null
    ? untilMs
    : Math.max(connection.closedAtClientMs ?? untilMs, connection.closedAtServerMs ?? untilMs);
}

/** An answer that took no time has no bar, unless it was one that may be held. */
function workStays(exchange: ExchangeSpan): readonly WorkStay[] {
  return exchange.attempts
    .filter(({ workStartedAtMs, handler }) => workStartedAtMs !== null && !isEndless(handler))
    .filter(
      ({ workStartedAtMs, workEndedAtMs, handler }) => !answersAtOnce(handler) || workStartedAtMs !== workEndedAtMs,
    )
    .map((attempt) => ({ exchange, attempt }));
}

function workRange({ attempt }: WorkStay, untilMs: number): TimeRange {
  return { fromMs: attempt.workStartedAtMs ?? 0, toMs: attempt.workEndedAtMs ?? untilMs };
}

const isWork = (stay: Columned<WorkStay | ServerSideWait>): stay is Columned<WorkStay> => 'attempt' in stay.item;
const isWait = (stay: Columned<WorkStay | ServerSideWait>): stay is Columned<ServerSideWait> => !isWork(stay);

function queuedRange(exchange: ExchangeSpan, untilMs: number): TimeRange {
  return { fromMs: exchange.askedAtMs, toMs: exchange.attempts[0]?.assignedAtMs ?? exchange.endedAtMs ?? untilMs };
}

/** The page gave it up, or got no answer: there is a cross at the client’s edge. */
export function isWorthAMark({ outcome, endedAtMs }: ExchangeSpan): boolean {
  return endedAtMs !== null && (outcome === 'aborted' || outcome === 'client-timeout' || outcome === 'network-error');
}

function endMs(exchange: ExchangeSpan): number {
  return exchange.endedAtMs ?? 0;
}

function indexStreams(exchanges: readonly ExchangeSpan[], untilMs: number): TimeIndex<ExchangeSpan> {
  const streams = sortedBy(
    exchanges.filter((exchange) => exchange.openedAtMs !== null),
    (exchange) => exchange.openedAtMs ?? 0,
  );
  return indexByTime(streams, (exchange) => ({
    fromMs: exchange.openedAtMs ?? 0,
    toMs: exchange.streamEndedAtMs ?? untilMs,
  }));
}

function closedRanges(
  stops: readonly { readonly fromMs: number; readonly toMs: number | null }[],
  untilMs: number,
): readonly TimeRange[] {
  return stops.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? untilMs }));
}
