import type { Technique } from '../technique';
import { fetchStreamingMachine } from './machine';
import { fetchStreamingParams } from './params';
import { fetchStreamingCast } from './wire';

export const fetchStreaming = {
  id: 'fetch-streaming',
  machine: fetchStreamingMachine,
  params: fetchStreamingParams,
  cast: fetchStreamingCast,
  timerParams: { 'after clientTimeout': 'clientTimeoutMs', 'after retryDelay': 'retryFirstMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
