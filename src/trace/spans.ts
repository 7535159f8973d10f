/**
 * The trace's events, paired: what began and ended, for readers that think in durations (metrics, layout, tables, the
 * command line). A moment that has not come is null. All times are virtual, in ms; lists are in order of their first event.
 */
import type { ClosedBy, CloseReason, ConnectionKind, TlsVersion } from './connection-events';
import type {
  Direction,
  DropReason,
  HandlerKind,
  Initiator,
  LossReason,
  Outcome,
  RequestKind,
  Signal,
  StreamEndReason,
  TransitContent,
} from './events';
import type { PageId } from './page-id';
import type { WorkResult } from './server-events';
import type { UplinkLossReason } from './uplink-events';

export interface TransitSpan {
  readonly id: number;
  readonly connectionId: number;
  readonly client: number;
  /** That of its request; null for what belongs to the connection, which all tabs of a browser share. */
  readonly tab: number | null;
  readonly direction: Direction;
  readonly content: TransitContent;
  readonly exchangeId: number | null;
  readonly attempt: number | null;
  readonly sentAtMs: number;
  /** Moments at which TCP sent it again; the arrow that arrives starts at the last of them. */
  resentAtMs: number[];
  arrivedAtMs: number | null;
  droppedAtMs: number | null;
  dropReason: DropReason | null;
  readonly overheadBytes: number;
  readonly payloadBytes: number;
  readonly messageIds: readonly number[];
  readonly status: number | null;
  /** The transit that it repeats, by `duplicate-response`. */
  readonly copyOf: number | null;
  /** What the page's own protocol says with it, beside messages. */
  readonly signals: readonly Signal[];
  /** What the page says to the server with it. */
  readonly uplinkIds: readonly number[];
  /** Of HTTP/2; null: it belongs to none. */
  readonly streamId: number | null;
  /** Sequences of its events, for linking with the log and with causes. */
  readonly sentSequence: number;
  endedSequence: number | null;
}

export interface AttemptSpan {
  readonly number: number;
  readonly connectionId: number;
  /** It is the first request on its connection, or was to be. */
  readonly isNewConnection: boolean;
  /** The browser gave it an idle connection, or began to open one for it: W2 counts from here. */
  readonly assignedAtMs: number;
  /** The request left; on a new connection that is after the handshake. */
  sentAtMs: number | null;
  arrivedAtMs: number | null;
  handler: HandlerKind | null;
  /** It waited at the server for a worker, from its arrival on. */
  wasBacklogged: boolean;
  workStartedAtMs: number | null;
  /** When an event loop let its worker go, though the request goes on. */
  workParkedAtMs: number | null;
  workEndedAtMs: number | null;
  workResult: WorkResult | null;
  /** The server's answer left: a response, a stream's head, a 101. */
  respondedAtMs: number | null;
  /** When the server heard that the client had given up; its work after this moment is orphan work. */
  closeNoticedAtMs: number | null;
  draws: { readonly atMs: number; readonly draw: number; readonly isReady: boolean }[];
  /** What a proxy did with it, other than to pass everything on at once. */
  proxy: ProxySpan | null;
}

export interface ProxySpan {
  /** It waited for one of the proxy's connections to the server. */
  wait: Stop | null;
  /** When it passed on a handshake without its `Upgrade`. */
  strippedAtMs: number | null;
  /** From each part of the answer that was kept to the moment when the proxy let it go, or gave up. */
  withheld: (Stop & { readonly bytes: number; readonly messageIds: readonly number[] })[];
  gaveUpAtMs: number | null;
  /** What the client was told then; null where the answer had begun, or the proxy did not give up. */
  gaveUpStatus: number | null;
}

export interface ExchangeSpan extends PageId {
  readonly id: number;
  readonly kind: RequestKind;
  readonly initiator: Initiator;
  readonly cursor: number | null;
  /** The session that it belongs to, by the id of the request that opened it. */
  readonly session: number | null;
  readonly askedAtMs: number;
  /** It waited in the browser for one of the connections to the host (W3). */
  wasQueued: boolean;
  attempts: AttemptSpan[];
  endedAtMs: number | null;
  outcome: Outcome;
  status: number | null;
  /** Streams and sockets only. */
  openedAtMs: number | null;
  streamEndedAtMs: number | null;
  streamEndReason: StreamEndReason | null;
  closeCode: number | null;
  /** Messages that reached the page on it, in order of arrival. */
  messageIds: number[];
  /** What the page says to the server on it, in order of sending. */
  uplinkIds: number[];
  requestBytes: number;
  responseBytes: number;
  readonly askedSequence: number;
  endedSequence: number | null;
}

