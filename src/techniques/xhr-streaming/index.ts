import type { Technique } from '../technique';
import { xhrStreamingMachine } from './machine';
import { xhrStreamingParams } from './params';
import { xhrStreamingCast } from './wire';

export const xhrStreaming = {
  id: 'xhr-streaming',
  machine: xhrStreamingMachine,
  params: xhrStreamingParams,
  cast: xhrStreamingCast,
  timerParams: { 'after retryDelay': 'retryFirstMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
