import * as v from 'valibot';
import { choiceField } from '../../scenario/fields';

export const iframeChainedParams = v.strictObject({
  answers: choiceField(['article-loop', 'hold'], 'article-loop'),
});

export type IframeChainedParams = v.InferOutput<typeof iframeChainedParams>;
