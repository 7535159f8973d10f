import { sum } from 'd3';
import type { EndedOutcome } from '../trace/events';
import type { ExchangeSpan, MessageSpan } from '../trace/spans';
import { meanCount, peakStep } from './occupancy';
import { percentileOfSorted } from './percentile';
import type { Reading } from './reading';
import type { MetricName } from './registry';
import { uplinkDefinitions } from './uplink-definitions';

/** `exchange/3`, `message/4`, `connection/2`: the keys of the timeline's marks within a lane. */
export type EvidenceKey = `exchange/${number}` | `message/${number}` | `connection/${number}`;

export interface Definition {
  /** In the unit that the registry states. */
  readonly value: (reading: Reading) => number | null;
  /** What the number was made from, in order of time; an entry may come more than once. */
  readonly evidence: (reading: Reading) => EvidenceKey[];
}

/**
 * What each metric is. "By" a moment means that moment included; "delivered" means a first delivery, one a message and
 * client; ARCHITECTURE.md §6 has the terms.
 */
export const definitions: Readonly<Record<MetricName, Definition>> = {
  /** Requests asked, of every kind (polls, streams, handshakes); the browser's silent retries (W7) are not counted. */
  requestCount: {
    value: ({ exchanges }) => exchanges.length,
    evidence: ({ exchanges }) => exchanges.map(exchangeKey),
  },
  /** Requests asked ÷ messages that have come to pages, or from them to the server. */
  requestsPerMessage: {
    value: (reading) => ratio(reading.exchanges.length, comeCount(reading)),
    evidence: ({ exchanges }) => exchanges.map(exchangeKey),
  },
  /** Empty answers ÷ all answers to polls. */
  emptyResponseFraction: {
    value: ({ answeredPolls }) => ratio(answeredPolls.filter(isEmpty).length, answeredPolls.length),
    evidence: ({ answeredPolls }) => answeredPolls.filter(isEmpty).map(exchangeKey),
  },
  /** Requests that ended by the client's timeout ÷ requests that have ended. */
  timedOutFraction: shareOfEnded('client-timeout'),
  /** Requests that the page stopped without a timeout (a navigation, a newer request) ÷ requests that have ended. */
  abortedFraction: shareOfEnded('aborted'),
  /** Consecutive pairs of polls whose later answer came first ÷ pairs decided; see `overtakings`. */
  overtakenFraction: {
    value: ({ overtakings }) => ratio(overtakings.filter(({ isOvertaken }) => isOvertaken).length, overtakings.length),
    evidence: ({ overtakings }) =>
      overtakings
        .filter(({ isOvertaken }) => isOvertaken)
        .flatMap(({ earlier, later }) => [exchangeKey(earlier), exchangeKey(later)]),
  },
  /** Deliveries: message × client, first ones only. */
  deliveredCount: {
    value: ({ deliveries }) => deliveries.length,
    evidence: ({ deliveries }) => deliveries.map(({ message }) => messageKey(message)),
  },
  /** Losses: message × client. */
  lostCount: {
    value: ({ losses }) => losses.length,
    evidence: ({ losses }) => losses.map(messageKey),
  },
  /** Deliveries of a message to a client that had it. */
  duplicateCount: {
    value: ({ duplicates }) => duplicates.length,
    evidence: ({ duplicates }) => duplicates.map(messageKey),
  },
  /** Staleness = first delivery − publication, in ms; percentiles by nearest rank (Hyndman & Fan 1996, definition 1). */
  stalenessMedianMs: stalenessAt(0.5),
  stalenessP95Ms: stalenessAt(0.95),
  stalenessMaxMs: stalenessAt(1),
  /** Bytes put on the wire, both ways, that are not message payload: heads, framing, comments, pings, TLS handshakes. TCP's own are not counted. */
  headerBytes: {
    value: overheadBytes,
    evidence: ({ transits }) => carryingKeys(transits, ({ overheadBytes }) => overheadBytes > 0),
  },
  /** Bytes of message payload put on the wire, both ways. */
  payloadBytes: {
    value: ({ transits }) => sum(transits, ({ payloadBytes }) => payloadBytes),
    evidence: ({ transits }) => carryingKeys(transits, ({ payloadBytes }) => payloadBytes > 0),
  },
  /** `headerBytes` ÷ messages that have come, as for requests. */
  overheadBytesPerMessage: {
    value: (reading) => ratio(overheadBytes(reading), comeCount(reading)),
    evidence: ({ transits }) => carryingKeys(transits, ({ overheadBytes }) => overheadBytes > 0),
  },
  /** TCP handshakes completed; the warm connection was opened before the run and is not counted. */
  connectionsOpenedCount: {
    value: ({ openedConnections }) => openedConnections.length,
    evidence: ({ openedConnections }) => openedConnections.map(({ id }) => `connection/${id}` as const),
  },
  /** Connections open at the browser, of all clients together: average over the time from 0. */
  connectionsHeldMean: {
    value: ({ connectionStays, untilMs }) => meanCount(connectionStays, untilMs),
    evidence: ({ connectionStays }) => connectionStays.map(({ connection }) => `connection/${connection.id}` as const),
  },
  /** Requests that keep a worker busy at once, orphan work included, streams and sockets not: average over the time from 0. */
  workersBusyMean: {
    value: ({ workStays, untilMs }) => meanCount(workStays, untilMs),
    evidence: ({ workStays }) => workStays.map(({ exchange }) => exchangeKey(exchange)),
  },
  /** The most of them at any one moment. */
  workersBusyMax: {
    value: ({ workStays }) => peakStep(workStays)?.count ?? 0,
    evidence: ({ workStays }) => {
      const peakAtMs = peakStep(workStays)?.atMs ?? NaN;
      const isBusy = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
        fromMs === peakAtMs || (fromMs < peakAtMs && toMs > peakAtMs);
      return workStays.filter(isBusy).map(({ exchange }) => exchangeKey(exchange));
    },
  },
  /** Time that the server worked on requests after it had heard that their client gave up, in ms, added up. */
  orphanWorkMs: {
    value: ({ orphanStays }) => sum(orphanStays, ({ fromMs, toMs }) => toMs - fromMs),
    evidence: ({ orphanStays }) => orphanStays.map(({ exchange }) => exchangeKey(exchange)),
  },
  ...uplinkDefinitions,
};

