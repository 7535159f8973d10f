import { must } from '../core/assert';
import { eventOf, type Trace, type TraceEvent } from '../trace/events';
import type { ExchangeSpan, Spans, StateSpan, TransitSpan } from '../trace/spans';
import { isSamePage, isSeenBy } from '../trace/page-id';
import { fateKey, parseItemKey, type ItemKey } from './item-keys';
import { isWorthAMark } from './lane-index';

/** What the machines have to do with a mark. A transition is told by the stay that it began. */
export interface MarkTies {
  /** Whose wish it was; null for what no machine wished: TCP's own packets, a pong, a failing server's answer. */
  readonly sentBy: StateSpan | null;
  /** What answered its arrival, its loss or its publication, in order; for the server's work on a request, all its moves. */
  readonly triggered: readonly StateSpan[];
}

/** The marks that a transition has to do with, in the order of the trace. */
export interface MoveTies {
  /** What it wished for: messages sent, published, delivered, requests given up. */
  readonly sent: readonly ItemKey[];
  /** What it answered; empty for a timer. */
  readonly causes: readonly ItemKey[];
}

export interface TransitionTies {
  transitionsOf(key: ItemKey): MarkTies;
  marksOf(move: StateSpan): MoveTies;
}

const NO_MARK: MarkTies = { sentBy: null, triggered: [] };
const NO_MOVE: MoveTies = { sent: [], causes: [] };
const TELLS_OF_AN_END: readonly string[] = ['response.failed', 'socket.closed'];

/** Which transition caused which mark, and which mark which transition, from the causes that the trace keeps. O(events). */
export function indexTransitionTies(trace: Trace, spans: Spans): TransitionTies {
  const ties = new TieTables();
  const origins = findOrigins(trace.events, spans);
  const sent = (key: ItemKey, sequence: number) => ties.addSent(key, origins.moveOf(sequence));
  const requestOfConnection = new Map<number, ExchangeSpan>();
  const exchangeById = new Map(spans.exchanges.map((exchange) => [exchange.id, exchange]));
  const transits = new Map<ItemKey, TransitSpan>(spans.transits.map((transit) => [`transit/${transit.id}`, transit]));

  for (const exchange of spans.exchanges) {
    sent(`exchange/${exchange.id}`, exchange.askedSequence);
    sent(`exchange/${exchange.id}/queued`, exchange.askedSequence);
    for (const { connectionId, isNewConnection } of exchange.attempts)
      if (isNewConnection) requestOfConnection.set(connectionId, exchange);
    if (exchange.endedSequence !== null && isWorthAMark(exchange))
      sent(`exchange/${exchange.id}/end`, exchange.endedSequence);
  }
  for (const transit of spans.transits)
    sent(`transit/${transit.id}`, wishSequence(transit, exchangeById, requestOfConnection));
  for (const { id, publishedSequence, deliveries, duplicates, losses } of spans.messages) {
    sent(`message/${id}`, publishedSequence);
    for (const fate of [...deliveries, ...losses, ...duplicates]) sent(fateKey(id, fate), fate.sequence);
  }
  for (const stay of spans.states) {
    const cause = origins.markBefore(stay.enteredSequence);
    const transit = cause === null ? undefined : transits.get(cause);
    // What another page's message does to it is to make room.
    if (cause !== null && (transit === undefined || isSeenBy(stay, transit))) ties.addTriggered(cause, stay);
    if (stay.exchangeId !== null)
      ties.addTriggered(`exchange/${stay.exchangeId}/attempt/${stay.attempt ?? 1}`, stay, false);
  }
  addFailures(ties, trace.events, spans);
  return {
    transitionsOf: (key) => ties.ofMark.get(key) ?? NO_MARK,
    marksOf: ({ enteredSequence }) => ties.ofMove.get(enteredSequence) ?? NO_MOVE,
  };
}

/**
 * The event that stands for the wish to send: a request may leave long after it was asked, when a connection is free
 * or open, and whatever made room for it did not wish for it.
 */
function wishSequence(
  { content, exchangeId, connectionId, sentSequence }: TransitSpan,
  exchangeById: ReadonlyMap<number, ExchangeSpan>,
  requestOfConnection: ReadonlyMap<number, ExchangeSpan>,
): number {
  if (content === 'request' && exchangeId !== null) return exchangeById.get(exchangeId)?.askedSequence ?? sentSequence;
  if (content === 'syn') return requestOfConnection.get(connectionId)?.askedSequence ?? sentSequence;
  return sentSequence;
}

/**
 * A request that fails tells its machine so in the same breath: the move that hears of it has the same cause. Where the
 * machine gave up by itself, that wish ended the request, and the machine hears of it by what made it give up.
 */
