import type { Spans } from './spans';

/**
 * By request, when what it sent or waited for was first dropped by hand. No packet tells the page of that: unless a
 * timeout of its own does, it waits for ever.
 */
export function unanswerableSinceMs({ transits }: Pick<Spans, 'transits'>): ReadonlyMap<number, number> {
  const sinceMs = new Map<number, number>();
  for (const { exchangeId, dropReason, droppedAtMs } of transits) {
    if (exchangeId === null || dropReason !== 'dropped-by-hand' || droppedAtMs === null) continue;
    sinceMs.set(exchangeId, Math.min(droppedAtMs, sinceMs.get(exchangeId) ?? Infinity));
  }
  return sinceMs;
}
