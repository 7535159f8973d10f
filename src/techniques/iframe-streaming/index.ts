import type { Technique } from '../technique';
import { iframeStreamingMachine } from './machine';
import { iframeStreamingParams } from './params';
import { iframeStreamingCast } from './wire';

export const iframeStreaming = {
  id: 'iframe-streaming',
  machine: iframeStreamingMachine,
  params: iframeStreamingParams,
  cast: iframeStreamingCast,
  timerParams: { 'after reconnectDelay': 'reconnectMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
