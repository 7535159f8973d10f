import * as v from 'valibot';
import { choiceField, msField, nullableNumberField } from '../../scenario/fields';

export const iframePollingParams = v.strictObject({
  answers: choiceField(['article-loop', 'at-once'], 'article-loop'),
  pollIntervalMs: msField(5000, 3_600_000, [200, 10_000]),
  reloadAfterMs: nullableNumberField({ default: 1000, min: 0, max: 3_600_000, unit: 'ms', slider: [0, 10_000] }),
});

export type IframePollingParams = v.InferOutput<typeof iframePollingParams>;
