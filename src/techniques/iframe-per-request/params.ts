import * as v from 'valibot';
import { choiceField, msField } from '../../scenario/fields';

export const iframePerRequestParams = v.strictObject({
  answers: choiceField(['article-loop', 'at-once'], 'article-loop'),
  pollIntervalMs: msField(5000, 3_600_000, [200, 10_000]),
});

export type IframePerRequestParams = v.InferOutput<typeof iframePerRequestParams>;
