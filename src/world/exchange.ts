import type { Initiator, RequestKind } from '../trace/events';
import type { Connection } from './connection';

/** One request of a page and its response, as the browser keeps it. */
export interface Exchange {
  readonly id: number;
  readonly client: number;
  /** The machine's name for it. */
  readonly name: string;
  readonly kind: RequestKind;
  readonly initiator: Initiator;
  readonly cursor: number | null;
  readonly askedAtMs: number;
  /** The page hears of its end only after that of all asked before it that say so too. */
  readonly keepsOrder: boolean;
  /** How often it has gone out; the browser itself may send it twice (W7). */
  attempt: number;
  connection: Connection | null;
  /** It went out on a connection that had carried a request before. */
  isOnReusedConnection: boolean;
  /** The head of a stream has arrived: from here on there is no silent retry. */
  hasBegun: boolean;
  /** At least one message has come on it. */
  hasBroughtNews: boolean;
  /** How much of a stream's content has come: what it began with, messages, comments. */
  receivedBytes: number;
  hasEnded: boolean;
}

/** Its response has grown by so much: what a fact tells of that. */
export function grown(
  exchange: Exchange,
  contentBytes: number,
): { readonly name: string; readonly receivedBytes: number } {
  exchange.receivedBytes += contentBytes;
  return { name: exchange.name, receivedBytes: exchange.receivedBytes };
}
