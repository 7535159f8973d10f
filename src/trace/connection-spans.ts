import { must } from '../core/assert';
import type { EventOf } from './events';
import type { ConnectionSpan, TransitSpan } from './spans';

type Building = { -readonly [Key in keyof ConnectionSpan]: ConnectionSpan[Key] };

/** Pairs the opening of a connection with its closing, as each side knew it. */
export class ConnectionSpans {
  readonly all: ConnectionSpan[] = [];
  readonly #byId = new Map<number, Building>();

  opening(event: EventOf<'connection-opening'>): void {
    const span: Building = {
      id: event.connectionId,
      client: event.client,
      kind: event.connectionKind,
      isWarm: false,
      openingAtMs: event.atMs,
      openedAtMs: null,
      closedAtMs: null,
      closedBy: null,
      closeReason: null,
      closedAtClientMs: null,
      closedAtServerMs: null,
    };
    this.all.push(span);
    this.#byId.set(span.id, span);
  }

  opened(event: EventOf<'connection-opened'>): void {
    const span = this.#building(event.connectionId);
    span.openedAtMs = event.atMs;
    span.isWarm = event.isWarm;
  }

  /** Both sides may close it, each before it has heard of the other; the first one counts. */
  closed(event: EventOf<'connection-closed'>): void {
    const span = this.#building(event.connectionId);
    if (span.closedAtMs === null) {
      span.closedAtMs = event.atMs;
      span.closedBy = event.closedBy;
      span.closeReason = event.reason;
    }
    if (event.closedBy !== 'server') span.closedAtClientMs ??= event.atMs;
    if (event.closedBy !== 'client') span.closedAtServerMs ??= event.atMs;
  }

  /** The other side's `fin` or `reset` tells this side that it is over. */
  transitArrived(transit: TransitSpan, atMs: number): void {
    if (transit.content !== 'fin' && transit.content !== 'reset') return;
    const span = this.#building(transit.connectionId);
    if (transit.direction === 'up') span.closedAtServerMs ??= atMs;
    else span.closedAtClientMs ??= atMs;
  }

  /** TCP has given up on the connection, which both sides know at once. */
  transitDropped(transit: TransitSpan, event: EventOf<'transit-dropped'>): void {
    if (event.reason !== 'gave-up-resending') return;
    const span = this.#building(transit.connectionId);
    span.closedAtClientMs ??= event.atMs;
    span.closedAtServerMs ??= event.atMs;
  }

  byId(connectionId: number): ConnectionSpan {
    return this.#building(connectionId);
  }

  #building(connectionId: number): Building {
    return must(this.#byId.get(connectionId), `connection ${connectionId} was never opened`);
  }
}
