import type { Technique } from '../technique';
import { ajaxPollingMachine } from './machine';
import { ajaxPollingParams } from './params';
import { ajaxPollingCast } from './wire';

export const ajaxPolling = {
  id: 'ajax-polling',
  machine: ajaxPollingMachine,
  params: ajaxPollingParams,
  cast: ajaxPollingCast,
  timerParams: { 'after pollInterval': 'pollIntervalMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
