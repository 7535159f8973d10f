/**
 * What machines and worlds say to each other. A machine is told facts and utters wishes; it knows neither network nor
 * clock. The simulated world carries wishes out in virtual time; a real browser could carry out the same.
 */
import type { HandlerKind, Initiator, RequestKind, Signal } from '../trace/events';
import type { Message, WireFormat } from './wire-format';

export type { HandlerKind, Signal };
export {
  SERVICE_RESTART,
  type FrameToWrite,
  type Message,
  type PacketToWrite,
  type RequestToWrite,
  type ResponseToWrite,
  type WireFormat,
  type WireText,
  type WrittenExchange,
} from './wire-format';

/**
 * Facts for a client's machine. `name` is the name under which the machine sent the request. `random01` is a number in
 * [0, 1), drawn by the world: chance enters a machine as a value.
 */
export type ClientFact<Params> =
  | {
      readonly type: 'response.arrived';
      readonly name: string;
      readonly messages: readonly Message[];
      readonly random01: number;
      /** Absent where there is none. */
      readonly signals?: readonly Signal[];
      /** Of the answer that opens one: what the requests that follow are to name. */
      readonly session?: number;
    }
  | {
      readonly type: 'response.failed';
      readonly name: string;
      readonly reason: FailureReason;
      readonly status: number | null;
      readonly random01: number;
    }
  /** `receivedBytes`: how much of the content of this response has come, the bytes of this fact included. */
  | { readonly type: 'stream.opened'; readonly name: string; readonly receivedBytes: number }
  | {
      readonly type: 'chunk.arrived';
      readonly name: string;
      readonly messages: readonly Message[];
      readonly receivedBytes: number;
    }
  /** Sent only to show life. */
  | { readonly type: 'comment.arrived'; readonly name: string; readonly receivedBytes: number }
  | { readonly type: 'stream.ended'; readonly name: string; readonly random01: number }
  | { readonly type: 'socket.opened' }
  | { readonly type: 'frame.arrived'; readonly messages: readonly Message[] }
  | { readonly type: 'signal.arrived'; readonly signal: Signal }
  /** `code`: WebSocket's; a raw socket has none. */
  | { readonly type: 'socket.closed'; readonly code: number | null; readonly random01: number }
  | { readonly type: 'params.changed'; readonly params: Params };

/** `client-timeout` is the world's echo of the machine's own wish to give up, like XHR's `ontimeout`. */
export type FailureReason = 'http-error' | 'network-error' | 'client-timeout';

export type ClientWish =
  | {
      readonly type: 'request.send';
      readonly name: string;
      readonly kind: RequestKind;
      readonly cursor: number | null;
      readonly session?: number | null;
      readonly signals?: readonly Signal[];
      /** Of a `policy` request: which port of the server is asked. */
      readonly port?: number;
    }
  /** Gives up on every request sent under `name` that has not ended. Without one, nothing happens. */
  | { readonly type: 'request.abort'; readonly name: string; readonly reason: 'client-timeout' | 'superseded' }
  | { readonly type: 'socket.open'; readonly session?: number | null; readonly port?: number }
  | { readonly type: 'socket.send'; readonly signal: Signal }
  /** The page hears nothing more of it. Without one, nothing happens. */
  | { readonly type: 'socket.close' }
  /** The page has them: this is the moment of delivery. */
  | { readonly type: 'messages.deliver'; readonly messages: readonly Message[] }
  /** The browser had them, and the page never read them: something else was shown instead, or they went with their connection. */
  | {
      readonly type: 'messages.discard';
      readonly messages: readonly Message[];
      readonly reason: 'overwritten' | 'connection-lost' | 'stale';
    };

/** Facts for a server behaviour: one machine per request or connection. */
export type HandlerFact =
  | { readonly type: 'news.available' }
  | { readonly type: 'draw.ready' }
  | { readonly type: 'draw.blank' }
  /** There is nothing newer than the tag that the request came with; or there is, or it came without one. */
  | { readonly type: 'tag.matched' }
  | { readonly type: 'tag.differed' }
  /** The client gave up, and this server watches for it. */
  | { readonly type: 'request.closed' }
  /** As much of this response has been written as `responseLimitBytes` allows. */
  | { readonly type: 'limit.reached' }
  /** The server wants to end its streams and sockets. */
  | { readonly type: 'streams.close' }
  /** Of a session: the client has said something; something is to be said to it; the server is done with it. */
  | { readonly type: 'signal.arrived'; readonly signal: Signal }
  | { readonly type: 'ping.due' }
  | { readonly type: 'noop.due' }
  | { readonly type: 'session.ended' };

