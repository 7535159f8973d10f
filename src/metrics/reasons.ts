import { holdsUntilNews } from '../trace/holding-handlers';
import { sum } from 'd3';
import type { EndedOutcome, LossReason } from '../trace/events';
import type { AttemptSpan, ExchangeSpan } from '../trace/spans';
import type { Mark } from './compare-lanes';
import { deliveryWays, type DeliveryWay } from './delivery-ways';
import { peakStep } from './occupancy';
import type { Reading } from './reading';
import type { MetricName } from './registry';

/** How requests may have been spent without bringing news. */
export type WasteOutcome = Exclude<EndedOutcome, 'answered'>;

/** Why a number is the best or the worst, with the counts of this very run. Durations in ms, sizes in bytes. */
export type Reason =
  | { readonly kind: 'spent'; readonly outcome: WasteOutcome; readonly count: number; readonly asked: number }
  | { readonly kind: 'asked-again'; readonly answered: number }
  | { readonly kind: 'pushed-on'; readonly messages: number; readonly requests: number }
  | { readonly kind: 'held-for-news'; readonly answers: number }
  | { readonly kind: 'pushed' | 'met-held' | 'waited-for-request'; readonly count: number; readonly delivered: number }
  | { readonly kind: 'message-waited'; readonly messageId: number; readonly waitedMs: number; readonly isPush: boolean }
  | { readonly kind: 'message-sent-again'; readonly messageId: number }
  | { readonly kind: 'empty'; readonly count: number; readonly answers: number }
  | { readonly kind: 'timed-out' | 'aborted'; readonly count: number; readonly ended: number }
  | { readonly kind: 'overtaken'; readonly count: number; readonly pairs: number }
  | { readonly kind: 'lost'; readonly reason: LossReason; readonly count: number; readonly lost: number }
  | { readonly kind: 'kept'; readonly count: number }
  | { readonly kind: 'empty-bytes' | 'head-bytes'; readonly bytes: number; readonly overheadBytes: number }
  | { readonly kind: 'frame-bytes'; readonly bytes: number; readonly pushes: number }
  | { readonly kind: 'connections'; readonly opened: number; readonly requests: number }
  | { readonly kind: 'connections-at-once'; readonly count: number }
  | { readonly kind: 'worked'; readonly workedMs: number; readonly untilMs: number }
  | { readonly kind: 'workers-at-once'; readonly count: number; readonly atMs: number }
  | { readonly kind: 'orphans'; readonly requests: number };

/**
 * The reason in this run, counted from what had happened by the reading's moment, never from the technique's name; null
 * where the run has no clear one. A share is only a reason from a half on.
 */
export function reasonFor(name: MetricName, mark: Mark, reading: Reading): Reason | null {
  if (mark === null) return null;
  return (mark === 'best' ? bestReasons : worstReasons)[name]?.(reading) ?? null;
}

type Reasons = Partial<Readonly<Record<MetricName, (reading: Reading) => Reason | null>>>;

const bestReasons: Reasons = {
  requestCount: (reading) => pushedOn(reading) ?? heldForNews(reading),
  requestsPerMessage: (reading) => pushedOn(reading) ?? heldForNews(reading),
  emptyResponseFraction: heldForNews,
  lostCount: (reading) => {
    const { length: count } = waysOf(reading, 'waited-for-request');
    return reading.losses.length === 0 && count > 0 ? { kind: 'kept', count } : null;
  },
  stalenessMedianMs: metNews,
  stalenessP95Ms: metNews,
  stalenessMaxMs: metNews,
  headerBytes: frameBytes,
  overheadBytesPerMessage: frameBytes,
  connectionsOpenedCount: (reading) => {
    const { requests, opened } = connectionsFor(reading);
    return requests > opened ? { kind: 'connections', opened, requests } : null;
  },
  workersBusyMean: worked,
};

const worstReasons: Reasons = {
  requestCount: wasted,
  requestsPerMessage: wasted,
  emptyResponseFraction: ({ answeredPolls }) =>
    whereAny({ kind: 'empty', count: answeredPolls.filter(isEmpty).length, answers: answeredPolls.length }),
  timedOutFraction: ({ ended }) =>
    whereAny({ kind: 'timed-out', count: endedAs(ended, 'client-timeout'), ended: ended.length }),
  abortedFraction: ({ ended }) => whereAny({ kind: 'aborted', count: endedAs(ended, 'aborted'), ended: ended.length }),
  overtakenFraction: ({ overtakings }) =>
    whereAny({
      kind: 'overtaken',
      count: overtakings.filter(({ isOvertaken }) => isOvertaken).length,
      pairs: overtakings.length,
    }),
  lostCount: lostMostly,
  stalenessMedianMs: (reading) => mostly(reading, 'waited-for-request'),
  stalenessP95Ms: stalest(0.95),
  stalenessMaxMs: stalest(1),
  headerBytes: headBytes,
  overheadBytesPerMessage: headBytes,
  connectionsOpenedCount: (reading) => {
    const { requests, opened } = connectionsFor(reading);
    return opened > 1 ? { kind: 'connections', opened, requests } : null;
  },
  connectionsHeldMean: ({ connectionStays }) => {
    const count = peakStep(connectionStays)?.count ?? 0;
    return count > 1 ? { kind: 'connections-at-once', count } : null;
  },
  workersBusyMean: worked,
  workersBusyMax: ({ workStays }) => {
    const peak = peakStep(workStays);
    return peak !== null && peak.count > 1 ? { kind: 'workers-at-once', ...peak } : null;
  },
  orphanWorkMs: ({ orphanStays }) => {
    const requests = new Set(orphanStays.map(({ exchange }) => exchange.id)).size;
    return requests > 0 ? { kind: 'orphans', requests } : null;
  },
};

