import type { ExchangeSpan } from '../trace/spans';
import type { TimeRange } from './viewport';

/** Whether the browser shows that it loads while a request of this kind is under way. */
export function showsLoading({ initiator }: ExchangeSpan): boolean {
  return initiator === 'iframe' || initiator === 'script';
}

/** When the browser shows that it loads: from asking to the end; overlapping requests are one stay. */
export function loadingRanges(exchanges: readonly ExchangeSpan[], untilMs: number): readonly TimeRange[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const exchange of exchanges) {
    if (!showsLoading(exchange)) continue;
    const toMs = exchange.streamEndedAtMs ?? (exchange.openedAtMs === null ? exchange.endedAtMs : null) ?? untilMs;
    const last = merged.at(-1);
    if (last && exchange.askedAtMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs: exchange.askedAtMs, toMs });
  }
  return merged;
}
