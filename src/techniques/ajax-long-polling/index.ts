import type { Technique } from '../technique';
import { ajaxLongPollingMachine } from './machine';
import { ajaxLongPollingParams } from './params';
import { ajaxLongPollingCast } from './wire';

export const ajaxLongPolling = {
  id: 'ajax-long-polling',
  machine: ajaxLongPollingMachine,
  params: ajaxLongPollingParams,
  cast: ajaxLongPollingCast,
  timerParams: { 'after clientTimeout': 'clientTimeoutMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
