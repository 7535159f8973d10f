import type { Technique } from '../technique';
import { jsonpPollingMachine } from './machine';
import { jsonpPollingParams } from './params';
import { jsonpPollingCast } from './wire';

export const jsonpPolling = {
  id: 'jsonp-polling',
  machine: jsonpPollingMachine,
  params: jsonpPollingParams,
  cast: jsonpPollingCast,
  timerParams: { 'after watchdog': 'watchdogMs', 'after pause': 'pauseMs', 'after retryDelay': 'retryFirstMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
