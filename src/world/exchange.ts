import type { EventBody, Initiator, RequestKind, Signal } from '../trace/events';
import type { PageId } from '../trace/page-id';
import type { Connection } from './connection';
import type { LaneCast } from './protocol';
import type { Scene } from './scene';
import type { UplinkMessage } from './uplink-fates';

/** One request of a page and its response, as the browser keeps it. */
export interface Exchange extends PageId {
  readonly id: number;
  /** The machine's name for it. */
  readonly name: string;
  readonly kind: RequestKind;
  readonly initiator: Initiator;
  readonly cursor: number | null;
  readonly session: number | null;
  readonly signals: readonly Signal[];
  /** Of the server; null: that of the page. */
  readonly port: number | null;
  /** What the page says to the server with it. */
  readonly uplink: readonly UplinkMessage[];
  readonly askedAtMs: number;
  /** The page hears of its end only after that of all asked before it that say so too. */
  readonly keepsOrder: boolean;
  /** How often it has gone out; the browser itself may send it twice (W7). */
  attempt: number;
  connection: Connection | null;
  /** Of its last attempt, where that went out on HTTP/2. */
  streamId: number | null;
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

/** A request that the page makes now. */
export function createExchange(
  { cast, clock, settings }: Scene,
  asked: Pick<
    Exchange,
    'id' | 'client' | 'tab' | 'name' | 'kind' | 'cursor' | 'session' | 'signals' | 'port' | 'uplink'
  >,
): Exchange {
  return {
    ...asked,
    initiator: initiatorOf(asked.kind, cast),
    // The article's programs know no cursor: against its loop none is sent.
    cursor: cast.usesCursor(settings.params) ? asked.cursor : null,
    askedAtMs: clock.nowMs,
    keepsOrder: cast.keepsOrder?.(settings.params) ?? false,
    attempt: 1,
    connection: null,
    streamId: null,
    isOnReusedConnection: false,
    hasBegun: false,
    hasBroughtNews: false,
    receivedBytes: 0,
    hasEnded: false,
  };
}

/** Which part of the browser asks: an iframe or an EventSource cannot post, so their pages do that by XHR. */
function initiatorOf(kind: RequestKind, { initiator, hasRawSockets }: LaneCast): Initiator {
  if (kind === 'handshake' && !hasRawSockets && initiator !== 'web-transport') return 'web-socket';
  if (kind !== 'publish') return initiator;
  return initiator === 'fetch' || initiator === 'script' ? initiator : 'xhr';
}

/** What the trace says when it is asked for. */
export function askedEvent({ id, client, tab, kind, initiator, cursor, session }: Exchange): EventBody {
  return {
    kind: 'request-asked',
    exchangeId: id,
    client,
    tab,
    requestKind: kind,
    initiator,
    cursor,
    ...(session === null ? {} : { session }),
  };
}

/** Its response has grown by so much: what a fact tells of that. */
export function grown(
  exchange: Exchange,
  contentBytes: number,
): { readonly name: string; readonly receivedBytes: number } {
  exchange.receivedBytes += contentBytes;
  return { name: exchange.name, receivedBytes: exchange.receivedBytes };
}