/** A message to the server counts as one delivery. */
function comeCount({ deliveries, receivedUplinks }: Reading): number {
  return deliveries.length + receivedUplinks.length;
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

function shareOfEnded(outcome: EndedOutcome): Definition {
  const isIt = (exchange: ExchangeSpan) => exchange.outcome === outcome;
  return {
    value: ({ ended }) => ratio(ended.filter(isIt).length, ended.length),
    evidence: ({ ended }) => ended.filter(isIt).map(exchangeKey),
  };
}

/** The evidence of a percentile is the messages that are exactly as stale as it says. */
function stalenessAt(fraction: number): Definition {
  const value = ({ sortedStalenessMs }: Reading): number | null =>
    sortedStalenessMs.length === 0 ? null : percentileOfSorted(sortedStalenessMs, fraction);
  return {
    value,
    evidence: (reading) => {
      const atMs = value(reading);
      return reading.deliveries
        .filter(({ stalenessMs }) => stalenessMs === atMs)
        .map(({ message }) => messageKey(message));
    },
  };
}

function overheadBytes({ transits }: Reading): number {
  return sum(transits, (transit) => transit.overheadBytes);
}

function carryingKeys(
  transits: Reading['transits'],
  isEvidence: (transit: Reading['transits'][number]) => boolean,
): EvidenceKey[] {
  return transits.filter(isEvidence).map(({ exchangeId, connectionId }): EvidenceKey => {
    return exchangeId === null ? `connection/${connectionId}` : `exchange/${exchangeId}`;
  });
}

function isEmpty({ outcome }: ExchangeSpan): boolean {
  return outcome === 'empty';
}

function exchangeKey({ id }: ExchangeSpan): EvidenceKey {
  return `exchange/${id}`;
}

function messageKey({ id }: MessageSpan): EvidenceKey {
  return `message/${id}`;
}
