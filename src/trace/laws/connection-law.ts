import type { ClosedBy, EventOf, TraceEvent } from '../events';
import type { CheckedWorld, MakeLaw } from './law';

interface Connection {
  readonly id: number;
  readonly client: number;
  readonly isHttp: boolean;
  isOpened: boolean;
  readonly closedBy: Set<ClosedBy>;
  /** What each side knows: it closed, or it has heard the other's close. */
  isOverForClient: boolean;
  isOverForServer: boolean;
}

type ReportFault = Parameters<MakeLaw>[0]['report'];

/** A browser has at most `connectionsPerHost` http connections, and each side uses one only while it is open for it. */
export const connectionLaw: MakeLaw = ({ trace, world, report }) => {
  const pool = new ConnectionPool(world, trace.clients, report);
  return (event) => {
    switch (event.kind) {
      case 'connection-opening':
        return pool.opening(event);
      case 'connection-opened':
        return pool.opened(event);
      case 'connection-closed':
        return pool.closed(event);
      case 'transit-sent':
        return pool.sent(event);
      case 'transit-arrived':
        return pool.arrived(event);
      case 'transit-dropped':
        return pool.dropped(event);
      case 'request-asked':
        pool.exchangeClients.set(event.exchangeId, event.client);
        return;
      default:
        return;
    }
  };
};

class ConnectionPool {
  readonly exchangeClients = new Map<number, number>();
  readonly #connectionsPerHost: number;
  readonly #clients: number;
  readonly #report: ReportFault;
  readonly #connections = new Map<number, Connection>();
  readonly #openCounts = new Map<number, number>();
  readonly #transits = new Map<number, EventOf<'transit-sent'>>();

  constructor(world: CheckedWorld, clients: number, report: ReportFault) {
    this.#connectionsPerHost = world.connectionsPerHost;
    this.#clients = clients;
    this.#report = report;
  }

  opening(event: EventOf<'connection-opening'>): void {
    const { connectionId: id, client } = event;
    if (this.#connections.has(id)) return this.#report(event, `connection ${id} has been opened before`);
    if (client < 0 || client >= this.#clients) this.#report(event, `there is no client ${client}`);
    const isHttp = event.connectionKind === 'http';
    this.#connections.set(id, {
      id,
      client,
      isHttp,
      isOpened: false,
      closedBy: new Set(),
      isOverForClient: false,
      isOverForServer: false,
    });
    if (!isHttp) return;
    const openCount = (this.#openCounts.get(client) ?? 0) + 1;
    this.#openCounts.set(client, openCount);
    if (openCount > this.#connectionsPerHost) {
      this.#report(
        event,
        `connection ${id} is number ${openCount} of client ${client}, which may have ${this.#connectionsPerHost}`,
      );
    }
  }

  opened(event: EventOf<'connection-opened'>): void {
    const connection = this.#known(event, event.connectionId);
    if (!connection) return;
    if (connection.isOpened) this.#report(event, `connection ${connection.id} is open already`);
    if (connection.isOverForClient) this.#report(event, `connection ${connection.id} opens after it was closed`);
    connection.isOpened = true;
  }

  closed(event: EventOf<'connection-closed'>): void {
    const connection = this.#known(event, event.connectionId);
    if (!connection) return;
    const { closedBy } = event;
    if (connection.closedBy.has(closedBy))
      this.#report(event, `connection ${connection.id} has been closed by the ${closedBy} before`);
    connection.closedBy.add(closedBy);
    if (closedBy !== 'server') this.#endForClient(connection);
    if (closedBy !== 'client') connection.isOverForServer = true;
  }

  sent(event: EventOf<'transit-sent'>): void {
    const { transitId, connectionId, direction, content } = event;
    const connection = this.#known(event, connectionId);
    if (!connection) return;
    this.#transits.set(transitId, event);
    this.#checkClient(event, connection);
    if (isClosing(event)) return;
    const sender = direction === 'up' ? 'client' : 'server';
    const isOver = direction === 'up' ? connection.isOverForClient : connection.isOverForServer;
    if (isOver)
      this.#report(
        event,
        `the ${sender} sends transit ${transitId} (${content}) on connection ${connectionId} after it was closed`,
      );
    else if (!connection.isOpened && content !== 'syn' && content !== 'syn-ack') {
      this.#report(
        event,
        `the ${sender} sends transit ${transitId} (${content}) on connection ${connectionId} before it is open`,
      );
    }
  }

  arrived(event: EventOf<'transit-arrived'>): void {
    const transit = this.#transits.get(event.transitId);
    const connection = transit && this.#connections.get(transit.connectionId);
    if (!connection || !isClosing(transit)) return;
    if (transit.direction === 'up') connection.isOverForServer = true;
    else this.#endForClient(connection);
  }

  /** TCP has given up on the connection, which both sides know at once. */
  dropped(event: EventOf<'transit-dropped'>): void {
    const transit = this.#transits.get(event.transitId);
    const connection = transit && this.#connections.get(transit.connectionId);
    if (!connection || event.reason !== 'gave-up-resending') return;
    connection.isOverForServer = true;
    this.#endForClient(connection);
  }

  #checkClient(event: EventOf<'transit-sent'>, connection: Connection): void {
    if (event.exchangeId === null) return;
    const client = this.exchangeClients.get(event.exchangeId);
    if (client === undefined || client === connection.client) return;
    this.#report(
      event,
      `request ${event.exchangeId} of client ${client} travels on connection ${connection.id} of client ${connection.client}`,
    );
  }

  #endForClient(connection: Connection): void {
    if (connection.isOverForClient) return;
    connection.isOverForClient = true;
    if (connection.isHttp) this.#openCounts.set(connection.client, (this.#openCounts.get(connection.client) ?? 0) - 1);
  }

  #known(event: TraceEvent, connectionId: number): Connection | undefined {
    const connection = this.#connections.get(connectionId);
    if (!connection) this.#report(event, `connection ${connectionId} was never opened`);
    return connection;
  }
}

/** It tells the other side that the connection is over; it may be sent at any time. */
function isClosing({ content }: EventOf<'transit-sent'>): boolean {
  return content === 'fin' || content === 'reset';
}
