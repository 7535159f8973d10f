import type { ConnectionEvent } from './connection-events';
import type { MachineEvent } from './machine-events';
import type { MessageEvent } from './message-events';
import type { ServerEvent } from './server-events';
import type { UplinkEvent } from './uplink-events';

export type { LossReason, MessageEvent } from './message-events';

/**
 * The trace of one lane: everything that happened, in order. It is append-only, and a pure function of the scenario.
 *
 * `sequence` counts from 0. `atMs` is virtual time; only the warm connection lies before 0. `cause` is the sequence of
 * the event that made this one happen, null for what came from outside (a published message, an intervention, the
 * start). A trace never tells the future: an arrival is an event of its own, so a change at t leaves all before t alone.
 */
export type TraceEvent = { readonly sequence: number; readonly atMs: number; readonly cause: number | null } & (
  ConnectionEvent | TransitEvent | RequestEvent | ServerEvent | MessageEvent | UplinkEvent | MachineEvent | WorldEvent
);

export type Direction = 'up' | 'down';
export type RequestKind =
  | 'poll'
  | 'stream'
  /** Opens a socket: WebSocket's upgrade, or the first message on a raw one. */
  | 'handshake'
  | 'publish'
  /** Flash asks whether it may open a socket. */
  | 'policy';
/**
 * Which part of the browser asked. While an iframe or a script element loads, the browser shows that it does (the
 * throbber), unless an htmlfile hides it; the others ask unseen. Flash is no part of it: a plug-in with connections of its own.
 */
export type Initiator =
  'xhr' | 'fetch' | 'iframe' | 'htmlfile' | 'script' | 'event-source' | 'web-socket' | 'web-transport' | 'flash';
export type HandlerKind =
  | 'article-loop'
  | 'at-once'
  | 'conditional'
  | 'hold'
  | 'stream'
  | 'limited-stream'
  | 'socket'
  /** Tells Flash what it may connect to. */
  | 'policy'
  /** Engine.IO's: a session is opened, polled, and served on a socket that takes the polls' place. */
  | 'session-open'
  | 'session-poll'
  | 'session-socket';
/**
 * What a protocol of the page's own says beside messages. Engine.IO's packets: the session's data (0), its end (1), ping
 * and pong (2, 3), the same on a socket that is tried (2probe, 3probe), the change to it (5), and one that only ends a
 * poll (6).
 */
export type Signal = 'open' | 'close' | 'ping' | 'pong' | 'probe' | 'probe-answer' | 'upgrade' | 'noop';
/** How a request ended for the page. A request that has not ended is `open`; that is the lack of an event. */
export type EndedOutcome = 'answered' | 'empty' | 'http-error' | 'network-error' | 'client-timeout' | 'aborted';
export type Outcome = EndedOutcome | 'open';

/** What one message on the wire carries. */
export type TransitContent =
  | 'syn'
  | 'syn-ack'
  | 'fin'
  | 'reset'
  /** A reset that comes from the middle of the path, half a transit away from either end. */
  | 'cut'
  /** The flights of a TLS handshake. The first request goes with the client's Finished of 1.3. */
  | 'tls-client-hello'
  | 'tls-server-hello'
  | 'tls-key-exchange'
  | 'tls-finished'
  | 'request'
  | 'response'
  /** A streamed response: its head, a part with messages, a comment that only shows life, its end. */
  | 'stream-head'
  | 'chunk'
  | 'comment'
  | 'stream-end'
  | 'frame'
  | 'ping'
  | 'pong'
  | 'close-frame'
  /** A message on a QUIC stream of its own. */
  | 'stream-data'
  /** A message in a QUIC datagram, which nobody sends again. Source: RFC 9221. */
  | 'datagram'
  /** QUIC's CONNECTION_CLOSE. */
  | 'quic-close'
  /** HTTP/2: the browser's first bytes, what each side says of itself, the end of one stream, and that of all. */
  | 'http2-preface'
  | 'http2-settings'
  | 'stream-reset'
  | 'goaway';

export type DropReason =
  /** The receiving side had closed the connection. */
  | 'connection-closed'
  /** An intervention: `drop-response`, and everything behind it on that connection. */
  | 'dropped-by-hand'
  /** TCP gave up sending it again (W13). */
  | 'gave-up-resending'
  /** It met the place where the connection has been cut. */
  | 'connection-cut'
  /** The second copy of a whole response: nobody has asked for it, and the browser throws it away. */
  | 'unsolicited'
  /** HTTP/2: the receiver had ended that stream. */
  | 'stream-closed'
  /** A firewall on the way lets nothing through to this port, and says so to nobody. */
  | 'blocked'
  /** A datagram that the network has lost: nobody sends it again. */
  | 'datagram-lost'
  /** QUIC has heard nothing for too long. */
  | 'idle-timeout';

