export type ConnectionKind = 'http' | 'websocket' | 'raw' | 'quic';

export type ConnectionEvent =
  | {
      readonly kind: 'connection-opening';
      readonly connectionId: number;
      readonly client: number;
      readonly connectionKind: ConnectionKind;
      /** The attempt that it is opened for; null for the warm connection. */
      readonly exchangeId: number | null;
      readonly attempt: number | null;
      /** What it is encrypted with; absent: it is not. */
      readonly tls?: TlsVersion;
      /** Absent: HTTP/1.1, or whatever a socket speaks. */
      readonly httpVersion?: '2';
      /** At the server; absent: that of the page. */
      readonly port?: number;
    }
  /** At the browser: TCP's handshake is over; that of TLS may follow. `isWarm`: left by the page load, it was never opened in this run. */
  | { readonly kind: 'connection-opened'; readonly connectionId: number; readonly isWarm: boolean }
  /** One side has closed; the other hears of it when the `fin` or `reset` arrives. */
  | {
      readonly kind: 'connection-closed';
      readonly connectionId: number;
      readonly closedBy: ClosedBy;
      readonly reason: CloseReason;
    };

export type TlsVersion = '1.2' | '1.3';
export type ClosedBy = 'client' | 'server' | 'network';
export type CloseReason =
  | 'idle'
  /** Idle, but in the way of a new one: the browser was at its limit. */
  | 'made-room'
  | 'given-up'
  | 'not-kept-alive'
  | 'reset'
  | 'refused'
  /** A proxy that speaks HTTP does not serve this port. */
  | 'not-http'
  /** The server failed at what had come on it, and has no status to say so with. */
  | 'failed'
  /** All workers are busy, and as many requests wait as may. */
  | 'backlog-full'
  /** The proxy heard nothing more of an answer that had begun. */
  | 'proxy-gave-up'
  | 'server-stopped'
  | 'stream-ended'
  | 'socket-closed'
  | 'session-closed'
  | 'gave-up-resending'
  /** QUIC has heard nothing for as long as its idle timeout. Source: RFC 9000 §10.1. */
  | 'idle-timeout'
  /** More came than was asked for: the browser does not use the connection again. */
  | 'unsolicited-bytes'
  /** An intervention: reset by something in the middle of its path. Each end hears so when the `cut` arrives. */
  | 'cut';
