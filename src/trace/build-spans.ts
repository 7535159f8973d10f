import { unreachable } from '../core/assert';
import { ConnectionSpans } from './connection-spans';
import type { EventOf, Trace, TraceEvent } from './events';
import { ExchangeSpans } from './exchange-spans';
import { MessageSpans } from './message-spans';
import type { WorkEventKind } from './server-events';
import type { Spans } from './spans';
import { StateSpans } from './state-spans';
import { StopSpans } from './stop-spans';
import { TimerSpans } from './timer-spans';
import { TransitSpans } from './transit-spans';
import { UplinkSpans } from './uplink-spans';

/** Pairs a trace's events. One pass, O(n). The trace must be sound (`checkTrace`); otherwise it throws (a bug). */
export function buildSpans(trace: Trace): Spans {
  const builder = new SpanBuilder(trace);
  for (const event of trace.events) builder.add(event);
  return builder.spans;
}

/** The same, event by event, for a run that goes on. `spans` always tells the events added so far; it grows in place. */
export class SpanBuilder {
  readonly spans: Spans;
  readonly #exchanges = new ExchangeSpans();
  readonly #transits = new TransitSpans();
  readonly #connections = new ConnectionSpans();
  readonly #messages: MessageSpans;
  readonly #uplink = new UplinkSpans();
  readonly #states = new StateSpans();
  readonly #timers = new TimerSpans();
  readonly #stops = new StopSpans();
  #hasForgotten = false;

  constructor(lane: Pick<Trace, 'clients' | 'tabs'>) {
    this.#messages = new MessageSpans(lane);
    this.spans = {
      exchanges: this.#exchanges.kept.all,
      transits: this.#transits.kept.all,
      connections: this.#connections.kept.all,
      messages: this.#messages.kept.all,
      uplink: this.#uplink.kept.all,
      states: this.#states.all,
      timers: this.#timers.all,
      outages: this.#stops.outages,
      serverStops: this.#stops.serverStops,
      serverStalls: this.#stops.serverStalls,
      slowdowns: this.#stops.slowdowns,
      tabHidings: this.#stops.tabHidings,
      sleeps: this.#stops.sleeps,
    };
  }