export type TransitEvent =
  | {
      readonly kind: 'transit-sent';
      readonly transitId: number;
      readonly connectionId: number;
      readonly direction: Direction;
      readonly content: TransitContent;
      /** Null for what belongs to the connection only (handshake, fin, reset). */
      readonly exchangeId: number | null;
      readonly attempt: number | null;
      /** Bytes that are not message payload: heads, framing. 0 for TCP's own packets, which are not counted. */
      readonly overheadBytes: number;
      readonly payloadBytes: number;
      readonly messageIds: readonly number[];
      readonly status: number | null;
      /** By `duplicate-response`: the transit that it repeats. */
      readonly copyOf: number | null;
      /** Of HTTP/2; absent where it belongs to none. */
      readonly streamId?: number;
      /** Absent where there is none. */
      readonly signals?: readonly Signal[];
      /** What the page says to the server, on its way up; absent where there is none. */
      readonly uplinkIds?: readonly number[];
    }
  /** It was lost on the way and leaves again (W13). */
  | { readonly kind: 'transit-resent'; readonly transitId: number }
  | { readonly kind: 'transit-arrived'; readonly transitId: number }
  | { readonly kind: 'transit-dropped'; readonly transitId: number; readonly reason: DropReason };

export type RequestEvent =
  | {
      readonly kind: 'request-asked';
      readonly exchangeId: number;
      readonly client: number;
      readonly tab: number;
      readonly requestKind: RequestKind;
      readonly initiator: Initiator;
      readonly cursor: number | null;
      /** The session that it belongs to, by the id of the request that opened it; absent where there is none. */
      readonly session?: number;
    }
  /** All connections to the host are busy: it waits in the browser (W3). */
  | { readonly kind: 'request-queued'; readonly exchangeId: number }
  /** The browser's own silent retry (W7). */
  | { readonly kind: 'request-retried'; readonly exchangeId: number; readonly attempt: number }
  | {
      readonly kind: 'request-ended';
      readonly exchangeId: number;
      readonly outcome: EndedOutcome;
      readonly status: number | null;
    }
  /** The page may read: a stream's head has arrived, a socket is open. */
  | { readonly kind: 'stream-opened'; readonly exchangeId: number }
  | {
      readonly kind: 'stream-ended';
      readonly exchangeId: number;
      readonly reason: StreamEndReason;
      readonly code: number | null;
    };

export type StreamEndReason = 'ended-by-server' | 'connection-lost' | 'closed-by-client';

export type WorldEvent =
  /** An act of the scenario took effect, on this request or connection where it is about one. */
  | {
      readonly kind: 'intervention-applied';
      readonly index: number;
      readonly act: string;
      readonly exchangeId: number | null;
      readonly connectionId: number | null;
    }
  | { readonly kind: 'outage-started' }
  | { readonly kind: 'outage-ended' }
  | { readonly kind: 'server-stopped' }
  | { readonly kind: 'server-started'; readonly keepsMemory: boolean }
  /** Each request taken up from here on takes so much longer; several of these add up. */
  | { readonly kind: 'server-slowed'; readonly byMs: number }
  | { readonly kind: 'server-recovered'; readonly byMs: number }
  /** The server's process does nothing, while its kernel goes on. */
  | { readonly kind: 'server-stalled' }
  | { readonly kind: 'server-resumed' }
  /** Nothing passes on this connection. */
  | { readonly kind: 'connection-stalled'; readonly connectionId: number }
  | { readonly kind: 'connection-resumed'; readonly connectionId: number }
  | { readonly kind: 'tab-hidden' }
  | { readonly kind: 'tab-shown' }
  /** The clients' computers sleep. */
  | { readonly kind: 'sleep-started' }
  | { readonly kind: 'sleep-ended' };

export type TraceEventKind = TraceEvent['kind'];
/** The event of one kind: `EventOf<'transit-sent'>`. */
export type EventOf<Kind extends TraceEventKind> = Extract<TraceEvent, { readonly kind: Kind }>;
/** An event without what the recorder adds: `record({ kind: 'outage-started' })`. */
export type EventBody = DistributiveOmit<TraceEvent, 'sequence' | 'atMs' | 'cause'>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** One lane's trace. `untilMs` is how far the run has been advanced: what is not here has not happened by then. */
export interface Trace {
  readonly laneKey: string;
  readonly techniqueId: string;
  readonly clients: number;
  /** How many tabs each client has. */
  readonly tabs: number;
  readonly untilMs: number;
  /** Events from before this moment are no longer kept; absent in a trace that has all of them. */
  readonly keptFromMs?: number;
  readonly events: readonly TraceEvent[];
}

/** The event of a sequence; undefined when it is not kept any more, or has not happened. */
export function eventOf(events: readonly TraceEvent[], sequence: number | null): TraceEvent | undefined {
  return sequence === null ? undefined : events[sequence - (events[0]?.sequence ?? 0)];
}
