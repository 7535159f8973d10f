import type { Technique } from '../technique';
import { ajaxLongPollingMachine } from './machine';
import { ajaxLongPollingParams } from './params';
import { textEn } from './text.en';
import { ajaxLongPollingCast } from './wire';

export const ajaxLongPolling = {
  id: 'ajax-long-polling',
  machine: ajaxLongPollingMachine,
  params: ajaxLongPollingParams,
  cast: ajaxLongPollingCast,
  timerParams: { 'after clientTimeout': 'clientTimeoutMs' },
  text: { en: textEn, 'zh-CN': async () => (await import('./text.zh-CN')).textZhCn },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
