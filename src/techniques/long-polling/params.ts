import * as v from 'valibot';
import { booleanField, msField, nullableNumberField, numberField, probabilityField } from '../../scenario/fields';

export const longPollingParams = v.strictObject({
  clientTimeoutMs: nullableNumberField({ default: 40_000, min: 1, max: 3_600_000, unit: 'ms', slider: [500, 60_000] }),
  pauseMs: msField(0, 3_600_000, [0, 5000]),
  usesCursor: booleanField(true),
  retryFirstMs: msField(1000, 3_600_000, [0, 10_000]),
  retryFactor: numberField({ default: 2, min: 1, max: 100, unit: 'none', slider: [1, 4] }),
  retryMaxMs: msField(30_000, 3_600_000, [0, 60_000]),
  retryJitterFraction: probabilityField(0.5),
});

export type LongPollingParams = v.InferOutput<typeof longPollingParams>;
