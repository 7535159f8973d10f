/** How a client waits after failures: longer each time, and with jitter. Parameters and reckoning. */
import { msField, numberField, probabilityField } from '../scenario/fields';
import { grownDelayMs } from './grown-delay';

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

/** How long to wait after the failures so far. */
export function retryDelayMs({ params, failureCount, random01 }: Backoff): number {
  return grownDelayMs({
    firstMs: params.retryFirstMs,
    factor: params.retryFactor,
    maxMs: params.retryMaxMs,
    jitterFraction: params.retryJitterFraction,
    times: Math.max(0, failureCount - 1),
    random01,
  });
}

/** One failure more, and its draw. */
export function failedOnce(
  { failureCount, random01 }: Pick<Backoff, 'failureCount' | 'random01'>,
  fact: { readonly type: string; readonly random01?: number },
): Pick<Backoff, 'failureCount' | 'random01'> {
  return { failureCount: failureCount + 1, random01: fact.random01 ?? random01 };
}
