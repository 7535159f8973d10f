import type { Technique } from '../technique';
import { adaptivePollingMachine } from './machine';
import { adaptivePollingParams } from './params';
import { adaptivePollingCast } from './wire';

export const adaptivePolling = {
  id: 'adaptive-polling',
  machine: adaptivePollingMachine,
  params: adaptivePollingParams,
  cast: adaptivePollingCast,
  timerParams: {
    'after clientTimeout': 'clientTimeoutMs',
    'after grownInterval': 'pollIntervalMs',
    'after retryDelay': 'retryFirstMs',
  },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
