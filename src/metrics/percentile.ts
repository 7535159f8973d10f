import { must } from '../core/assert';

/**
 * The smallest of `values` that at least `fraction` of them do not exceed (nearest rank).
 * `values` may be unsorted and is not changed; the result has its unit. O(n log n).
 * Throws RangeError when `values` is empty or `fraction` is not in (0, 1].
 * Source: Hyndman & Fan 1996, definition 1.
 */
export function percentile(values: readonly number[], fraction: number): number {
  if (values.length === 0) throw new RangeError('percentile: expected at least one value, got none');
  if (!(fraction > 0 && fraction <= 1))
    throw new RangeError(`percentile: expected a fraction in (0, 1], got ${fraction}`);
  return percentileOfSorted(Float64Array.from(values).sort(), fraction);
}

/** The same of values that are sorted, of which there is at least one. O(1). */
export function percentileOfSorted(sorted: Float64Array, fraction: number): number {
  // 0.07 × 100 is 7.000000000000001 in binary; a rank must not go up for that.
  const rank = Math.max(1, Math.ceil(fraction * sorted.length - 1e-9));
  return must(sorted[rank - 1], `rank ${rank} of ${sorted.length} values`);
}
