import type { Technique } from '../technique';
import { iframeChainedMachine } from './machine';
import { iframeChainedParams } from './params';
import { iframeChainedCast } from './wire';

export const iframeChained = {
  id: 'iframe-chained',
  machine: iframeChainedMachine,
  params: iframeChainedParams,
  cast: iframeChainedCast,
  timerParams: {},
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
