import type { ClosedBy } from '../connection-events';
import type { EventOf, TraceEvent } from '../events';
import { describePage, isSamePage, type PageId } from '../page-id';
import type { MakeLaw, Report } from './law';

interface Connection {
  readonly id: number;
  readonly client: number;
  /** Whose socket it is; null for one that all tabs of the browser share. */
  readonly page: PageId | null;
  readonly isQuic: boolean;
  /** How many such ones its client may have is counted; null: it is a socket. */
  readonly counted: Counted | null;
  isOpened: boolean;
  /** Whose closing the trace has told. */
  readonly closedBy: Set<ClosedBy>;
  /** What each side knows: it has closed (with an event, or by sending a `fin`), has heard the other's close, or TCP has given up. */
  readonly isOverFor: Record<Side, boolean>;
  /** A side that is suspended has what it hears ahead of it: up to this moment it may not have come to it. */
  readonly graceUntilMs: Record<Side, number>;
}

type Side = 'client' | 'server';
type Counted = '1.1' | '2';

/**
 * A browser has at most `connectionsPerHost` connections of HTTP/1.1 and one of HTTP/2, which its tabs share; a socket is one page's own. Each side uses one
 * only while it is open for it.
 */
export const connectionLaw: MakeLaw = (input) => {
  const ledger = new ConnectionLedger(input);
  return {
    'connection-opening': (event) => ledger.opening(event),
    'connection-opened': (event) => ledger.opened(event),
    'connection-closed': (event) => ledger.closed(event),
    'request-asked': (event) => ledger.asked(event),
    'transit-sent': (event) => ledger.sent(event),
    'transit-arrived': (event) => ledger.arrived(event),
    'transit-dropped': (event) => ledger.dropped(event),
    'sleep-started': () => ledger.suspend('client'),
    'sleep-ended': (event) => ledger.resume('client', event.atMs),
    'server-stalled': () => ledger.suspend('server'),
    'server-resumed': (event) => ledger.resume('server', event.atMs),
  };
};

class ConnectionLedger {
  readonly #report: Report;
  readonly #clients: number;
  readonly #connectionsPerHost: number;
  readonly #connections = new Map<number, Connection>();
  /** By client and version. */
  readonly #httpCounts = new Map<string, number>();
  /** Who asked each request. */
  readonly #askers = new Map<number, PageId>();
  readonly #transits = new Map<number, EventOf<'transit-sent'>>();
  /** Of each side that is suspended: the connections that it has to hear the end of. */
  readonly #unheard: Record<Side, Connection[] | null> = { client: null, server: null };

  constructor({ trace, world, report }: Parameters<MakeLaw>[0]) {
    this.#report = report;
    this.#clients = trace.clients;
    this.#connectionsPerHost = world.connectionsPerHost;
  }

