import { toWholeMicroseconds, transmissionMs } from '../../core/units';
import type { EventOf } from '../events';
import { isInOrderOnQuic } from '../quic-order';
import type { MakeLaw } from './law';

interface Flight {
  /** What is in flight the same way, in order of sending. */
  readonly path: Set<number>;
  readonly pathName: string;
  /** When it was sent last. */
  leftAtMs: number;
  /** How long it waits at least for its link, and how long its bytes take. */
  leavingMs: number;
  /** The least that the network takes for it. */
  readonly leastMs: number;
  hasEnded: boolean;
}

/** Times are whole microseconds, so a latency with a finer fraction may be rounded down by up to half of one. */
const ROUNDING_MS = 0.001;

/**
 * What is sent on one client's link leaves byte after byte, in the order of sending, whichever its connection, and TCP's
 * own packets, which have none, in their turn. Tells the earliest moment at which each has left.
 */
function linksOf(bandwidthKbps: number | null) {
  const clients = new Map<number, number>();
  const freeAtMs = new Map<string, number>();
  const opening = ({ connectionId, client }: EventOf<'connection-opening'>) => void clients.set(connectionId, client);
  const leftAtMs = (sent: EventOf<'transit-sent'>): number => {
    // What cuts a connection does so beyond the link.
    if (sent.content === 'cut') return sent.atMs;
    const link = `${sent.direction} client ${clients.get(sent.connectionId)}`;
    const sendingMs = transmissionMs(Math.max(0, sent.overheadBytes + sent.payloadBytes), bandwidthKbps);
    const leftMs = Math.max(sent.atMs, freeAtMs.get(link) ?? -Infinity) + sendingMs;
    freeAtMs.set(link, leftMs);
    return leftMs;
  };
  return { opening, leftAtMs };
}

/**
 * What is sent arrives or is dropped at most once, never faster than link and network, and in order of sending on each
 * connection and direction (W12), but for QUIC's streams and datagrams. The clock of a transit starts at its last sending
 * (W13).
 */
export const transitLaw: MakeLaw = ({ world, report }) => {
  const flights = new Map<number, Flight>();
  const paths = new Map<string, Set<number>>();
  const [links, quic] = [linksOf(world.bandwidthKbps), new Set<number>()];
  const leastMs = world.jitterKind === 'normal' ? 0 : world.oneWayLatencyMs;

  const flightOf = (event: EventOf<'transit-resent' | 'transit-arrived' | 'transit-dropped'>): Flight | null => {
    const flight = flights.get(event.transitId);
    if (!flight) report(event, `transit ${event.transitId} was never sent`);
    else if (flight.hasEnded) report(event, `transit ${event.transitId} has arrived or been dropped before`);
    else return flight;
    return null;
  };
  const end = (transitId: number, flight: Flight): void => {
    flight.hasEnded = true;
    flight.path.delete(transitId);
  };

  return {
    'connection-opening': (event) => {
      links.opening(event);
      if (event.connectionKind === 'quic') quic.add(event.connectionId);
    },
    'transit-sent': (event) => {
      const { transitId, content, overheadBytes, payloadBytes } = event;
      if (!(overheadBytes >= 0 && payloadBytes >= 0)) report(event, `transit ${transitId} has less than 0 bytes`);
      if (flights.has(transitId)) {
        report(event, `transit ${transitId} has been sent before`);
        return;
      }
      const pathName = pathNameOf(event, quic.has(event.connectionId));
      const path = paths.get(pathName) ?? new Set();
      paths.set(pathName, path.add(transitId));
      // A cut has half of the way before it.
      const flightMs = content === 'cut' ? leastMs / 2 : leastMs;
      const leavingMs = links.leftAtMs(event) - event.atMs;
      flights.set(transitId, { path, pathName, leftAtMs: event.atMs, leavingMs, leastMs: flightMs, hasEnded: false });
    },
    'transit-resent': (event) => {
      const flight = flightOf(event);
      if (flight) Object.assign(flight, { leftAtMs: event.atMs, leavingMs: 0 });
    },
    'transit-arrived': (event) => {
      const flight = flightOf(event);
      if (!flight) return;
      const { transitId } = event;
      const haste = hasteOf(flight, event.atMs - flight.leftAtMs);
      if (haste !== null) report(event, `transit ${transitId} ${haste}`);
      const [firstId] = flight.path;
      if (firstId !== undefined && firstId !== transitId) {
        report(event, `transit ${transitId} overtakes transit ${firstId}, sent before it ${flight.pathName}`);
      }
      end(transitId, flight);
    },
    'transit-dropped': (event) => {
      const flight = flightOf(event);
      if (flight) end(event.transitId, flight);
    },
  };
};

/** What is sent on one path arrives in the order of sending. */
function pathNameOf({ transitId, connectionId, direction, content }: EventOf<'transit-sent'>, isQuic: boolean): string {
  const isOnItsOwn = isQuic && !isInOrderOnQuic(content);
  return `${direction} connection ${connectionId}${isOnItsOwn ? ` transit ${transitId}` : ''}`;
}

/** What a transit that was faster than link and network can be has done; null where it was not. */
function hasteOf({ leastMs, leavingMs }: Flight, tookMs: number): string | null {
  if (tookMs < leastMs - ROUNDING_MS) return `took ${tookMs} ms, the network takes at least ${leastMs} ms`;
  if (tookMs >= leavingMs + leastMs - ROUNDING_MS) return null;
  return `took ${tookMs} ms, of which its link alone takes at least ${toWholeMicroseconds(leavingMs)} ms`;
}
