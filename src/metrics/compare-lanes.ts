import { mapMetrics, type MetricEntry, type MetricName, type Metrics } from './registry';

export type Mark = 'best' | 'worst' | null;

/**
 * Which lanes are best and worst at each metric: one mark per lane, in the lanes' order. Equals share a mark. There is
 * none where all are equal, fewer than two lanes have a number, or less of it is not better.
 */
export function compareLanes(lanes: readonly Metrics[]): Readonly<Partial<Record<MetricName, readonly Mark[]>>> {
  return mapMetrics((entry) => marksFor(entry, lanes), true);
}

function marksFor({ name, better }: MetricEntry, lanes: readonly Metrics[]): Mark[] {
  const values = lanes.map((metrics) => metrics[name] ?? null);
  const numbers = values.filter((value) => value !== null);
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  if (better === null || isSame(least, most)) return values.map(() => null);
  return values.map((value) => {
    if (value === null) return null;
    if (isSame(value, least)) return 'best';
    return isSame(value, most) ? 'worst' : null;
  });
}

/** Sums of times in another order differ in their last digits; a reader would see two equal numbers, one of them marked. */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
