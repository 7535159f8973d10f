import type { EventOf } from '../events';
import type { MakeLaw } from './law';

interface Flight {
  /** What is in flight the same way, in order of sending. */
  readonly path: Set<number>;
  readonly pathName: string;
  leftAtMs: number;
  /** The least that the network takes for it. */
  readonly leastMs: number;
  hasEnded: boolean;
}

/** Times are whole microseconds, so a latency with a finer fraction may be rounded down by up to half of one. */
const ROUNDING_MS = 0.001;

/**
 * What is sent arrives or is dropped at most once, never faster than the network, and in order of sending on each
 * connection and direction (W12). The clock of a transit starts at its last sending (W13).
 */
export const transitLaw: MakeLaw = ({ world, report }) => {
  const flights = new Map<number, Flight>();
  const paths = new Map<string, Set<number>>();
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
    'transit-sent': (event) => {
      const { transitId, connectionId, direction, content, overheadBytes, payloadBytes } = event;
      if (!(overheadBytes >= 0 && payloadBytes >= 0)) report(event, `transit ${transitId} has less than 0 bytes`);
      if (flights.has(transitId)) {
        report(event, `transit ${transitId} has been sent before`);
        return;
      }
      const pathName = `${direction} connection ${connectionId}`;
      const path = paths.get(pathName) ?? new Set();
      paths.set(pathName, path.add(transitId));
      // A cut has half of the way before it.
      const flightMs = content === 'cut' ? leastMs / 2 : leastMs;
      flights.set(transitId, { path, pathName, leftAtMs: event.atMs, leastMs: flightMs, hasEnded: false });
    },
    'transit-resent': (event) => {
      const flight = flightOf(event);
      if (flight) flight.leftAtMs = event.atMs;
    },
    'transit-arrived': (event) => {
      const flight = flightOf(event);
      if (!flight) return;
      const { transitId } = event;
      const tookMs = event.atMs - flight.leftAtMs;
      if (tookMs < flight.leastMs - ROUNDING_MS) {
        report(event, `transit ${transitId} took ${tookMs} ms, the network takes at least ${flight.leastMs} ms`);
      }
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
