import * as v from 'valibot';
import { booleanField, nullableNumberField } from '../../scenario/fields';
import { backoffFields } from '../backoff';

export const fetchStreamingParams = v.strictObject({
  usesCursor: booleanField(true),
  clientTimeoutMs: nullableNumberField({ default: 40_000, min: 1, max: 3_600_000, unit: 'ms', slider: [500, 60_000] }),
  ...backoffFields,
});

export type FetchStreamingParams = v.InferOutput<typeof fetchStreamingParams>;
