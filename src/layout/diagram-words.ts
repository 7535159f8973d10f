import type { DropReason, StreamEndReason } from '../trace/events';
import type { LossCause } from './loss-circumstance';
import type { LullKind } from './lulls';

/**
 * The words that are drawn inside the diagram, in the reader's language; whoever draws hands them in. Keep them short:
 * a word that does not fit is left out. Protocol words (GET, 101, frame) are not translated.
 */
export interface DiagramWords {
  /** An answer without a message: `empty`. */
  readonly empty: string;
  /** A frame that a socket pushes: `frame`. */
  readonly frame: string;
  /** A message on a QUIC stream of its own: `stream`. */
  readonly ownStream: string;
  /** A message in a QUIC datagram: `datagram`. */
  readonly datagram: string;
  /** A part of a stream that brings messages: `event`. */
  readonly chunk: string;
  /** What Flash is told that it may connect to: `policy`. */
  readonly policy: string;
  /** A proxy takes nothing else: `only HTTP`. */
  readonly notHttp: string;
  /** The server has ended the stream: `end`. */
  readonly streamEnd: string;
  /** A frame that closes the socket: `close`. */
  readonly close: string;
  readonly aborted: string;
  readonly networkError: string;
  readonly outage: string;
  readonly serverDown: string;
  /** Beside the band of a side that is slow, still or out of sight: `tab hidden`. */
  readonly lull: (kind: LullKind) => string;
  /** `held 2.05 s`: how long the server kept a request open. */
  readonly held: (durationMs: number) => string;
  /** `worked 0.30 s`: how long it took to answer, where nothing was held. */
  readonly worked: (durationMs: number) => string;
  /** `1.70 s for nobody`: how long it went on after the client had gone. */
  readonly orphan: (durationMs: number) => string;
  /** `queued 2.29 s`: how long the request waited in the browser for a connection. */
  readonly queued: (durationMs: number) => string;
  /** `waits 1.20 s for a worker`: at the server. */
  readonly waitsForWorker: (durationMs: number) => string;
  /** `waits 1.20 s at the proxy`: for one of its connections to the server. */
  readonly waitsAtProxy: (durationMs: number) => string;
  /** `kept back 4.20 s`: by the proxy. */
  readonly withheld: (durationMs: number) => string;
  /** `Upgrade left out`: by the proxy, of a handshake. */
  readonly stripped: string;
  /** `proxy gave up, 504`; without a number where the answer had begun. */
  readonly proxyGaveUp: (status: number | null) => string;
  /** `timeout 5 s`: the client gave up after that long. */
  readonly timedOut: (afterMs: number) => string;
  /** Beside a message's dashed ring. */
  readonly loss: (cause: LossCause) => string;
  /** Beside an arrow's cross. */
  readonly drop: (reason: DropReason) => string;
  /** Where a stream or a socket broke off: `close 1006`. */
  readonly streamEnded: (reason: StreamEndReason, closeCode: number | null) => string;
}
