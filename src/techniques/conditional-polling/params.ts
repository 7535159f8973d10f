import * as v from 'valibot';
import { msField, nullableNumberField } from '../../scenario/fields';

export const conditionalPollingParams = v.strictObject({
  pollIntervalMs: msField(3000, 3_600_000, [200, 10_000]),
  clientTimeoutMs: nullableNumberField({ default: 10_000, min: 1, max: 3_600_000, unit: 'ms', slider: [500, 60_000] }),
});

export type ConditionalPollingParams = v.InferOutput<typeof conditionalPollingParams>;
