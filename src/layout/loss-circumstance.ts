/** Why nobody was listening: the trace knows only that nobody was. */
import { bisector, group, rollup } from 'd3';
import type { LossReason, RequestKind } from '../trace/events';
import { isSamePage, pageName, type PageId } from '../trace/page-id';
import type { AttemptSpan, ExchangeSpan, MessageSpan, Spans, TransitSpan } from '../trace/spans';
import type { ItemKey } from './item-keys';

/** A reason as the trace has it, or what stands behind `nobody-listening`. */
export type LossCause =
  LossReason | 'replaced' | 'no-stream' | 'no-socket' | 'no-session' | 'not-asking' | 'given-up' | 'own-news';

export interface LossCircumstance {
  readonly cause: LossCause;
  /** The mark that brought it about: a close, a reset, the answer that ended a hold, the server's stop. */
  readonly culprit: ItemKey | null;
  /** When that was. */
  readonly sinceMs: number | null;
}

type Loss = MessageSpan['losses'][number];

interface Heard {
  readonly exchange: ExchangeSpan;
  readonly attempt: AttemptSpan;
  readonly arrivedAtMs: number;
}

interface LossIndex {
  readonly droppedByMessage: ReadonlyMap<number, readonly TransitSpan[]>;
  readonly transitsByConnection: ReadonlyMap<number, readonly TransitSpan[]>;
  /** What reached the server, by page, in order of arrival. */
  readonly heardByPage: ReadonlyMap<string, readonly Heard[]>;
  /** Workers that found nobody, by page and moment. */
  readonly inVain: ReadonlyMap<string, Heard>;
  /** When the server knew that a connection was over. */
  readonly closedAtServerMs: ReadonlyMap<number, number | null>;
  /** What arrived at a page, by page and message. */
  readonly carried: ReadonlySet<string>;
}

/** What ends a connection, or the server's listening to a request. */
const ENDINGS: readonly TransitSpan['content'][] = [
  ...(['close-frame', 'stream-end', 'stream-reset', 'fin', 'reset', 'quic-close'] as const),
];

const indexes = new WeakMap<Spans['transits'], LossIndex>();

export function lossCircumstance(spans: Spans, message: MessageSpan, loss: Loss): LossCircumstance {
  const { reason, atMs } = loss;
  if (reason === 'server-stopped' || reason === 'server-forgot') {
    const place = spans.serverStops.findLastIndex(({ fromMs }) => fromMs <= atMs);
    const stop = spans.serverStops[place];
    return { cause: reason, culprit: stop ? `server-stop/${place}` : null, sinceMs: stop?.fromMs ?? null };
  }
  const index = indexOf(spans);
  const carrier = index.droppedByMessage
    .get(message.id)
    ?.find((transit) => transit.droppedAtMs === atMs && transit.client === loss.client && transit.tab === loss.tab);
  if (carrier) return onTheWay(index, carrier, atMs, reason);
  // One that never came to the page was replaced at the server, which keeps only the newest.
  if (reason === 'overwritten' && !index.carried.has(`${pageName(loss)} ${message.id}`))
    return { cause: 'replaced', culprit: null, sinceMs: null };
  if (reason !== 'nobody-listening') return { cause: reason, culprit: null, sinceMs: null };
  return unheard(index, loss);
}

/** The causes for one page, by message. */
export function lossCausesOf(
  spans: Spans,
  messages: readonly MessageSpan[],
  page: PageId,
): ReadonlyMap<number, LossCause> {
  return new Map(
    messages.flatMap((message) =>
      message.losses
        .filter((loss) => isSamePage(loss, page))
        .map((loss) => [message.id, lossCircumstance(spans, message, loss).cause] as const),
    ),
  );
}

/** Its arrow died: by hand or for want of a network by itself, else because the other side had closed. */
function onTheWay(index: LossIndex, carrier: TransitSpan, atMs: number, reason: LossReason): LossCircumstance {
  const hasClosed = carrier.dropReason === 'connection-closed' || carrier.dropReason === 'stream-closed';
  const end = hasClosed ? firstEnding(index, carrier, -Infinity, atMs) : carrier;
  return { cause: reason === 'nobody-listening' ? 'given-up' : reason, ...culpritOf(end) };
}

