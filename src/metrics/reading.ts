import { toWholeMicroseconds } from '../core/units';
import { isEndless } from '../trace/endless-handlers';
import type { ConnectionSpan, ExchangeSpan, MessageSpan, Spans, TransitSpan } from '../trace/spans';
import type { PageId } from '../trace/page-id';
import { clipStay, type Stay } from './occupancy';
import { overtakings, type Overtaking } from './overtaking';

export interface Delivery extends PageId {
  readonly message: MessageSpan;
  /** The request on which it came. */
  readonly exchangeId: number;
  readonly atMs: number;
  /** Age of the message when the page had it: first delivery − publication, in ms. */
  readonly stalenessMs: number;
}

export interface ConnectionStay extends Stay {
  readonly connection: ConnectionSpan;
}

export interface WorkStay extends Stay {
  readonly exchange: ExchangeSpan;
  readonly attempt: ExchangeSpan['attempts'][number];
}

/** When what kept a worker busy gave it up; null where that is not known yet. */
export function workerFreeAtMs({ workParkedAtMs, workEndedAtMs }: WorkStay['attempt']): number | null {
  return workParkedAtMs ?? workEndedAtMs;
}

/**
 * What a trace says up to `untilMs`, that moment included: later events are as if they had not happened. Each list is
 * made when it is first asked for, in O(n), so that one metric does not pay for all.
 */
export class Reading {
  readonly spans: Spans;
  readonly untilMs: number;
  readonly #lists = new Map<string, readonly unknown[]>();
  #sortedStalenessMs: Float64Array | null = null;

  constructor(spans: Spans, untilMs: number) {
    this.spans = spans;
    this.untilMs = untilMs;
  }

  has(atMs: number | null): atMs is number {
    return atMs !== null && atMs <= this.untilMs;
  }

  get exchanges(): readonly ExchangeSpan[] {
    return this.#list('exchanges', () => this.spans.exchanges.filter(({ askedAtMs }) => this.has(askedAtMs)));
  }

  /** Requests that have come to an end, good or bad. */
  get ended(): readonly ExchangeSpan[] {
    return this.#list('ended', () => this.exchanges.filter(({ endedAtMs }) => this.has(endedAtMs)));
  }

  /** Polls that got an answer, with messages or empty. */
  get answeredPolls(): readonly ExchangeSpan[] {
    return this.#list('answeredPolls', () =>
      this.ended.filter(({ kind, outcome }) => kind === 'poll' && (outcome === 'answered' || outcome === 'empty')),
    );
  }

  get overtakings(): readonly Overtaking[] {
    return this.#list('overtakings', () => overtakings(this.spans, this.untilMs));
  }

  /** Everything put on the wire; what TCP sent again is not counted again. */
  get transits(): readonly TransitSpan[] {
    return this.#list('transits', () => this.spans.transits.filter(({ sentAtMs }) => this.has(sentAtMs)));
  }

  /** First deliveries: one a message and page. */
  get deliveries(): readonly Delivery[] {
    return this.#list('deliveries', () =>
      this.spans.messages.flatMap((message) =>
        message.deliveries
          .filter(({ atMs }) => this.has(atMs))
          .map(({ client, tab, exchangeId, atMs }) => ({
            ...{ message, client, tab, exchangeId, atMs },
            stalenessMs: toWholeMicroseconds(atMs - message.publishedAtMs),
          })),
      ),
    );
  }

  /** Of all deliveries; sorted once for all percentiles. */
  get sortedStalenessMs(): Float64Array {
    this.#sortedStalenessMs ??= Float64Array.from(this.deliveries, ({ stalenessMs }) => stalenessMs).sort();
    return this.#sortedStalenessMs;
  }

  /** One entry for each time a page got a message that it had. */
  get duplicates(): readonly MessageSpan[] {
    return this.#list('duplicates', () => this.#messagePer(({ duplicates }) => duplicates));
  }

  /** One entry for each page that has lost a message. */
  get losses(): readonly MessageSpan[] {
    return this.#list('losses', () => this.#messagePer(({ losses }) => losses));
  }

  /** Connections that were opened in this run: the warm one was not. */
  get openedConnections(): readonly ConnectionSpan[] {
    return this.#list('openedConnections', () =>
      this.spans.connections.filter(({ isWarm, openedAtMs }) => !isWarm && this.has(openedAtMs)),
    );
  }

  /** Open connections as the browser sees them, of every kind, the warm one too. */
  get connectionStays(): readonly ConnectionStay[] {
    return this.#list('connectionStays', () =>
      this.spans.connections.flatMap((connection) => {
        const stay = clipStay(connection.openedAtMs, connection.closedAtClientMs, this.untilMs);
        return stay ? [{ ...stay, connection }] : [];
      }),
    );
  }

  /**
   * What keeps a worker busy: requests worked on or held, abandoned ones too. Streams and sockets are not in it: an event
   * loop holds those without a worker.
   */
  get workStays(): readonly WorkStay[] {
    return this.#list('workStays', () =>
      this.#stayPerAttempt((attempt) => {
        if (isEndless(attempt.handler)) return null;
        return clipStay(attempt.workStartedAtMs, workerFreeAtMs(attempt), this.untilMs);
      }),
    );
  }

  /** Work that went on after the server had heard that the client gave up (W5). */
  get orphanStays(): readonly WorkStay[] {
    return this.#list('orphanStays', () =>
      this.#stayPerAttempt((attempt) => {
        // Whoever works on it notices; so the work has begun by then.
        const stay = clipStay(attempt.closeNoticedAtMs, attempt.workEndedAtMs, this.untilMs);
        return stay && stay.toMs > stay.fromMs ? stay : null;
      }),
    );
  }

  #messagePer(happenings: (message: MessageSpan) => readonly { readonly atMs: number }[]): MessageSpan[] {
    return this.spans.messages.flatMap((message) =>
      happenings(message)
        .filter(({ atMs }) => this.has(atMs))
        .map(() => message),
    );
  }

  #stayPerAttempt(stayOf: (attempt: ExchangeSpan['attempts'][number]) => Stay | null): WorkStay[] {
    return this.exchanges.flatMap((exchange) =>
      exchange.attempts.flatMap((attempt) => {
        const stay = stayOf(attempt);
        return stay ? [{ ...stay, exchange, attempt }] : [];
      }),
    );
  }

  #list<Item>(name: string, make: () => readonly Item[]): readonly Item[] {
    const known = this.#lists.get(name);
    // Each name is used by one getter alone, so the list has that getter's items.
    if (known) return known as readonly Item[];
    const list = make();
    this.#lists.set(name, list);
    return list;
  }
}