export type HandlerWish =
  | { readonly type: 'draw.take' }
  /** The article's loop makes its own news. */
  | { readonly type: 'news.publish' }
  /** Compares the request's tag (`If-None-Match`) with the newest there is for this client. */
  | { readonly type: 'tag.compare' }
  /** `withNews`: whatever there is for this client; otherwise an empty answer. The status is 200 unless told. */
  | { readonly type: 'response.send'; readonly withNews: boolean; readonly status?: number }
  | { readonly type: 'stream.open' }
  | { readonly type: 'chunk.send' }
  | { readonly type: 'comment.send' }
  | { readonly type: 'stream.end' }
  | { readonly type: 'signal.send'; readonly signal: Signal }
  /** Ends the poll that is held for this session, with a packet that says nothing. */
  | { readonly type: 'poll.flush' }
  /** From here on this socket carries the session, and what had waited for it. */
  | { readonly type: 'session.upgrade' };

/** The settings a server behaviour starts with: scenario values, in ms; null means never. */
export interface HandlerInput {
  readonly holdLimitMs: number;
  readonly heartbeatMs: number | null;
  readonly firstMs: number;
  readonly sleepMs: number;
  /** How long a socket may take to become a session's. */
  readonly upgradeTimeoutMs?: number;
}

/** A running machine, as the world sees it. */
export interface Actor<Fact> {
  send(fact: Fact): void;
  /** Forgets its timers; it hears nothing more. */
  stop(): void;
}

/** What tells one request from another, where a server takes them in different ways. */
export interface AskedOfServer {
  readonly kind: RequestKind;
  readonly session: number | null;
}

/** How long a session's server waits: from a pong to its next ping, from that to its pong, and for a socket to take over. */
export interface SessionTimes {
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
  readonly upgradeTimeoutMs: number;
}

/** On a QUIC stream of its own, or in a datagram. */
export type MessageTravel = 'stream-data' | 'datagram';

/** What becomes of who knocks at a port: a firewall that has it `blocked` leaves them without an answer. */
export type PortState = 'served' | 'closed' | 'blocked';

/** How what a page has to say gets to the server. */
export type UplinkWay =
  /** In a request beside whatever else is under way. */
  | 'own-request'
  /** As a frame on the page's socket; before that is open, it waits. */
  | 'socket'
  /** By requests, one at a time, until the session's socket has taken over. */
  | 'session';

/** What the world must know of a technique to run one lane of it: who asks, who answers, what it costs in bytes. */
export interface LaneCast {
  readonly initiator: Initiator;
  readonly wire: WireFormat;
  /** Its sockets speak no HTTP, and are Flash's; without it, they are WebSockets. */
  readonly hasRawSockets?: boolean;
  /** Its sockets are WebTransport sessions on QUIC: how a message of that length travels. */
  readonly messagesTravel?: (params: Readonly<Record<string, unknown>>, payloadBytes: number) => MessageTravel;
  /** After how long without a word either end of a QUIC connection gives it up. */
  readonly idleTimeoutMs?: (params: Readonly<Record<string, unknown>>) => number;
  /** Of a port that is not the page's. */
  portState?(port: number, params: Readonly<Record<string, unknown>>): PortState;
  /**
   * Which server behaviour takes its requests, with the parameters as they are now; without a request, the one that
   * takes most of them.
   */
  answeredBy(params: Readonly<Record<string, unknown>>, request?: AskedOfServer): HandlerKind;
  /** The server keeps a session for each client, and in it what it has not sent it yet. */
  readonly session?: (params: Readonly<Record<string, unknown>>) => SessionTimes;
  /** After how many bytes of content the server ends a stream, what it began with not counted; null: it never does. */
  responseLimitBytes?(params: Readonly<Record<string, unknown>>): number | null;
  /** Without it, by requests of their own. */
  uplinkWay?(params: Readonly<Record<string, unknown>>): UplinkWay;
  /** The server may read the client's cursor from the request. */
  usesCursor(params: Readonly<Record<string, unknown>>): boolean;
  /**
   * The page hears of its answers in the order of asking: one that comes early waits in the browser until all that were
   * asked before it have ended. Without it, as they come.
   */
  keepsOrder?(params: Readonly<Record<string, unknown>>): boolean;
}
