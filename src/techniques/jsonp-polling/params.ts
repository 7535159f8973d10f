import * as v from 'valibot';
import { booleanField, choiceField, msField, nullableNumberField } from '../../scenario/fields';
import { backoffFields } from '../backoff';

/** The watchdog is 1.3 times the server's hold limit, as in iComet's client. */
export const jsonpPollingParams = v.strictObject({
  answers: choiceField(['hold', 'at-once'], 'hold'),
  watchdogMs: nullableNumberField({ default: 32_500, min: 1, max: 3_600_000, unit: 'ms', slider: [500, 60_000] }),
  hearsErrors: booleanField(true),
  keepsScriptOrder: booleanField(false),
  pauseMs: msField(0, 3_600_000, [0, 5000]),
  usesCursor: booleanField(true),
  ...backoffFields,
});

export type JsonpPollingParams = v.InferOutput<typeof jsonpPollingParams>;
