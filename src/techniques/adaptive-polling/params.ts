import * as v from 'valibot';
import { booleanField, msField, nullableNumberField, numberField, probabilityField } from '../../scenario/fields';
import { backoffFields } from '../backoff';

/** First interval and growth as in the jQuery plug-in PeriodicalUpdater; retries as in long polling. */
export const adaptivePollingParams = v.strictObject({
  pollIntervalMs: msField(1000, 3_600_000, [200, 10_000]),
  growthFactor: numberField({ default: 2, min: 1, max: 100, unit: 'none', slider: [1, 4] }),
  pollIntervalMaxMs: msField(30_000, 3_600_000, [1000, 60_000]),
  pollIntervalJitterFraction: probabilityField(0),
  usesCursor: booleanField(true),
  clientTimeoutMs: nullableNumberField({ default: 10_000, min: 1, max: 3_600_000, unit: 'ms', slider: [500, 60_000] }),
  ...backoffFields,
});

export type AdaptivePollingParams = v.InferOutput<typeof adaptivePollingParams>;