function addFailures(ties: TieTables, events: readonly TraceEvent[], { exchanges, states }: Spans): void {
  const movesByCause = new Map<number | null, StateSpan[]>();
  for (const stay of states) {
    if (stay.exchangeId !== null) continue;
    const cause = eventOf(events, stay.enteredSequence)?.cause ?? null;
    movesByCause.set(cause, [...(movesByCause.get(cause) ?? []), stay]);
  }
  for (const exchange of exchanges) {
    const { id, endedSequence } = exchange;
    if (endedSequence === null || !isWorthAMark(exchange)) continue;
    const cause = eventOf(events, eventOf(events, endedSequence)?.cause ?? null);
    const causes = cause?.kind === 'machine-moved' ? [cause.sequence, cause.cause] : [cause?.sequence ?? null];
    const heard = causes
      .flatMap((each) => movesByCause.get(each) ?? [])
      .find(
        (stay) =>
          isSamePage(stay, exchange) && stay.enteredSequence > endedSequence && TELLS_OF_AN_END.includes(stay.event),
      );
    if (heard) ties.addTriggered(`exchange/${id}/end`, heard);
  }
}

/** Both directions of the same ties, filled one by one. */
class TieTables {
  readonly ofMark = new Map<ItemKey, { sentBy: StateSpan | null; triggered: StateSpan[] }>();
  readonly ofMove = new Map<number, { sent: ItemKey[]; causes: ItemKey[] }>();

  addSent(key: ItemKey, move: StateSpan | null): void {
    if (move === null) return;
    this.#mark(key).sentBy ??= move;
    if (isSomethingSeen(key)) this.#move(move).sent.push(key);
  }

  /** `isCause`: the mark is what the transition answered, and not only what it belongs to. */
  addTriggered(key: ItemKey, move: StateSpan, isCause = true): void {
    this.#mark(key).triggered.push(move);
    if (isCause) this.#move(move).causes.push(key);
  }

  #mark(key: ItemKey) {
    const known = this.ofMark.get(key) ?? { sentBy: null, triggered: [] };
    this.ofMark.set(key, known);
    return known;
  }

  #move({ enteredSequence }: StateSpan) {
    const known = this.ofMove.get(enteredSequence) ?? { sent: [], causes: [] };
    this.ofMove.set(enteredSequence, known);
    return known;
  }
}

/** A request as a whole is no mark: its messages, its wait and its end are. */
function isSomethingSeen(key: ItemKey): boolean {
  const parsed = parseItemKey(key);
  return parsed?.kind !== 'exchange' || key.endsWith('/end');
}

interface Origins {
  /** The transition that wished for what the event tells; null when no machine did. */
  moveOf(sequence: number): StateSpan | null;
  /** The mark that made this transition happen: a message that came, was lost or was published. */
  markBefore(sequence: number): ItemKey | null;
}

const NONE = -1;

/**
 * Walks the causes once, forwards. Wishes are carried out in the moment of the transition and on its side of the wire:
 * what happens later, or on the wire, was not its wish.
 */
function findOrigins(events: readonly TraceEvent[], { states, transits }: Spans): Origins {
  const arrivals = arrivalsOfRequests(transits);
  const stayAt = new Map(states.map((stay) => [stay.enteredSequence, stay]));
  const moves = new Int32Array(events.length).fill(NONE);
  const marks = new Int32Array(events.length).fill(NONE);
  const first = events[0]?.sequence ?? 0;
  for (const event of events) {
    const { sequence, kind, atMs, cause } = event;
    const before = eventOf(events, cause);
    const isMark = kind === 'transit-arrived' || kind === 'transit-dropped' || kind === 'message-published';
    const hasCrossed = before?.kind === 'transit-sent' || before?.kind === 'transit-resent';
    if (kind === 'machine-moved') moves[sequence - first] = sequence;
    else if (before?.atMs === atMs && !hasCrossed) moves[sequence - first] = moves[before.sequence - first] ?? NONE;
    if (isMark) marks[sequence - first] = sequence;
    // It may have waited for a worker: whatever made one free is not what it answers.
    else if (kind === 'work-started') marks[sequence - first] = arrivals.get(attemptName(event)) ?? NONE;
    else if (before !== undefined && before.kind !== 'machine-moved')
      marks[sequence - first] = marks[before.sequence - first] ?? NONE;
  }
  return {
    moveOf: (sequence) => stayAt.get(moves[sequence - first] ?? NONE) ?? null,
    markBefore: (sequence) => {
      const mark = marks[sequence - first] ?? NONE;
      return mark === NONE ? null : keyOf(must(eventOf(events, mark), 'a mark that was found is in the trace'));
    },
  };
}

/** By request and attempt: the sequence of its arrival at the server. */
function arrivalsOfRequests(transits: readonly TransitSpan[]): ReadonlyMap<string, number> {
  return new Map(
    transits.flatMap((transit): (readonly [string, number])[] =>
      transit.content === 'request' && transit.arrivedAtMs !== null && transit.endedSequence !== null
        ? [[attemptName(transit), transit.endedSequence]]
        : [],
    ),
  );
}

function attemptName({ exchangeId, attempt }: Pick<TransitSpan, 'exchangeId' | 'attempt'>): string {
  return `${exchangeId}/${attempt}`;
}

function keyOf(event: TraceEvent): ItemKey | null {
  if (event.kind === 'message-published') return `message/${event.messageId}`;
  return event.kind === 'transit-arrived' || event.kind === 'transit-dropped' ? `transit/${event.transitId}` : null;
}
