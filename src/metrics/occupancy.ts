/** Something that was held from one moment to another, both in ms. */
export interface Stay {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How many were held from `atMs` on, until the next step. */
export interface CountStep {
  readonly atMs: number;
  readonly count: number;
}

/** The part of a stay within 0 … `untilMs`: one that has not ended (null) lasts until then. Null when nothing of it is. */
export function clipStay(fromMs: number | null, toMs: number | null, untilMs: number): Stay | null {
  if (fromMs === null || fromMs > untilMs) return null;
  const clippedToMs = toMs === null ? untilMs : Math.min(toMs, untilMs);
  return clippedToMs < 0 ? null : { fromMs: Math.max(0, fromMs), toMs: clippedToMs };
}

/** How many were held on average over 0 … `untilMs`; null when that is no time at all. Stays must be clipped. */
export function meanCount(stays: readonly Stay[], untilMs: number): number | null {
  if (!(untilMs > 0)) return null;
  let heldMs = 0;
  for (const { fromMs, toMs } of stays) heldMs += toMs - fromMs;
  return heldMs / untilMs;
}

/**
 * The number held over time, as steps in order of time; what ends at a moment makes room before anything else begins.
 * A stay without length takes its moment alone: it counts as one beside those that last, however many share its moment.
 */
export function countSteps(stays: readonly Stay[]): CountStep[] {
  const changes: { atMs: number; change: number }[] = [];
  const flashes = new Set<number>();
  for (const { fromMs, toMs } of stays) {
    if (fromMs === toMs) flashes.add(fromMs);
    else changes.push({ atMs: fromMs, change: 1 }, { atMs: toMs, change: -1 });
  }
  for (const atMs of flashes) changes.push({ atMs, change: 0 });
  changes.sort((one, other) => one.atMs - other.atMs);

  const steps: CountStep[] = [];
  let count = 0;
  for (let index = 0; index < changes.length;) {
    const { atMs } = changes[index]!;
    for (; changes[index]?.atMs === atMs; index++) count += changes[index]!.change;
    if (flashes.has(atMs)) steps.push({ atMs, count: count + 1 });
    steps.push({ atMs, count });
  }
  return steps;
}

/** The step with the most, the first of equals; null when nothing was ever held. */
export function peakStep(stays: readonly Stay[]): CountStep | null {
  let peak: CountStep | null = null;
  for (const step of countSteps(stays)) {
    if (step.count > (peak?.count ?? 0)) peak = step;
  }
  return peak;
}
