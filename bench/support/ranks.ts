/** The sample below which `fraction` of them lie: 0.5 is the median, 0.95 what one in twenty exceeds. NaN of none. */
export function rankOf(samples: readonly number[], fraction: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

export function medianOf(samples: readonly number[]): number {
  return rankOf(samples, 0.5);
}
