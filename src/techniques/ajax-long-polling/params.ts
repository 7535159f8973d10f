import * as v from 'valibot';
import { choiceField, nullableNumberField } from '../../scenario/fields';

export const ajaxLongPollingParams = v.strictObject({
  answers: choiceField(['article-loop', 'hold', 'at-once'], 'article-loop'),
  clientTimeoutMs: nullableNumberField({ default: 5000, min: 1, max: 3_600_000, unit: 'ms', slider: [100, 30_000] }),
});

export type AjaxLongPollingParams = v.InferOutput<typeof ajaxLongPollingParams>;
