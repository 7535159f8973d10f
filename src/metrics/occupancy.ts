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
  const moments = new Map<number, { change: number; hasFlash: boolean }>();
  const momentAt = (atMs: number) => {
    const moment = moments.get(atMs) ?? { change: 0, hasFlash: false };
    moments.set(atMs, moment);
    return moment;
  };
  for (const { fromMs, toMs } of stays) {
    if (fromMs === toMs) momentAt(fromMs).hasFlash = true;
    else {
      momentAt(fromMs).change++;
      momentAt(toMs).change--;
    }
  }
  let count = 0;
  return [...moments]
    .sort(([oneAtMs], [otherAtMs]) => oneAtMs - otherAtMs)
    .flatMap(([atMs, { change, hasFlash }]) => {
      count += change;
      return hasFlash
        ? [
            { atMs, count: count + 1 },
            { atMs, count },
          ]
        : [{ atMs, count }];
    });
}

/** The step with the most, the first of equals; null when nothing was ever held. */
export function peakStep(stays: readonly Stay[]): CountStep | null {
  let peak: CountStep | null = null;
  for (const step of countSteps(stays)) {
    if (step.count > (peak?.count ?? 0)) peak = step;
  }
  return peak;
}
