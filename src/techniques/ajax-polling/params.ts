import * as v from 'valibot';
import { booleanField, choiceField, msField } from '../../scenario/fields';

export const ajaxPollingParams = v.strictObject({
  answers: choiceField(['article-loop', 'at-once'], 'article-loop'),
  pollIntervalMs: msField(3000, 3_600_000, [200, 10_000]),
  usesCursor: booleanField(true),
});

export type AjaxPollingParams = v.InferOutput<typeof ajaxPollingParams>;
