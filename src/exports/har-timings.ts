import type { Timings } from 'har-format';
import type { TransitSpan } from '../trace/spans';
import type { Sending } from './har-entry';

/** What does not apply, by the specification. */
const NONE = -1;

export interface EntryTime {
  /** Its beginning, of the run. */
  readonly atMs: number;
  /** The sum of the timings but `ssl`, which is part of `connect`. */
  readonly time: number;
  readonly timings: Timings;
}

/**
 * The first sending begins when the page asks, each further one when the browser gives it a connection. Sending takes no
 * time of its own: on a slow link it is part of waiting.
 */
export function timingsOf(sending: Sending): EntryTime {
  const { exchange, attempt, connection } = sending;
  const isFirst = attempt === null || attempt.number === 1;
  const atMs = isFirst ? exchange.askedAtMs : attempt.assignedAtMs;
  const endMs = Math.max(atMs, endOf(sending));
  const assignedMs = attempt?.assignedAtMs ?? endMs;
  const sentMs = attempt?.sentAtMs ?? endMs;
  const firstMs = sending.received[0]?.arrivedAtMs ?? endMs;
  const hasConnected = attempt !== null && sentMs > assignedMs;
  const openedMs = connection?.openedAtMs ?? endMs;
  const micros = {
    blocked: microsBetween(atMs, assignedMs),
    connect: microsBetween(assignedMs, sentMs),
    wait: microsBetween(sentMs, firstMs),
    receive: microsBetween(firstMs, endMs),
  };
  return {
    atMs,
    time: (micros.blocked + micros.connect + micros.wait + micros.receive) / 1000,
    timings: {
      blocked: micros.blocked / 1000,
      dns: NONE,
      connect: hasConnected ? micros.connect / 1000 : NONE,
      ssl:
        hasConnected && connection?.tls != null ? microsBetween(Math.max(openedMs, assignedMs), sentMs) / 1000 : NONE,
      send: 0,
      wait: micros.wait / 1000,
      receive: micros.receive / 1000,
    },
  };
}

/** Times have whole microseconds, and sums of those are exact. */
function microsBetween(fromMs: number, toMs: number): number {
  return Math.max(0, Math.round(toMs * 1000) - Math.round(fromMs * 1000));
}

/** When the browser was done with it; of what goes on, the end of the run. */
function endOf({ exchange, next, connection, received, untilMs }: Sending): number {
  if (next !== null) return Math.min(next.assignedAtMs, connection?.closedAtClientMs ?? Infinity);
  if (exchange.openedAtMs !== null) return exchange.streamEndedAtMs ?? untilMs;
  // The page may hear of an answer later than it came, and of its own timeout in the moment in which it gives up.
  return received.findLast(isWhole)?.arrivedAtMs ?? exchange.endedAtMs ?? untilMs;
}

function isWhole({ content }: TransitSpan): boolean {
  return content === 'response';
}
