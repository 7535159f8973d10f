import type { Direction, DropReason, EndedOutcome, RequestKind, TransitContent } from '../trace/events';
import type { LossCause } from './loss-circumstance';

/**
 * What there is to say about one mark, as plain data: the labels turn it into a sentence in the reader's language.
 * Times are virtual ms. `ordinal` counts the lane's listed marks in time, from 1.
 */
export type ItemFacts = { readonly ordinal: number } & (
  TransitFacts | PublishedFacts | DeliveredFacts | LostFacts | EndFacts | GiveUpFacts
);

export interface TransitFacts {
  readonly kind: 'transit';
  readonly direction: Direction;
  readonly content: TransitContent;
  /** Null for what belongs to the connection only. */
  readonly requestKind: RequestKind | null;
  readonly exchangeId: number | null;
  readonly connectionId: number;
  readonly attempt: number | null;
  readonly status: number | null;
  readonly messageIds: readonly number[];
  /** Messages to the server. */
  readonly uplinkIds: readonly number[];
  readonly sentAtMs: number;
  /** Null while it is in flight at the end of the run, and when it was dropped. */
  readonly arrivedAtMs: number | null;
  readonly droppedAtMs: number | null;
  readonly dropReason: DropReason | null;
  readonly resentCount: number;
  /** How long the server had kept the request, when this is its answer and it was held; else null. */
  readonly heldMs: number | null;
  /** How long the proxy kept it, when it is (part of) an answer that was kept back; else null. */
  readonly withheldMs: number | null;
  /** How long it waits at the proxy then, when it is a request that does; else null, also where that has no end. */
  readonly atProxyMs: number | null;
  /** The proxy made it, in place of the server. */
  readonly isFromProxy: boolean;
}

export interface PublishedFacts {
  readonly kind: 'published';
  readonly messageId: number;
  readonly atMs: number;
  /** Null when it is not delivered to this client in this run. */
  readonly deliveredAtMs: number | null;
  readonly lossCause: LossCause | null;
}

export interface DeliveredFacts {
  readonly kind: 'delivered';
  readonly messageId: number;
  readonly atMs: number;
  readonly stalenessMs: number;
}

export interface LostFacts {
  readonly kind: 'lost';
  readonly messageId: number;
  readonly atMs: number;
  readonly cause: LossCause;
}

/** The page gave a request up, or got an error instead of an answer. */
export interface EndFacts {
  readonly kind: 'ended';
  readonly exchangeId: number;
  readonly outcome: EndedOutcome;
  readonly atMs: number;
  readonly afterMs: number;
}

/** The proxy waited for the server no longer; `status` is what it told the page, null where the answer had begun. */
export interface GiveUpFacts {
  readonly kind: 'proxy-gave-up';
  readonly exchangeId: number;
  readonly atMs: number;
  readonly status: number | null;
}
