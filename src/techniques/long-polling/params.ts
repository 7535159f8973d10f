import * as v from 'valibot';
import { booleanField, choiceField, msField, nullableNumberField } from '../../scenario/fields';
import { backoffFields } from '../backoff';

export const longPollingParams = v.strictObject({
  clientTimeoutMs: nullableNumberField({ default: 40_000, min: 1, max: 3_600_000, unit: 'ms', slider: [500, 60_000] }),
  pauseMs: msField(0, 3_600_000, [0, 5000]),
  usesCursor: booleanField(true),
  /** With the next poll: two connections swap roles, as BOSH's do (XEP-0124). */
  publishesWith: choiceField(['own-request', 'next-poll'], 'own-request'),
  ...backoffFields,
});

export type LongPollingParams = v.InferOutput<typeof longPollingParams>;
