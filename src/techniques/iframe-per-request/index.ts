import type { Technique } from '../technique';
import { iframePerRequestMachine } from './machine';
import { iframePerRequestParams } from './params';
import { iframePerRequestCast } from './wire';

export const iframePerRequest = {
  id: 'iframe-per-request',
  machine: iframePerRequestMachine,
  params: iframePerRequestParams,
  cast: iframePerRequestCast,
  timerParams: { 'after pollInterval': 'pollIntervalMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