  opening(event: EventOf<'connection-opening'>): void {
    const { connectionId: id, client } = event;
    if (this.#connections.has(id)) {
      this.#report(event, `connection ${id} has been opened before`);
      return;
    }
    if (client < 0 || client >= this.#clients) this.#report(event, `there is no client ${client}`);
    const connection = newConnection(event, this.#ownerOf(event));
    this.#connections.set(id, connection);
    const most = connection.counted === '2' ? 1 : this.#connectionsPerHost;
    const count = this.#count(connection, 1);
    if (count > most)
      this.#report(event, `connection ${id} is number ${count} of client ${client}, who may have ${most}`);
  }

  opened(event: EventOf<'connection-opened'>): void {
    const connection = this.#connectionOf(event, event.connectionId);
    if (!connection) return;
    if (connection.isOpened) this.#report(event, `connection ${connection.id} is open already`);
    if (connection.isOverFor.client) this.#report(event, `connection ${connection.id} opens after it was closed`);
    connection.isOpened = true;
  }

  closed(event: EventOf<'connection-closed'>): void {
    const connection = this.#connectionOf(event, event.connectionId);
    if (!connection) return;
    const { closedBy } = event;
    if (connection.closedBy.has(closedBy)) {
      this.#report(event, `connection ${connection.id} has been closed by the ${closedBy} before`);
    }
    connection.closedBy.add(closedBy);
    // Cut in the middle, neither side knows yet.
    if (event.reason === 'cut') return;
    if (closedBy !== 'server') this.#endFor(connection, 'client');
    if (closedBy !== 'client') this.#endFor(connection, 'server');
  }

  asked(event: EventOf<'request-asked'>): void {
    this.#askers.set(event.exchangeId, event);
  }

  sent(event: EventOf<'transit-sent'>): void {
    this.#transits.set(event.transitId, event);
    const connection = this.#connectionOf(event, event.connectionId);
    if (!connection) return;
    const asker = event.exchangeId === null ? undefined : this.#askers.get(event.exchangeId);
    const fault = useFault(event, connection) ?? ownerFault(event, connection, asker);
    if (fault !== null) this.#report(event, fault);
    if (isClosing(event) && event.content !== 'cut')
      this.#endFor(connection, event.direction === 'up' ? 'client' : 'server');
  }

  arrived(event: EventOf<'transit-arrived'>): void {
    const transit = this.#transits.get(event.transitId);
    const connection = transit && this.#connections.get(transit.connectionId);
    if (!connection || !isClosing(transit)) return;
    this.#endFor(connection, transit.direction === 'up' ? 'server' : 'client');
  }

  /** When TCP gives up on a connection, both sides know at once. */
  dropped(event: EventOf<'transit-dropped'>): void {
    const transit = this.#transits.get(event.transitId);
    const connection = transit && this.#connections.get(transit.connectionId);
    if (!connection || event.reason !== 'gave-up-resending') return;
    this.#endFor(connection, 'server');
    this.#endFor(connection, 'client');
  }

  suspend(side: Side): void {
    this.#unheard[side] = [];
  }

  resume(side: Side, atMs: number): void {
    for (const connection of this.#unheard[side] ?? []) connection.graceUntilMs[side] = atMs;
    this.#unheard[side] = null;
  }

  #ownerOf({ connectionKind, exchangeId }: EventOf<'connection-opening'>): PageId | null {
    if (connectionKind === 'http' || exchangeId === null) return null;
    return this.#askers.get(exchangeId) ?? null;
  }

  #connectionOf(event: TraceEvent, id: number): Connection | null {
    const connection = this.#connections.get(id);
    if (!connection) this.#report(event, `connection ${id} was never opened`);
    return connection ?? null;
  }

  #count({ client, counted }: Connection, change: number): number {
    if (counted === null) return 0;
    const key = `${client} ${counted}`;
    const count = (this.#httpCounts.get(key) ?? 0) + change;
    this.#httpCounts.set(key, count);
    return count;
  }

  #endFor(connection: Connection, side: Side): void {
    if (connection.isOverFor[side]) return;
    connection.isOverFor[side] = true;
    if (side === 'client') this.#count(connection, -1);
    const unheard = this.#unheard[side];
    if (unheard === null) return;
    unheard.push(connection);
    connection.graceUntilMs[side] = Infinity;
  }
}

function newConnection(event: EventOf<'connection-opening'>, page: PageId | null): Connection {
  return {
    id: event.connectionId,
    client: event.client,
    page,
    isQuic: event.connectionKind === 'quic',
    counted: event.connectionKind === 'http' ? (event.httpVersion ?? '1.1') : null,
    isOpened: false,
    closedBy: new Set(),
    isOverFor: { client: false, server: false },
    graceUntilMs: { client: -Infinity, server: -Infinity },
  };
}

/** It tells the other side that the connection is over; it may be sent at any time. */
function isClosing({ content }: EventOf<'transit-sent'>): boolean {
  return content === 'fin' || content === 'reset' || content === 'cut' || content === 'quic-close';
}

function useFault(event: EventOf<'transit-sent'>, connection: Connection): string | null {
  if (isClosing(event)) return null;
  const { direction, content } = event;
  const isUp = direction === 'up';
  const what = `the ${isUp ? 'client' : 'server'} sends transit ${event.transitId} (${content}) on connection ${connection.id}`;
  const side = isUp ? 'client' : 'server';
  if (connection.isOverFor[side] && event.atMs > connection.graceUntilMs[side]) return `${what} after it was closed`;
  const isHandshake = connection.isQuic ? content.startsWith('tls-') : content === 'syn' || content === 'syn-ack';
  return connection.isOpened || isHandshake ? null : `${what} before it is open`;
}

function ownerFault(event: EventOf<'transit-sent'>, connection: Connection, asker: PageId | undefined): string | null {
  if (asker === undefined) return null;
  const { page, client } = connection;
  if (page === null ? asker.client === client : isSamePage(asker, page)) return null;
  const owner = page === null ? `client ${client}` : describePage(page);
  return `request ${event.exchangeId ?? '?'} of ${describePage(asker)} travels on connection ${connection.id} of ${owner}`;
}