  /**
   * Drops what was over before `beforeMs`, for a run that goes on without end; what lasts is kept from its beginning. What
   * is told later of something that was dropped (an answer to a request of long ago) is passed over.
   */
  forgetBefore(beforeMs: number): void {
    this.#hasForgotten = true;
    const isOver = (...endsMs: readonly (number | null)[]) => endsMs.every((atMs) => atMs !== null && atMs < beforeMs);
    this.#transits.kept.forget(({ arrivedAtMs, droppedAtMs }) => isOver(arrivedAtMs ?? droppedAtMs));
    this.#exchanges.forget(
      ({ endedAtMs, openedAtMs, streamEndedAtMs, attempts }) =>
        isOver(endedAtMs, ...(openedAtMs === null ? [] : [streamEndedAtMs])) &&
        attempts.every(({ workStartedAtMs, workEndedAtMs }) => workStartedAtMs === null || isOver(workEndedAtMs)),
    );
    const transits = this.#transits.kept.all;
    const busyIds = new Set(transits.map(({ connectionId }) => connectionId));
    this.#connections.kept.forget(
      ({ id, closedAtClientMs, closedAtServerMs }) => !busyIds.has(id) && isOver(closedAtClientMs, closedAtServerMs),
    );
    this.#exchanges.forgetConnections((id) => !this.#connections.kept.has(id));
    this.#messages.kept.forget(({ publishedAtMs, deliveries, duplicates, losses }) =>
      isOver(publishedAtMs, ...[...deliveries, ...duplicates, ...losses].map(({ atMs }) => atMs)),
    );
    this.#uplink.kept.forget(({ madeAtMs, receivedAtMs, confirmedAtMs, lostAtMs }) =>
      isOver(madeAtMs, confirmedAtMs ?? receivedAtMs ?? lostAtMs),
    );
    this.#states.forget(beforeMs);
    this.#timers.forget(beforeMs);
  }

  add(event: TraceEvent): void {
    if (this.#hasForgotten && this.#isAboutForgotten(event)) return;
    if ('uplinkId' in event) return this.#uplink.add(event);
    switch (event.kind) {
      case 'connection-opening':
      case 'connection-opened':
      case 'connection-closed':
      case 'connection-stalled':
      case 'connection-resumed':
        return this.#addConnection(event);
      case 'transit-sent':
      case 'transit-resent':
      case 'transit-arrived':
      case 'transit-dropped':
        return this.#addTransit(event);
      case 'request-asked':
        return this.#exchanges.asked(event);
      case 'request-queued':
        return this.#exchanges.queued(event);
      case 'request-ended':
        return this.#exchanges.ended(event);
      case 'stream-opened':
        return this.#exchanges.streamOpened(event);
      case 'stream-ended':
        return this.#exchanges.streamEnded(event);
      case 'work-queued':
      case 'work-started':
      case 'work-parked':
      case 'draw-made':
      case 'close-noticed':
      case 'work-ended':
        return this.#addWork(event);
      case 'proxy-queued':
      case 'proxy-forwarded':
      case 'proxy-stripped':
      case 'proxy-withheld':
      case 'proxy-released':
      case 'proxy-gave-up':
        return this.#exchanges.proxyDid(event);
      case 'message-published':
      case 'message-delivered':
      case 'message-lost':
        return this.#messages.add(event);
      case 'machine-moved':
        return this.#states.moved(event);
      case 'timer-set':
        return this.#timers.set(event);
      case 'timer-fired':
      case 'timer-cancelled':
        return this.#timers.ended(event);
      case 'intervention-applied':
      case 'request-retried': // the attempt begins when it is given a connection
        return;
      default:
        return this.#stops.add(event);
    }
  }

  #addConnection(event: EventOf<Extract<TraceEvent['kind'], `connection-${string}`>>): void {
    switch (event.kind) {
      case 'connection-opening':
        this.#connections.opening(event, this.#tabOfSocket(event));
        return this.#exchanges.connectionOpening(event, this.#connections.byId(event.connectionId));
      case 'connection-opened':
        return this.#connections.opened(event);
      case 'connection-closed':
        return this.#connections.closed(event);
      case 'connection-stalled':
        return this.#connections.stalled(event);
      case 'connection-resumed':
        return this.#connections.resumed(event);
    }
  }

  /** Null for a connection that all tabs of a browser share. */
  #tabOfSocket({ connectionKind, exchangeId }: EventOf<'connection-opening'>): number | null {
    return connectionKind === 'http' || exchangeId === null ? null : this.#exchanges.byId(exchangeId).tab;
  }

  #addWork(event: EventOf<WorkEventKind>): void {
    this.#exchanges.worked(event);
    if (event.kind !== 'work-ended') return;
    this.#states.handlerEnded(event, this.#exchanges.byId(event.exchangeId));
  }

  /** Whether it tells of something whose beginning was dropped, or was passed over for that reason. */
  #isAboutForgotten(event: TraceEvent): boolean {
    if (event.kind === 'message-delivered' || event.kind === 'message-lost')
      return !this.#messages.kept.has(event.messageId);
    if ('uplinkId' in event) return event.kind !== 'uplink-made' && !this.#uplink.kept.has(event.uplinkId);
    if (event.kind === 'machine-moved' || event.kind === 'timer-set') return false;
    return (
      ('transitId' in event && event.kind !== 'transit-sent' && !this.#transits.kept.has(event.transitId)) ||
      ('connectionId' in event &&
        event.connectionId !== null &&
        event.kind !== 'connection-opening' &&
        !this.#connections.kept.has(event.connectionId)) ||
      ('exchangeId' in event &&
        event.exchangeId !== null &&
        event.kind !== 'request-asked' &&
        !this.#exchanges.kept.has(event.exchangeId))
    );
  }

  #addTransit(event: Extract<TraceEvent, { readonly transitId: number }>): void {
    switch (event.kind) {
      case 'transit-sent': {
        const connection = this.#connections.byId(event.connectionId);
        const tab = event.exchangeId === null ? connection.tab : this.#exchanges.byId(event.exchangeId).tab;
        this.#transits.sent(event, connection.client, tab);
        const transit = this.#transits.byId(event.transitId);
        this.#connections.transitSent(transit);
        return this.#exchanges.transitSent(transit, connection);
      }
      case 'transit-resent':
        return this.#transits.resent(event);
      case 'transit-arrived': {
        this.#transits.arrived(event);
        const transit = this.#transits.byId(event.transitId);
        this.#connections.transitArrived(transit, event.atMs);
        return this.#exchanges.transitArrived(transit, event.atMs);
      }
      case 'transit-dropped':
        this.#transits.dropped(event);
        return this.#connections.transitDropped(this.#transits.byId(event.transitId), event);
      default:
        return unreachable(event);
    }
  }
}
