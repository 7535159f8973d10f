/** How a technique writes its bytes. */
import type { Direction, RequestKind, Signal } from '../trace/events';

/** A message as the wire carries it, to a page or to the server. */
export interface Message {
  readonly id: number;
  readonly payloadBytes: number;
}

/**
 * Bytes as text, one character a byte: `head` and `body` go on the wire as they stand; a message's payload stands in
 * the body.
 */
export interface WireText {
  readonly head: string;
  readonly body: string;
  /** Of a part of a stream: how many bytes of content are in it, payloads included, the framing of HTTP not. */
  readonly contentBytes?: number;
}

/** Service restart: what a server says when it ends its sockets. Source: IANA WebSocket close codes. */
export const SERVICE_RESTART = 1012;

/** Names an exchange in this run and no other: what a real browser takes from chance (keys, masks) is made from it. */
export interface WrittenExchange {
  readonly seed: number;
  readonly exchangeId: number;
}

export interface RequestToWrite extends WrittenExchange {
  readonly kind: RequestKind;
  readonly cursor: number | null;
  readonly askedAtMs: number;
  /** How long the cookies are that the browser has for this host; absent or 0: there are none. */
  readonly cookieBytes?: number;
  readonly session?: number | null;
  readonly signals?: readonly Signal[];
  /** What the page says to the server; absent or empty: nothing. */
  readonly uplink?: readonly Message[];
  readonly payloadOf?: (message: Message) => string;
}

export interface ResponseToWrite extends WrittenExchange {
  readonly status: number;
  readonly messages: readonly Message[];
  /** What the request said that its client has. */
  readonly cursor: number | null;
  readonly sentAtMs: number;
  /** When the server's program took up the request it answers; the article's prints the difference. */
  readonly arrivedAtMs: number;
  /** The draw of the article's loop that was ready. */
  readonly draw: number | null;
  /** How long the server keeps the connection for the next request; 0: it closes it after this response. */
  readonly keepAliveMs: number;
  /** The technique's parameters at that moment: some are the server's to tell. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly payloadOf: (message: Message) => string;
  readonly signals?: readonly Signal[];
}

/** One of a WebSocket's own frames. What goes up is masked, as only browsers do. */
export interface FrameToWrite extends WrittenExchange {
  readonly direction: Direction;
  readonly sentAtMs: number;
}

export interface PacketToWrite {
  readonly direction: Direction;
  readonly travel: 'stream-data' | 'datagram';
  readonly message: Message;
}

/** How a technique writes its bytes. Pure: the world counts them, and the panels show them, from the same functions. */
export interface WireFormat {
  readonly writeRequest: (request: RequestToWrite) => WireText;
  readonly writeResponse: (response: ResponseToWrite) => WireText;
  /** Streams and sockets only. */
  readonly writeStreamHead?: (response: ResponseToWrite) => WireText;
  readonly writeChunk?: (messages: readonly Message[], payloadOf: (message: Message) => string) => WireText;
  readonly writeHeartbeat?: () => WireText;
  readonly writeStreamEnd?: () => WireText;
  /** Sockets only: the browser's answer to a ping, and either side's half of the closing handshake (`SERVICE_RESTART`). */
  readonly writePong?: (frame: FrameToWrite) => WireText;
  readonly writeCloseFrame?: (frame: FrameToWrite) => WireText;
  readonly writeSignal?: (frame: FrameToWrite, signal: Signal) => WireText;
  /** WebTransport only: one message, in a packet of its own. */
  readonly writePacket?: (packet: PacketToWrite, payloadOf: (message: Message) => string) => WireText;
  /** A message from the page on its socket. */
  readonly writeUplink?: (frame: FrameToWrite, message: Message, payloadOf: (message: Message) => string) => WireText;
  /** What its payload looks like on the wire, where frames are masked. */
  readonly maskUplink?: (frame: FrameToWrite, payload: string) => string;
}
