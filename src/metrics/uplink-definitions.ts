import { sum } from 'd3';
import { toWholeMicroseconds } from '../core/units';
import type { UplinkSpan } from '../trace/spans';
import type { Definition, EvidenceKey } from './definitions';
import { percentileOfSorted } from './percentile';
import type { Reading } from './reading';
import type { UplinkMetricName } from './registry';

/** What pages say to the server. The evidence is the requests and sockets that carried it. */
export const uplinkDefinitions: Readonly<Record<UplinkMetricName, Definition>> = {
  /** Messages that pages had for the server. */
  uplinkSentCount: counted(({ uplinks }) => uplinks),
  /** Those that the server's program has had, each once. */
  uplinkReceivedCount: counted(({ receivedUplinks }) => receivedUplinks),
  /** Those that will never come. */
  uplinkLostCount: counted((reading) => reading.uplinks.filter(({ lostAtMs }) => reading.has(lostAtMs))),
  /** Delay = first reception − the moment at which the page had it, in ms; by nearest rank. */
  uplinkDelayMedianMs: delayAt(0.5),
  uplinkDelayMaxMs: delayAt(1),
  /** Bytes of the requests and frames that bring them, heads and payload, and of the answers to requests of their own. */
  uplinkBytes: {
    value: (reading) => sum(bringing(reading), ({ overheadBytes, payloadBytes }) => overheadBytes + payloadBytes),
    evidence: (reading) => bringing(reading).map(({ exchangeId }) => `exchange/${exchangeId}` as const),
  },
};

function counted(of: (reading: Reading) => readonly UplinkSpan[]): Definition {
  return { value: (reading) => of(reading).length, evidence: (reading) => carriersOf(of(reading), reading) };
}

function delayAt(fraction: number): Definition {
  const delayMs = ({ madeAtMs, receivedAtMs }: UplinkSpan) => toWholeMicroseconds((receivedAtMs ?? NaN) - madeAtMs);
  const value = ({ receivedUplinks }: Reading): number | null => {
    const sorted = Float64Array.from(receivedUplinks, delayMs).sort();
    return sorted.length === 0 ? null : percentileOfSorted(sorted, fraction);
  };
  return {
    value,
    evidence: (reading) => {
      const atMs = value(reading);
      return reading.receivedUplinks
        .filter((each) => delayMs(each) === atMs)
        .map(({ receivedOn }) => `exchange/${receivedOn ?? NaN}` as const);
    },
  };
}

function carriersOf(uplinks: readonly UplinkSpan[], { transits }: Reading): EvidenceKey[] {
  const ids = new Set(uplinks.map(({ id }) => id));
  return transits
    .filter(({ uplinkIds }) => uplinkIds.some((id) => ids.has(id)))
    .map(({ exchangeId }) => `exchange/${exchangeId ?? NaN}` as const);
}

/** Both ways: an answer to what only brought something is part of its price. */
function bringing({ transits, exchanges }: Reading): readonly CarryingTransit[] {
  const own = new Set(
    exchanges.filter(({ kind, uplinkIds }) => kind === 'publish' && uplinkIds.length > 0).map(({ id }) => id),
  );
  return transits.flatMap((transit) => {
    const { exchangeId, uplinkIds } = transit;
    const isOfIt = exchangeId !== null && (uplinkIds.length > 0 || own.has(exchangeId));
    return isOfIt ? [{ ...transit, exchangeId }] : [];
  });
}

type CarryingTransit = Reading['transits'][number] & { readonly exchangeId: number };
