import { median, min } from 'd3';
import type { TransitSpan } from '../trace/spans';

const FALLBACK_TRANSIT_MS = 100;

/** Where nothing has arrived, or without delay, an arrow that is under way still needs a slope. */
export function usualMs(transits: readonly TransitSpan[]): number {
  const usual = median(transits, transitMs) ?? 0;
  return usual > 0 ? usual : FALLBACK_TRANSIT_MS;
}

export function leastMs(transits: readonly TransitSpan[]): number | null {
  const least = min(transits, transitMs) ?? 0;
  return least > 0 ? least : null;
}

function transitMs(transit: TransitSpan): number | null {
  return transit.arrivedAtMs === null || transit.content === 'cut'
    ? null
    : transit.arrivedAtMs - (transit.resentAtMs.at(-1) ?? transit.sentAtMs);
}
