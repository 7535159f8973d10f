/** How a client waits after failures: longer each time, and with jitter. Parameters and reckoning. */
import { msField, numberField, probabilityField } from '../scenario/fields';

/** The parameters' fields. */
export const backoffFields = {
  retryFirstMs: msField(1000, 3_600_000, [0, 10_000]),
  retryFactor: numberField({ default: 2, min: 1, max: 100, unit: 'none', slider: [1, 4] }),
  retryMaxMs: msField(30_000, 3_600_000, [0, 60_000]),
  retryJitterFraction: probabilityField(0.5),
};

export interface Backoff {
  readonly params: {
    readonly retryFirstMs: number;
    readonly retryFactor: number;
    readonly retryMaxMs: number;
    readonly retryJitterFraction: number;
  };
  /** Failures in a row; a success sets it back. */
  readonly failureCount: number;
  /** The latest draw, in [0, 1), for the jitter of the retry delay. */
  readonly random01: number;
}

/**
 * How long to wait after the failures so far: growing by the factor, up to the maximum, then spread evenly by ± the
 * jitter fraction. Source of the spread: Socket.IO's backo2.
 */
export function retryDelayMs({ params, failureCount, random01 }: Backoff): number {
  // Finite after however many failures, so that a first pause of 0 stays 0.
  const growth = Math.min(Number.MAX_VALUE, params.retryFactor ** Math.max(0, failureCount - 1));
  const grownMs = Math.min(params.retryMaxMs, params.retryFirstMs * growth);
  return Math.min(params.retryMaxMs, grownMs * (1 + params.retryJitterFraction * (2 * random01 - 1)));
}

/** One failure more, and its draw. */
export function failedOnce(
  { failureCount, random01 }: Pick<Backoff, 'failureCount' | 'random01'>,
  fact: { readonly type: string; readonly random01?: number },
): Pick<Backoff, 'failureCount' | 'random01'> {
  return { failureCount: failureCount + 1, random01: fact.random01 ?? random01 };
}
