import type { EventOf, TraceEvent } from '../events';
import type { MakeLaw } from './law';

interface Flight {
  readonly path: Set<number>;
  readonly pathName: string;
  leftAtMs: number;
  hasEnded: boolean;
}

/** Times are whole microseconds, so a latency with a finer fraction may be rounded down by up to half of one. */
const ROUNDING_MS = 0.001;

/**
 * What is sent arrives or is dropped at most once, never faster than the network, and in order of sending on each
 * connection and direction. The clock of a transit starts at its last sending (W13).
 */
export const transitLaw: MakeLaw = ({ world, report }) => {
  const flights = new Map<number, Flight>();
  /** Transits in flight, in order of sending, by connection and direction. */
  const paths = new Map<string, Set<number>>();
  const leastMs = world.jitterKind === 'normal' ? 0 : world.oneWayLatencyMs;

  const send = (event: EventOf<'transit-sent'>): void => {
    if (flights.has(event.transitId)) return report(event, `transit ${event.transitId} has been sent before`);
    if (!(event.overheadBytes >= 0 && event.payloadBytes >= 0))
      report(event, `transit ${event.transitId} has a negative number of bytes`);
    const pathName = `${event.direction} connection ${event.connectionId}`;
    const path = paths.get(pathName) ?? new Set();
    paths.set(pathName, path);
    path.add(event.transitId);
    flights.set(event.transitId, { path, pathName, leftAtMs: event.atMs, hasEnded: false });
  };

  const arrive = (event: EventOf<'transit-arrived'>, flight: Flight): void => {
    const tookMs = event.atMs - flight.leftAtMs;
    if (tookMs < leastMs - ROUNDING_MS) {
      report(event, `transit ${event.transitId} took ${tookMs} ms, the network takes at least ${leastMs} ms`);
    }
    const [firstId] = flight.path;
    if (firstId !== event.transitId)
      report(event, `transit ${event.transitId} overtakes transit ${firstId}, sent before it ${flight.pathName}`);
  };

  return (event: TraceEvent) => {
    if (event.kind === 'transit-sent') return send(event);
    if (event.kind !== 'transit-resent' && event.kind !== 'transit-arrived' && event.kind !== 'transit-dropped') return;
    const flight = flights.get(event.transitId);
    if (!flight) return report(event, `transit ${event.transitId} was never sent`);
    if (flight.hasEnded) return report(event, `transit ${event.transitId} has arrived or been dropped before`);
    if (event.kind === 'transit-resent') {
      flight.leftAtMs = event.atMs;
      return;
    }
    if (event.kind === 'transit-arrived') arrive(event, flight);
    flight.hasEnded = true;
    flight.path.delete(event.transitId);
  };
};
