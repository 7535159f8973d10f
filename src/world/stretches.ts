import { toWholeMicroseconds } from '../core/units';

/** A stretch of time: its first moment belongs to it, its last one does not. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The stretch that an act of `forMs` takes, in whole microseconds, as the trace tells it. */
export function stretchOf({ atMs, forMs }: { readonly atMs: number; readonly forMs: number }): Stretch {
  const fromMs = toWholeMicroseconds(atMs);
  return { fromMs, toMs: toWholeMicroseconds(fromMs + forMs) };
}

/** In order of time, those that overlap or touch made one; those of no length left out. */
export function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const next of stretches.toSorted((one, other) => one.fromMs - other.fromMs)) {
    if (next.fromMs === next.toMs) continue;
    const last = merged.at(-1);
    if (last === undefined || last.toMs < next.fromMs) merged.push(next);
    else merged[merged.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, next.toMs) };
  }
  return merged;
}

/** The one of these (merged) in which a moment lies; null for none. */
export function stretchAt(stretches: readonly Stretch[], atMs: number): Stretch | null {
  return stretches.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null;
}

/** When an outage takes what leaves and would arrive then; null when none does. */
export function cutAtMs(outages: readonly Stretch[], fromMs: number, toMs: number): number | null {
  const cuts = outages.filter((outage) => fromMs < outage.toMs && toMs >= outage.fromMs);
  return cuts.length === 0 ? null : Math.max(fromMs, Math.min(...cuts.map((outage) => outage.fromMs)));
}