/** Nothing was sent at all: the last request that the server had heard of was over. */
function unheard(index: LossIndex, { atMs, ...page }: Loss): LossCircumstance {
  const inVain = index.inVain.get(`${pageName(page)} ${atMs}`);
  const heard = index.heardByPage.get(pageName(page)) ?? [];
  // What arrived at this very moment came too late for the message.
  const last = inVain ?? heard[arrival.left(heard, atMs) - 1];
  if (!last) return { cause: 'nobody-listening', culprit: null, sinceMs: null };
  const { exchange, attempt, arrivedAtMs } = last;
  // The article's loop asks only itself.
  if (!inVain && attempt.handler === 'article-loop') return { cause: 'own-news', culprit: null, sinceMs: null };
  const cause = inVain ? 'given-up' : causeAfter(exchange);
  const ending = firstEnding(index, { connectionId: attempt.connectionId, exchangeId: exchange.id }, arrivedAtMs, atMs);
  if (ending) return { cause, ...culpritOf(ending) };
  // What was open is not over with its answer. Where nothing said so, as where it was cut, the server noticed by itself.
  if (cause === 'no-stream' || cause === 'no-socket' || cause === 'no-session')
    return { cause, culprit: null, sinceMs: index.closedAtServerMs.get(attempt.connectionId) ?? null };
  return { cause, ...culpritOf(answerTo(index, last, atMs)) };
}

function causeAfter({ kind, initiator }: Heard['exchange']): LossCause {
  return initiator === 'web-transport' ? 'no-session' : CAUSE_AFTER[kind];
}

/** What is missing once that which the server has last heard of is over. */
const CAUSE_AFTER: Readonly<Record<RequestKind, LossCause>> = {
  poll: 'not-asking',
  publish: 'not-asking',
  stream: 'no-stream',
  handshake: 'no-socket',
  policy: 'no-socket',
};

function culpritOf(end: TransitSpan | undefined): Pick<LossCircumstance, 'culprit' | 'sinceMs'> {
  return { culprit: end ? `transit/${end.id}` : null, sinceMs: end?.sentAtMs ?? null };
}

const arrival = bisector(({ arrivedAtMs }: Heard) => arrivedAtMs);

function indexOf(spans: Spans): LossIndex {
  const known = indexes.get(spans.transits);
  if (known) return known;
  const dropped = spans.transits.filter(({ droppedAtMs }) => droppedAtMs !== null);
  const heard = spans.exchanges
    .filter(({ kind }) => kind !== 'publish')
    .flatMap((exchange) =>
      exchange.attempts.flatMap((attempt): readonly Heard[] =>
        attempt.arrivedAtMs === null ? [] : [{ exchange, attempt, arrivedAtMs: attempt.arrivedAtMs }],
      ),
    )
    .sort((one, other) => one.arrivedAtMs - other.arrivedAtMs);
  const index: LossIndex = {
    droppedByMessage: rollup(
      dropped.flatMap((transit) => transit.messageIds.map((id) => ({ id, transit }))),
      (carried) => carried.map(({ transit }) => transit),
      ({ id }) => id,
    ),
    carried: new Set(
      spans.transits
        .filter(({ direction, arrivedAtMs }) => direction === 'down' && arrivedAtMs !== null)
        .flatMap(({ client, tab, messageIds }) =>
          messageIds.map((id) => `${pageName({ client, tab: tab ?? 0 })} ${id}`),
        ),
    ),
    transitsByConnection: group(spans.transits, ({ connectionId }) => connectionId),
    closedAtServerMs: new Map(spans.connections.map(({ id, closedAtServerMs }) => [id, closedAtServerMs])),
    heardByPage: group(heard, ({ exchange }) => pageName(exchange)),
    inVain: new Map(
      heard
        .filter(({ attempt }) => attempt.workResult === 'nobody-listening')
        .map((each) => [`${pageName(each.exchange)} ${each.attempt.workEndedAtMs ?? ''}`, each]),
    ),
  };
  indexes.set(spans.transits, index);
  return index;
}

/** In HTTP/2 the end of one stream is none of the others. */
function firstEnding(
  index: LossIndex,
  { connectionId, exchangeId }: Pick<TransitSpan, 'connectionId' | 'exchangeId'>,
  fromMs: number,
  toMs: number,
): TransitSpan | undefined {
  return index.transitsByConnection.get(connectionId)?.find((transit) => {
    const isOfAnother = transit.streamId !== null && transit.exchangeId !== exchangeId;
    const { content, sentAtMs } = transit;
    return sentAtMs >= fromMs && sentAtMs <= toMs && ENDINGS.includes(content) && !isOfAnother;
  });
}

/** With a hold or a poll, nobody listens once it is answered. */
function answerTo(index: LossIndex, { exchange, attempt }: Heard, atMs: number): TransitSpan | undefined {
  return index.transitsByConnection
    .get(attempt.connectionId)
    ?.find(
      ({ exchangeId, direction, sentAtMs }) => exchangeId === exchange.id && direction === 'down' && sentAtMs <= atMs,
    );
}
