import { must } from '../core/assert';
import type { EventOf } from './events';
import type { ConnectionSpan, TransitSpan } from './spans';
import { KeptSpans } from './kept-spans';

type Building = { -readonly [Key in keyof ConnectionSpan]: ConnectionSpan[Key] };

/** Pairs the opening of a connection with its closing, as each side knew it. */
export class ConnectionSpans {
  readonly kept = new KeptSpans<Building>();

  /** `tab`: whose socket it is. */
  opening(event: EventOf<'connection-opening'>, tab: number | null): void {
    const span: Building = {
      id: event.connectionId,
      client: event.client,
      tab,
      kind: event.connectionKind,
      tls: event.tls ?? null,
      httpVersion: event.httpVersion ?? null,
      port: event.port ?? null,
      isBlocked: false,
      isWarm: false,
      openingAtMs: event.atMs,
      openedAtMs: null,
      closedAtMs: null,
      closedBy: null,
      closeReason: null,
      closedAtClientMs: null,
      closedAtServerMs: null,
      stalls: [],
    };
    this.kept.add(span);
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
    // Cut in the middle, neither side knows yet.
    if (event.reason === 'cut') return;
    if (event.closedBy !== 'server') span.closedAtClientMs ??= event.atMs;
    if (event.closedBy !== 'client') span.closedAtServerMs ??= event.atMs;
  }

  /** A side that sends a `fin` or `reset` has closed, though it be the second to do so. */
  transitSent(transit: TransitSpan): void {
    if (isClosing(transit) && transit.content !== 'cut')
      this.#end(transit, transit.direction === 'up' ? 'client' : 'server', transit.sentAtMs);
  }

  /** The other side's `fin` or `reset`, or a `cut`, tells this side that it is over. */
  transitArrived(transit: TransitSpan, atMs: number): void {
    if (isClosing(transit)) this.#end(transit, transit.direction === 'up' ? 'server' : 'client', atMs);
  }

  /** When TCP gives up on the connection, both sides know at once. */
  transitDropped(transit: TransitSpan, event: EventOf<'transit-dropped'>): void {
    if (event.reason === 'blocked') this.#building(transit.connectionId).isBlocked = true;
    if (event.reason !== 'gave-up-resending') return;
    this.#end(transit, 'client', event.atMs);
    this.#end(transit, 'server', event.atMs);
  }

  stalled(event: EventOf<'connection-stalled'>): void {
    this.#building(event.connectionId).stalls.push({ fromMs: event.atMs, toMs: null });
  }

  resumed(event: EventOf<'connection-resumed'>): void {
    const stall = this.#building(event.connectionId).stalls.at(-1);
    if (stall) stall.toMs = event.atMs;
  }

  byId(connectionId: number): ConnectionSpan {
    return this.#building(connectionId);
  }

  /** From here on it is over for that side, if it was not before. */
  #end(transit: TransitSpan, side: 'client' | 'server', atMs: number): void {
    const span = this.#building(transit.connectionId);
    if (side === 'client') span.closedAtClientMs ??= atMs;
    else span.closedAtServerMs ??= atMs;
  }

  #building(connectionId: number): Building {
    return must(this.kept.get(connectionId), `connection ${connectionId} was never opened`);
  }
}

function isClosing({ content }: TransitSpan): boolean {
  return content === 'fin' || content === 'reset' || content === 'cut' || content === 'quic-close';
}