const WASTES: readonly WasteOutcome[] = ['empty', 'client-timeout', 'aborted', 'http-error', 'network-error'];

/** What most of the requests without news were spent on; where each brought some, that it was asked again each time. */
function wasted({ exchanges, ended }: Reading): Reason | null {
  const counts = WASTES.map((outcome) => ({ outcome, count: endedAs(ended, outcome) }));
  const most = counts.reduce((one, other) => (other.count > one.count ? other : one));
  if (most.count > 0) return { kind: 'spent', ...most, asked: exchanges.length };
  const answered = ended.filter(({ kind, outcome }) => kind === 'poll' && outcome === 'answered').length;
  return answered > 0 && answered === ended.length ? { kind: 'asked-again', answered } : null;
}

function pushedOn(reading: Reading): Reason | null {
  const { deliveries, exchanges } = reading;
  const ways = deliveryWays(reading);
  const isPushed = ways.length > 0 && ways.length === deliveries.length && ways.every(({ isPush }) => isPush);
  return isPushed ? { kind: 'pushed-on', messages: deliveries.length, requests: exchanges.length } : null;
}

/** Every poll that was answered was held and brought news. */
function heldForNews({ answeredPolls }: Reading): Reason | null {
  const isHeld = ({ handler, workStartedAtMs, workEndedAtMs }: AttemptSpan) =>
    holdsUntilNews(handler) && workStartedAtMs !== null && (workEndedAtMs ?? Infinity) > workStartedAtMs;
  const isAll = answeredPolls.every((exchange) => !isEmpty(exchange) && exchange.attempts.some(isHeld));
  return answeredPolls.length > 0 && isAll ? { kind: 'held-for-news', answers: answeredPolls.length } : null;
}

function metNews(reading: Reading): Reason | null {
  return mostly(reading, 'pushed') ?? mostly(reading, 'met-held');
}

function mostly(reading: Reading, kind: 'pushed' | 'met-held' | 'waited-for-request'): Reason | null {
  const { length: count } = waysOf(reading, kind);
  const { length: delivered } = reading.deliveries;
  return count > 0 && 2 * count >= delivered ? { kind, count, delivered } : null;
}

function waysOf(reading: Reading, kind: DeliveryWay['kind']): readonly DeliveryWay[] {
  return deliveryWays(reading).filter((way) => way.kind === kind);
}

/** What kept the message that is as stale as the number says: of several, the last. */
function stalest(fraction: number): (reading: Reading) => Reason | null {
  return (reading) => {
    const ways = [...deliveryWays(reading)].sort((one, other) => one.stalenessMs - other.stalenessMs);
    if (ways.length !== reading.deliveries.length) return null;
    const way = ways[Math.ceil(fraction * ways.length) - 1];
    if (way === undefined) return null;
    const { messageId, waitedMs, stalenessMs, isPush } = way;
    if (2 * waitedMs >= stalenessMs && waitedMs > 0) return { kind: 'message-waited', messageId, waitedMs, isPush };
    return way.wasSentAgain ? { kind: 'message-sent-again', messageId } : null;
  };
}

function lostMostly({ spans, untilMs }: Reading): Reason | null {
  const reasons = spans.messages.flatMap(({ losses }) =>
    losses.filter(({ atMs }) => atMs <= untilMs).map(({ reason }) => reason),
  );
  const counts = new Map<LossReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const most = [...counts].sort(([, one], [, other]) => other - one)[0];
  return most === undefined ? null : { kind: 'lost', reason: most[0], count: most[1], lost: reasons.length };
}

/** Framing alone, where all that came was pushed. */
function frameBytes(reading: Reading): Reason | null {
  if (pushedOn(reading) === null) return null;
  const pushes = reading.transits.filter(
    ({ content, messageIds }) => (content === 'chunk' || content === 'frame') && messageIds.length > 0,
  );
  return { kind: 'frame-bytes', pushes: pushes.length, bytes: sum(pushes, (push) => push.overheadBytes) };
}

function headBytes({ transits, answeredPolls }: Reading): Reason | null {
  const overheadBytes = sum(transits, (transit) => transit.overheadBytes);
  if (overheadBytes === 0) return null;
  const emptyIds = new Set(answeredPolls.filter(isEmpty).map(({ id }) => id));
  const ofEmpty = transits.filter(({ exchangeId }) => exchangeId !== null && emptyIds.has(exchangeId));
  const emptyBytes = sum(ofEmpty, (transit) => transit.overheadBytes);
  if (2 * emptyBytes >= overheadBytes) return { kind: 'empty-bytes', bytes: emptyBytes, overheadBytes };
  const heads = transits.filter(({ content }) => content === 'request' || content === 'response');
  const bytes = sum(heads, (head) => head.overheadBytes);
  return 2 * bytes >= overheadBytes ? { kind: 'head-bytes', bytes, overheadBytes } : null;
}

function connectionsFor({ exchanges, openedConnections }: Reading) {
  return { requests: exchanges.length, opened: openedConnections.length };
}

function worked({ workStays, untilMs, exchanges }: Reading): Reason | null {
  const workedMs = sum(workStays, ({ fromMs, toMs }) => toMs - fromMs);
  return exchanges.length > 0 && untilMs > 0 ? { kind: 'worked', workedMs, untilMs } : null;
}

function whereAny<Counted extends Reason & { readonly count: number }>(reason: Counted): Counted | null {
  return reason.count > 0 ? reason : null;
}

function endedAs(ended: readonly ExchangeSpan[], outcome: EndedOutcome): number {
  return ended.filter((exchange) => exchange.outcome === outcome).length;
}

function isEmpty({ outcome }: ExchangeSpan): boolean {
  return outcome === 'empty';
}
