import type { ConnectionKind } from '../trace/connection-events';
import type { Http2Session } from './http2-session';
import type { PortState } from './protocol';

/** What each end of a connection must be told. */
export interface ConnectionEnd {
  /** The other side has closed, or the network has given up. `isInOrder`: it had said all it had to say. */
  onGone(isInOrder: boolean): void;
}

/** What a browser does with a connection when the response on it is complete: keep it for the next, or close it, and why. */
export type AfterResponse = 'kept-alive' | 'not-kept-alive' | 'unsolicited-bytes';

/** From whom to where, and what is spoken on it. */
export type Route = Pick<Connection, 'client' | 'kind' | 'port' | 'portState' | 'http2'>;

/** One TCP or QUIC connection. Each side has its own idea of whether it is open; they agree again after one transit. */
export class Connection {
  readonly id: number;
  readonly client: number;
  readonly kind: ConnectionKind;
  /** At the server; null: that of the page. */
  readonly port: number | null;
  /** Of that port; a change later on is for connections after it. */
  readonly portState: PortState;
  /** Null: one request at a time, as in HTTP/1.1, or none, as on sockets. */
  readonly http2: Http2Session | null;
  isOpenAtClient = true;
  isOpenAtServer = false;
  /** Some side, or the network, has closed it; the trace says so once. */
  isClosed = false;
  /** How many requests it has carried; the first one makes it a "new connection" for that request (W7). */
  requestCount = 0;
  /** By a `drop-response` intervention: nothing more comes down on it. */
  isMuted = false;
  /** By a `cut-connection` intervention: nothing passes the middle of its path any more. */
  isCut = false;
  /** By a `stall-connection` intervention: what leaves before this moment is lost. */
  stalledUntilMs = -Infinity;
  /** Of QUIC: what its handshake took; null until then. */
  roundTripMs: number | null = null;
  /** When anything on it has come to either end for the last time. */
  heardAtMs = -Infinity;
  clientEnd: ConnectionEnd | null = null;
  serverEnd: ConnectionEnd | null = null;

  constructor(id: number, { client, kind, port, portState, http2 }: Route) {
    this.id = id;
    this.client = client;
    this.kind = kind;
    this.port = port;
    this.portState = portState;
    this.http2 = http2;
  }

  get isQuic(): boolean {
    return this.kind === 'quic';
  }

  /** Whether a proxy that speaks HTTP over TCP could carry it. */
  get isForHttp(): boolean {
    return this.kind === 'http' || this.kind === 'websocket';
  }

  /** The browser learns that it is over: `isInOrder` after a `fin`. */
  goneForClient(isInOrder = false): void {
    if (!this.isOpenAtClient) return;
    this.isOpenAtClient = false;
    this.clientEnd?.onGone(isInOrder);
  }

  /** The server learns that it is over. */
  goneForServer(): void {
    if (!this.isOpenAtServer) return;
    this.isOpenAtServer = false;
    this.serverEnd?.onGone(false);
  }
}