export interface ConnectionSpan {
  readonly id: number;
  readonly client: number;
  /** Whose socket it is; null where it is one of those that all tabs of the browser share. */
  readonly tab: number | null;
  readonly kind: ConnectionKind;
  /** What it is encrypted with; null: it is not. */
  readonly tls: TlsVersion | null;
  /** Null: HTTP/1.1, or whatever a socket speaks. */
  readonly httpVersion: '2' | null;
  /** At the server; null: that of the page. */
  readonly port: number | null;
  /** A firewall swallows what would open it. */
  readonly isBlocked: boolean;
  readonly isWarm: boolean;
  readonly openingAtMs: number;
  openedAtMs: number | null;
  closedAtMs: number | null;
  closedBy: ClosedBy | null;
  closeReason: CloseReason | null;
  /** When each side knew that it was over; equal to `closedAtMs` on the side that closed. */
  closedAtClientMs: number | null;
  closedAtServerMs: number | null;
  /** When nothing passed on it, by `stall-connection`. */
  stalls: Stop[];
}

/** A message came to a page. */
export interface DeliverySpan extends PageId {
  readonly atMs: number;
  readonly exchangeId: number;
  readonly sequence: number;
}

export interface MessageSpan {
  readonly id: number;
  readonly publishedAtMs: number;
  readonly publishedSequence: number;
  /** Null: it is for all of them. */
  readonly toPage: PageId | null;
  readonly payloadBytes: number;
  /** First deliveries only, at most one a page. */
  deliveries: DeliverySpan[];
  duplicates: DeliverySpan[];
  losses: (PageId & { readonly atMs: number; readonly reason: LossReason; readonly sequence: number })[];
  /** Lost if any page has lost it, else pending until all have it. */
  fate: 'delivered' | 'lost' | 'pending';
}

/** What a page had to say to the server. */
export interface UplinkSpan {
  readonly id: number;
  readonly client: number;
  readonly madeAtMs: number;
  readonly madeSequence: number;
  readonly payloadBytes: number;
  /** When the server's program first had it, and the request or socket that it came on. */
  receivedAtMs: number | null;
  receivedOn: number | null;
  receivedSequence: number | null;
  /** When it had it again. */
  duplicatesAtMs: number[];
  /** When an answer told the page so. */
  confirmedAtMs: number | null;
  lostAtMs: number | null;
  lossReason: UplinkLossReason | null;
  fate: 'received' | 'lost' | 'pending';
}

/** One stay in one state, of a page's machine (`exchangeId` null) or of a server behaviour. */
export interface StateSpan extends PageId {
  readonly exchangeId: number | null;
  readonly attempt: number | null;
  readonly state: string;
  readonly from: string | null;
  /** The event that led here. */
  readonly event: string;
  readonly enteredAtMs: number;
  leftAtMs: number | null;
  readonly enteredSequence: number;
}

/** A timer of a machine, from its setting to its end. */
export interface TimerSpan extends PageId {
  readonly exchangeId: number | null;
  readonly attempt: number | null;
  /** What it brings to the machine: `after <delay>`, or a fact that the machine has planned for itself. */
  readonly event: string;
  readonly setAtMs: number;
  /** It fires so long after `setAtMs`, or later where its world is suspended. */
  readonly delayMs: number;
  /** When it fired or was cancelled; null while it runs. */
  endedAtMs: number | null;
  hasFired: boolean;
}

/** Something that lasts; `toMs` is null while it does. */
export interface Stop {
  readonly fromMs: number;
  toMs: number | null;
}

export interface Spans {
  readonly exchanges: readonly ExchangeSpan[];
  readonly transits: readonly TransitSpan[];
  readonly connections: readonly ConnectionSpan[];
  readonly messages: readonly MessageSpan[];
  readonly uplink: readonly UplinkSpan[];
  readonly states: readonly StateSpan[];
  readonly timers: readonly TimerSpan[];
  readonly outages: readonly Readonly<Stop>[];
  readonly serverStops: readonly Readonly<Stop>[];
  readonly serverStalls: readonly Readonly<Stop>[];
  /** One for each `server-slow`; where several overlap, they add up. */
  readonly slowdowns: readonly (Readonly<Stop> & { readonly byMs: number })[];
  readonly tabHidings: readonly Readonly<Stop>[];
  readonly sleeps: readonly Readonly<Stop>[];
}
