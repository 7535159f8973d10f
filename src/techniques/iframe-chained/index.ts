import type { Technique } from '../technique';
import { iframeChainedMachine } from './machine';
import { iframeChainedParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { iframeChainedCast } from './wire';

export const iframeChained = {
  id: 'iframe-chained',
  machine: iframeChainedMachine,
  params: iframeChainedParams,
  cast: iframeChainedCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
