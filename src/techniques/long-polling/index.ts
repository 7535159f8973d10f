import type { Technique } from '../technique';
import { longPollingMachine } from './machine';
import { longPollingParams } from './params';
import { longPollingCast } from './wire';

export const longPolling = {
  id: 'long-polling',
  machine: longPollingMachine,
  params: longPollingParams,
  cast: longPollingCast,
  timerParams: {
    'after clientTimeout': 'clientTimeoutMs',
    'after pause': 'pauseMs',
    'after retryDelay': 'retryFirstMs',
  },
  nextAfter: 'pauseMs',
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
