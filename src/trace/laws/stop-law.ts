import type { EventOf, TraceEvent } from '../events';
import type { CheckedWorld, Law, MakeLaw, Report } from './law';

/**
 * What lasts begins and ends in turn, and while it lasts: computers that sleep neither send, hear nor do anything; a
 * server that stalls does no work and sends nothing but what its kernel sends, or a proxy in its place; nothing arrives on a connection that is
 * stalled, and nothing at all in an outage.
 */
export const stopLaw: MakeLaw = ({ report, world }) => {
  const ledger = new StopLedger(report);
  return { ...lawOfStops(ledger), ...lawOfTransits(ledger, world), ...lawOfSleepers(ledger), ...lawOfServers(ledger) };
};

type Transit = EventOf<'transit-sent'>;

class StopLedger {
  readonly #report: Report;
  readonly #stops = new Set<string>();
  readonly #transits = new Map<number, Transit>();
  /** When each outage that lasts has begun. */
  readonly outagesFromMs: number[] = [];

  constructor(report: Report) {
    this.#report = report;
  }

  begin(event: TraceEvent, what: string): void {
    if (this.#stops.has(what)) this.#report(event, `${what} already`);
    this.#stops.add(what);
  }

  end(event: TraceEvent, what: string): void {
    if (!this.#stops.delete(what)) this.#report(event, `it is not so that ${what}`);
  }

  /** `fault`: what must not be while `what` lasts. */
  forbid(event: TraceEvent, what: string, fault: string): void {
    if (this.#stops.has(what)) this.#report(event, `${fault}, but ${what}`);
  }

  sent(event: Transit): void {
    this.#transits.set(event.transitId, event);
  }

  transitOf(event: EventOf<'transit-resent' | 'transit-arrived'>): Transit | null {
    return this.#transits.get(event.transitId) ?? null;
  }

  checkOutage(event: EventOf<'transit-arrived'>): void {
    // One of no length takes nothing.
    if (this.outagesFromMs.some((fromMs) => fromMs < event.atMs))
      this.#report(event, `transit ${event.transitId} arrives, but the network is down`);
  }
}

const HIDDEN = 'the tab is hidden';
const ASLEEP = 'the clients are asleep';
const STALLED = 'the server is stalled';
const isStalled = (connectionId: number): string => `connection ${connectionId} is stalled`;

function lawOfStops(ledger: StopLedger): Law {
  return {
    'tab-hidden': (event) => ledger.begin(event, HIDDEN),
    'tab-shown': (event) => ledger.end(event, HIDDEN),
    'sleep-started': (event) => ledger.begin(event, ASLEEP),
    'sleep-ended': (event) => ledger.end(event, ASLEEP),
    'server-stalled': (event) => ledger.begin(event, STALLED),
    'server-resumed': (event) => ledger.end(event, STALLED),
    'connection-stalled': (event) => ledger.begin(event, isStalled(event.connectionId)),
    'connection-resumed': (event) => ledger.end(event, isStalled(event.connectionId)),
    'outage-started': (event) => void ledger.outagesFromMs.push(event.atMs),
    'outage-ended': () => void ledger.outagesFromMs.shift(),
  };
}

function lawOfTransits(ledger: StopLedger, { hasProxy }: CheckedWorld): Law {
  return {
    'transit-sent': (event) => {
      ledger.sent(event);
      const { transitId, direction, content } = event;
      const isFromEnd = content !== 'cut';
      if (direction === 'up' && isFromEnd) ledger.forbid(event, ASLEEP, `transit ${transitId} is sent up`);
      const isFromOthers = hasProxy || content === 'syn-ack' || content === 'reset';
      if (direction === 'down' && isFromEnd && !isFromOthers)
        ledger.forbid(event, STALLED, `transit ${transitId} (${content}) is sent down`);
    },
    'transit-resent': (event) => {
      const transit = ledger.transitOf(event);
      if (transit?.direction !== 'up' || transit.content === 'cut') return;
      ledger.forbid(event, ASLEEP, `transit ${event.transitId} is sent up again`);
    },
    'transit-arrived': (event) => {
      const transit = ledger.transitOf(event);
      if (!transit) return;
      const arrives = `transit ${event.transitId} arrives`;
      if (transit.direction === 'down') ledger.forbid(event, ASLEEP, arrives);
      ledger.forbid(event, isStalled(transit.connectionId), arrives);
      ledger.checkOutage(event);
    },
  };
}

function lawOfSleepers(ledger: StopLedger): Law {
  const forbid = (event: TraceEvent) => ledger.forbid(event, ASLEEP, 'a client does this');
  return {
    'connection-opening': forbid,
    'request-asked': forbid,
    'request-queued': forbid,
    'request-retried': forbid,
    'request-ended': forbid,
    'stream-opened': forbid,
    'stream-ended': forbid,
    'message-delivered': forbid,
    'uplink-made': forbid,
    'uplink-confirmed': forbid,
    'machine-moved': (event) => {
      if (event.exchangeId === null) forbid(event);
      else ledger.forbid(event, STALLED, 'the server does this');
    },
  };
}

function lawOfServers(ledger: StopLedger): Law {
  const forbid = (event: TraceEvent) => ledger.forbid(event, STALLED, 'the server does this');
  return {
    'work-started': forbid,
    'draw-made': forbid,
    'close-noticed': forbid,
    'work-ended': forbid,
    'uplink-received': forbid,
  };
}
