import { measure } from '../../metrics/measure';
import type { Metrics } from '../../metrics/registry';
import { buildSpans } from '../../trace/build-spans';
import type { EndedOutcome, LossReason, StreamEndReason, Trace } from '../../trace/events';
import type { PageId } from '../../trace/page-id';
import type { ConnectionSpan, ExchangeSpan, MessageSpan, UplinkSpan } from '../../trace/spans';
import type { UplinkLossReason } from '../../trace/uplink-events';

/** One lane as `pollscope simulate` prints it. A moment that did not come is null. */
export interface LaneReport {
  readonly key: string;
  readonly technique: string;
  readonly requests: readonly ReturnType<typeof reportRequest>[];
  readonly connections: readonly ReturnType<typeof reportConnection>[];
  readonly messages: readonly ReturnType<typeof reportMessage>[];
  /** Only where the pages say something. */
  readonly uplink?: readonly ReturnType<typeof reportUplink>[];
  readonly streams: readonly ReturnType<typeof reportStream>[];
  readonly metrics: Metrics;
}

export const REPORT_VERSION = 1;

/** As `pollscope simulate` prints it, from the traces of its lanes. */
export function reportRun(traces: readonly Trace[]) {
  return { version: REPORT_VERSION, lanes: traces.map(reportLane) };
}

export function reportLane(trace: Trace): LaneReport {
  const spans = buildSpans(trace);
  const retryCounts = countRetries(trace);
  // What the contract does not name is told only where there is something to tell.
  const tabOf: TabOf = ({ tab }) => (trace.tabs > 1 ? { tab } : {});
  return {
    key: trace.laneKey,
    technique: trace.techniqueId,
    // In order of asking, which is the order of their ids.
    requests: spans.exchanges.map((exchange) => reportRequest(exchange, retryCounts.get(exchange.id) ?? 0)),
    connections: spans.connections.map(reportConnection),
    messages: spans.messages.map((message) => reportMessage(message, tabOf)),
    ...(spans.uplink.length > 0 ? { uplink: spans.uplink.map(reportUplink) } : {}),
    streams: spans.exchanges.filter(isStream).map((exchange) => reportStream(exchange, tabOf)),
    metrics: measure(spans, trace.untilMs),
  };
}

/** What a delivery and a stream say of their tab. */
type TabOf = (page: PageId) => { readonly tab?: number };

function countRetries({ events }: Trace): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const event of events) {
    if (event.kind === 'request-retried') counts.set(event.exchangeId, (counts.get(event.exchangeId) ?? 0) + 1);
  }
  return counts;
}

function reportRequest(exchange: ExchangeSpan, retryCount: number) {
  const { id, client, tab, kind, askedAtMs, endedAtMs, outcome, status, requestBytes, responseBytes } = exchange;
  const lastAttempt = exchange.attempts.at(-1);
  return {
    id,
    client,
    tab,
    kind,
    // The first attempt begins with the asking, each further one with the browser's retry (W7).
    attempts: 1 + retryCount,
    askedAtMs,
    // W2: what is sent on a connection yet to be opened pays for the handshake after it is sent.
    sentAtMs: exchange.attempts[0]?.assignedAtMs ?? null,
    arrivedAtMs: exchange.attempts.flatMap(({ arrivedAtMs }) => (arrivedAtMs === null ? [] : [arrivedAtMs])),
    respondedAtMs: exchange.attempts.map(respondedAtMs).findLast((atMs) => atMs !== null) ?? null,
    endedAtMs,
    outcome,
    status,
    connection: lastAttempt?.connectionId ?? null,
    isNewConnection: lastAttempt?.isNewConnection ?? null,
    messages: exchange.messageIds,
    ...(exchange.uplinkIds.length > 0 ? { uplink: exchange.uplinkIds } : {}),
    requestBytes,
    responseBytes,
  };
}

/** An answer for which nobody listened was never sent, but it was made: its moment is told too. */
function respondedAtMs(attempt: ExchangeSpan['attempts'][number]): number | null {
  return attempt.respondedAtMs ?? (attempt.workResult === 'nobody-listening' ? attempt.workEndedAtMs : null);
}

function reportConnection({ id, kind, openedAtMs, closedAtMs, closedBy }: ConnectionSpan) {
  return { id, kind, openedAtMs, closedAtMs, closedBy };
}

/** Fixed, since programs compare them: the page may say the same in other words, and say more of it. */
const LOSS_REASONS: Readonly<Record<LossReason, string>> = {
  'nobody-listening': 'nobody was listening',
  'connection-lost': 'the connection was lost',
  'response-dropped': 'its answer was dropped',
  overwritten: 'overwritten before it was read',
  'server-stopped': 'the server had stopped',
  'server-forgot': 'the server had forgotten it',
  'datagram-lost': 'its datagram was lost',
  stale: 'a later one had been read',
};

/** A message that several pages have lost has the reason of the first loss. */
function reportMessage({ id, publishedAtMs, deliveries, fate, losses }: MessageSpan, tabOf: TabOf) {
  const [loss] = losses;
  return {
    id,
    publishedAtMs,
    deliveries: deliveries.map((each) => ({ client: each.client, ...tabOf(each), atMs: each.atMs })),
    fate,
    reason: loss ? LOSS_REASONS[loss.reason] : null,
  };
}

const UPLINK_LOSS_REASONS: Readonly<Record<UplinkLossReason, string>> = {
  'connection-lost': 'the connection was lost',
  'request-failed': 'its request failed',
  'server-stopped': 'the server had stopped',
  'datagram-lost': 'its datagram was lost',
};

/** `confirmedAtMs`: when an answer told the page; on a socket none does. `timesReceived`: 2 where its request was sent twice. */
function reportUplink(span: UplinkSpan) {
  const { id, client, madeAtMs, receivedAtMs, receivedOn, confirmedAtMs, duplicatesAtMs, fate, lossReason } = span;
  return {
    ...{ id, client, madeAtMs, receivedAtMs, request: receivedOn, confirmedAtMs },
    timesReceived: (receivedAtMs === null ? 0 : 1) + duplicatesAtMs.length,
    fate,
    reason: lossReason === null ? null : UPLINK_LOSS_REASONS[lossReason],
  };
}

function isStream({ kind }: ExchangeSpan): boolean {
  return kind === 'stream' || kind === 'handshake';
}

const STREAM_END_REASONS: Readonly<Record<StreamEndReason, string>> = {
  'ended-by-server': 'ended by the server',
  'connection-lost': 'the connection was lost',
  'closed-by-client': 'closed by the client',
};

const FAILURES: Readonly<Record<EndedOutcome, string>> = {
  answered: 'answered',
  empty: 'empty',
  'http-error': 'server error',
  'network-error': 'network error',
  'client-timeout': 'timed out',
  aborted: 'aborted',
};

/** A stream that never opened ends as its request does. */
function reportStream(exchange: ExchangeSpan, tabOf: TabOf) {
  const { client, askedAtMs, openedAtMs, streamEndedAtMs, streamEndReason, outcome } = exchange;
  const hasFailed = openedAtMs === null && outcome !== 'open';
  const failure = hasFailed ? `never opened: ${FAILURES[outcome]}` : null;
  return {
    client,
    ...tabOf(exchange),
    askedAtMs,
    openedAtMs,
    endedAtMs: hasFailed ? exchange.endedAtMs : streamEndedAtMs,
    reason: streamEndReason === null ? failure : STREAM_END_REASONS[streamEndReason],
  };
}
