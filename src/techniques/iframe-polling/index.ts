import type { Technique } from '../technique';
import { iframePollingMachine } from './machine';
import { iframePollingParams } from './params';
import { iframePollingCast } from './wire';

export const iframePolling = {
  id: 'iframe-polling',
  machine: iframePollingMachine,
  params: iframePollingParams,
  cast: iframePollingCast,
  timerParams: { 'after pollInterval': 'pollIntervalMs', 'reload.due': 'reloadAfterMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
