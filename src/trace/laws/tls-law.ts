import type { TlsVersion } from '../connection-events';
import type { Direction, EventOf, TransitContent } from '../events';
import type { MakeLaw } from './law';

type Flight = readonly [direction: Direction, content: TransitContent];

/** Sources: RFC 5246 §7.3 (a full handshake), RFC 8446 §2. */
const FLIGHTS: Readonly<Record<TlsVersion, readonly Flight[]>> = {
  '1.2': [
    ['up', 'tls-client-hello'],
    ['down', 'tls-server-hello'],
    ['up', 'tls-key-exchange'],
    ['down', 'tls-finished'],
  ],
  '1.3': [
    ['up', 'tls-client-hello'],
    ['down', 'tls-server-hello'],
    ['up', 'tls-finished'],
  ],
};

/** What goes in the clear, at any moment. */
const OF_TCP: readonly TransitContent[] = ['syn', 'syn-ack', 'fin', 'reset', 'cut'];
/** QUIC may close at any moment, in whatever keys there are. Source: RFC 9000 §10.2.3. */
const CLOSE: TransitContent = 'quic-close';

interface Handshake {
  readonly flights: readonly Flight[];
  readonly isQuic: boolean;
  sentCount: number;
  /** What was sent last has arrived. */
  hasArrived: boolean;
}

/**
 * Each encrypted connection makes its handshake, one flight after the arrival of the other, before anything else is on
 * it; the last flight of 1.3 waits for nothing but to be sent. The warm connection has done so before the run.
 */
export const tlsLaw: MakeLaw = ({ report }) => {
  const handshakes = new Map<number, Handshake>();
  const handshakeOfTransit = new Map<number, Handshake>();

  const faultOf = (event: EventOf<'transit-sent'>): string | null => {
    const handshake = handshakes.get(event.connectionId);
    const isOfTls = event.content.startsWith('tls-');
    if (!handshake) return isOfTls ? 'on a connection that has no TLS handshake to make' : null;
    if (!isOfTls) return hasEnded(handshake) ? null : 'before the TLS handshake is over';
    // On QUIC, whose first flight is its first packet, one that nobody answers is made again.
    if (handshake.isQuic && handshake.sentCount === 1 && event.content === 'tls-client-hello') return null;
    const [direction, content] = handshake.flights[handshake.sentCount] ?? [];
    if (event.direction !== direction || event.content !== content)
      return `where the TLS handshake goes on with ${content === undefined ? 'nothing' : `${content} ${direction}`}`;
    return handshake.hasArrived ? null : 'before the flight that it answers has arrived';
  };

  return {
    'connection-opening': ({ connectionId, connectionKind, tls }) => {
      if (tls === undefined) return;
      const isQuic = connectionKind === 'quic';
      handshakes.set(connectionId, { flights: FLIGHTS[tls], isQuic, sentCount: 0, hasArrived: true });
    },
    'connection-opened': ({ connectionId, isWarm }) => {
      if (isWarm) handshakes.delete(connectionId);
    },
    'transit-sent': (event) => {
      const { transitId, direction, content, connectionId } = event;
      if (OF_TCP.includes(content) || content === CLOSE) return;
      const fault = faultOf(event);
      if (fault !== null) report(event, `transit ${transitId} (${content}) is sent ${direction} ${fault}`);
      const handshake = handshakes.get(connectionId);
      if (!handshake || !content.startsWith('tls-')) return;
      if (content !== handshake.flights[handshake.sentCount - 1]?.[1]) handshake.sentCount++;
      handshake.hasArrived = false;
      handshakeOfTransit.set(transitId, handshake);
    },
    'transit-arrived': ({ transitId }) => {
      const handshake = handshakeOfTransit.get(transitId);
      if (handshake) handshake.hasArrived = true;
    },
  };
};

function hasEnded({ flights, sentCount, hasArrived }: Handshake): boolean {
  return sentCount >= flights.length && (hasArrived || flights.at(-1)?.[0] === 'up');
}
