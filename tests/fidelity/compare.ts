import type { Observed, ObservedRequest } from './observed';

/** One step of the way, in both: how far apart they are. In ms. */
export interface Hop {
  readonly name: string;
  readonly recordedMs: number;
  readonly simulatedMs: number;
}

/** What differs in structure, in words: the same requests, connections, endings and messages, or a mismatch each. */
export function findMismatches(recorded: Observed, simulated: Observed): string[] {
  const mismatches: string[] = [];
  const compare = (what: string, real: unknown, ours: unknown) => {
    const [realText, ourText] = [JSON.stringify(real), JSON.stringify(ours)];
    if (realText !== ourText) mismatches.push(`${what}: recorded ${realText}, simulated ${ourText}`);
  };
  compare('number of requests', recorded.requests.length, simulated.requests.length);
  recorded.requests.forEach((request, index) => {
    const ours = simulated.requests[index];
    if (!ours) return;
    compare(`request ${index} ends`, request.ending, ours.ending);
    compare(`request ${index} brings`, request.messageIds, ours.messageIds);
    const isConnectionTold = request.arrivals.every(({ connection }) => connection !== null);
    const structureOf = ({ arrivals }: ObservedRequest) => arrivals.map(({ connection }) => (isConnectionTold ? connection : '?'));
    compare(`request ${index} arrives on connections`, structureOf(request), structureOf(ours));
  });
  compare('streams', recorded.streams.map(({ endedAtMs, code }) => [endedAtMs !== null, code]), simulated.streams.map(({ endedAtMs, code }) => [endedAtMs !== null, code]));
  const idsOf = ({ deliveries }: Observed) => deliveries.map(({ messageId }) => messageId).sort((one, other) => one - other);
  compare('delivered messages', idsOf(recorded), idsOf(simulated));
  return mismatches;
}

/** Hop by hop, since a chained client carries each small delay on. */
export function listHops(recorded: Observed, simulated: Observed): Hop[] {
  const hops: Hop[] = [];
  const add = (name: string, real: readonly [from: number | null | undefined, to: number | null | undefined], ours: typeof real) => {
    const [recordedMs, simulatedMs] = [lengthOf(real), lengthOf(ours)];
    if (recordedMs !== null && simulatedMs !== null) hops.push({ name, recordedMs, simulatedMs });
  };
  recorded.requests.forEach((real, index) => {
    const ours = simulated.requests[index];
    if (!ours) return;
    add(`request ${index} asked → arrives`, [real.askedAtMs, real.arrivals[0]?.atMs], [ours.askedAtMs, ours.arrivals[0]?.atMs]);
    add(`request ${index} arrives → ends`, [real.arrivals.at(-1)?.atMs, real.endedAtMs], [ours.arrivals.at(-1)?.atMs, ours.endedAtMs]);
    const [realNext, ourNext] = [recorded.requests[index + 1], simulated.requests[index + 1]];
    add(`request ${index} ends → next asked`, [real.endedAtMs, realNext?.askedAtMs], [ours.endedAtMs, ourNext?.askedAtMs]);
  });
  recorded.deliveries.forEach(({ messageId, atMs }) => {
    const ours = simulated.deliveries.find((delivery) => delivery.messageId === messageId);
    add(`message ${messageId} published → delivered`, [recorded.publishedAtMs.get(messageId), atMs], [simulated.publishedAtMs.get(messageId), ours?.atMs]);
  });
  recorded.streams.forEach((real, index) => {
    const ours = simulated.streams[index];
    add(`stream ${index} asked → open`, [recorded.requests[index]?.askedAtMs, real.openedAtMs], [simulated.requests[index]?.askedAtMs, ours?.openedAtMs]);
    add(`stream ${index} closed → reopened`, [real.endedAtMs, recorded.streams[index + 1]?.openedAtMs], [ours?.endedAtMs, simulated.streams[index + 1]?.openedAtMs]);
  });
  return hops;
}

function lengthOf([from, to]: readonly [number | null | undefined, number | null | undefined]): number | null {
  return typeof from === 'number' && typeof to === 'number' ? to - from : null;
}
