/** What becomes of messages for pages. */
export type MessageEvent =
  /** `toClient` is null when it is for all pages; the article's loop makes its news for one, in the tab `toTab`. */
  | {
      readonly kind: 'message-published';
      readonly messageId: number;
      readonly toClient: number | null;
      /** Absent: the first, or for all. */
      readonly toTab?: number;
      readonly payloadBytes: number;
    }
  | {
      readonly kind: 'message-delivered';
      readonly messageId: number;
      readonly client: number;
      /** Absent: the first. */
      readonly tab?: number;
      readonly exchangeId: number;
      readonly isDuplicate: boolean;
    }
  | {
      readonly kind: 'message-lost';
      readonly messageId: number;
      readonly client: number;
      /** Absent: the first. */
      readonly tab?: number;
      readonly reason: LossReason;
    };

export type LossReason =
  | 'nobody-listening'
  | 'connection-lost'
  | 'response-dropped'
  | 'overwritten'
  | 'server-stopped'
  | 'server-forgot'
  | 'datagram-lost'
  | 'stale';
