/** Messages that go from a page to the server. They are a client's own: its first tab says them. */
export type UplinkEvent =
  /** The page has something to say. */
  | {
      readonly kind: 'uplink-made';
      readonly uplinkId: number;
      readonly client: number;
      readonly payloadBytes: number;
    }
  /** The server's program has it. `isDuplicate`: it had it before; the browser has sent its request twice (W7), or the page has. */
  | {
      readonly kind: 'uplink-received';
      readonly uplinkId: number;
      readonly client: number;
      readonly exchangeId: number;
      readonly isDuplicate: boolean;
    }
  /** An answer tells the page that the server has it. What goes up on a socket is never confirmed. */
  | { readonly kind: 'uplink-confirmed'; readonly uplinkId: number; readonly client: number }
  /** No copy of it is under way or will be sent any more. */
  | {
      readonly kind: 'uplink-lost';
      readonly uplinkId: number;
      readonly client: number;
      readonly reason: UplinkLossReason;
    };

export type UplinkLossReason =
  /** The connection that it was on is gone. */
  | 'connection-lost'
  /** The request that carried it was answered with an error. */
  | 'request-failed'
  /** The server's process ended with it. */
  | 'server-stopped'
  /** The datagram that it was in. */
  | 'datagram-lost';
