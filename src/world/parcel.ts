import type { DrawUint32 } from '../core/random';
import type { Direction, DropReason, TransitContent } from '../trace/events';
import type { Connection } from './connection';
import type { Message, Signal } from './protocol';
import type { Timer } from './virtual-clock';

/** One message for the wire, and what is to happen when it gets there, or does not. */
export interface Parcel {
  readonly connection: Connection;
  readonly direction: Direction;
  readonly content: TransitContent;
  readonly exchangeId?: number;
  readonly attempt?: number;
  /** In HTTP/2, where it belongs to one. */
  readonly streamId?: number | null;
  readonly overheadBytes?: number;
  readonly messages?: readonly Message[];
  /** What a page says to the server. */
  readonly uplink?: readonly Message[];
  readonly signals?: readonly Signal[];
  readonly status?: number;
  /** By a `delay-response` intervention. */
  readonly extraDelayMs?: number;
  /** By a `duplicate-response` intervention: what was sent just before, in the same segment. */
  readonly copyOf?: Transit;
  /** The next one on this connection leaves in the same segment, or datagram. */
  readonly leavesWithNext?: boolean;
  readonly arrive: () => void;
  readonly drop?: (reason: DropReason) => void;
}

/** A parcel on its way. */
export interface Transit {
  readonly id: number;
  readonly parcel: Parcel;
  readonly sentSequence: number;
  readonly delayMs: number;
  readonly lossDraw: DrawUint32;
  resendCount: number;
  /** When it left, or leaves, for the last time. */
  departsAtMs: number;
  /** Its arrival on the clock; null while it is lost and waits to be sent again. */
  arrival: Timer | null;
  /** It is at the other end, where it may have to wait for what was sent before it. */
  hasCrossed: boolean;
  /** Neither handed over nor taken out; `Channels` keeps it. */
  isUnderWay: boolean;
  hasArrived: boolean;
}

/** With it a connection begins. */
export function isFirst({ connection, content }: Parcel): boolean {
  return content === (connection.isQuic ? 'tls-client-hello' : 'syn');
}

/** It says something to a side for which the connection is not open. */
export function isForAnyState(parcel: Parcel): boolean {
  return isFirst(parcel) || FOR_ANY_STATE.includes(parcel.content);
}

const FOR_ANY_STATE: readonly Parcel['content'][] = ['fin', 'reset', 'cut', 'quic-close'];

/** Not the middle of the path, which sends cuts both ways. */
export function isFromClient({ direction, content }: Parcel): boolean {
  return direction === 'up' && content !== 'cut';
}

/** The browser throws away what comes for a stream that it has ended. */
export function isStreamOpen({ connection, direction, streamId = null }: Parcel): boolean {
  return direction === 'up' || streamId === null || connection.http2?.isOpenAtClient(streamId) === true;
}
