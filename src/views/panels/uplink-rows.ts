/** What became of messages to the server, as rows of the table: each points at the request or socket that carried it. */
import type { Spans, UplinkSpan } from '../../trace/spans';
import type { UplinkLossReason } from '../../trace/uplink-events';
import type { LaneRow } from './message-rows';

export type UplinkSubject =
  | { readonly kind: 'uplinkReceived' | 'uplinkAgain' }
  | { readonly kind: 'uplinkLost'; readonly reason: UplinkLossReason };

export function uplinkRows({ transits }: Spans, uplink: UplinkSpan): readonly LaneRow[] {
  const { id, client, madeAtMs, receivedAtMs, receivedOn, duplicatesAtMs, lostAtMs, lossReason } = uplink;
  const carrier = receivedOn ?? transits.find(({ uplinkIds }) => uplinkIds.includes(id))?.exchangeId ?? null;
  if (carrier === null) return [];
  const row = (atMs: number, subject: UplinkSubject): LaneRow => ({
    ...{ key: `exchange/${carrier}`, page: { client, tab: 0 }, atMs, subject },
    ...{ isBad: subject.kind === 'uplinkLost', arrivedAtMs: null, durationMs: atMs - madeAtMs },
    ...{ exchangeId: carrier, status: null, bytes: null, messageIds: [], uplinkIds: [id] },
  });
  return [
    ...(receivedAtMs === null ? [] : [row(receivedAtMs, { kind: 'uplinkReceived' })]),
    ...duplicatesAtMs.map((atMs) => row(atMs, { kind: 'uplinkAgain' })),
    ...(lostAtMs === null || lossReason === null ? [] : [row(lostAtMs, { kind: 'uplinkLost', reason: lossReason })]),
  ];
}
