interface Growth {
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number;
  readonly jitterFraction: number;
  /** How often it has grown. */
  readonly times: number;
  /** A draw in [0, 1). */
  readonly random01: number;
}

/**
 * A delay that grows by the factor each time, up to the maximum, then spread evenly by ± the jitter fraction. Source of
 * the spread: Socket.IO's backo2.
 */
export function grownDelayMs({ firstMs, factor, maxMs, jitterFraction, times, random01 }: Growth): number {
  // Finite after however many times, so that a first delay of 0 stays 0.
  const growth = Math.min(Number.MAX_VALUE, factor ** times);
  return Math.min(maxMs, Math.min(maxMs, firstMs * growth) * (1 + jitterFraction * (2 * random01 - 1)));
}
