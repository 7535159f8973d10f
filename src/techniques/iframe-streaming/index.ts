import type { Technique } from '../technique';
import { iframeStreamingMachine } from './machine';
import { iframeStreamingParams } from './params';
import { textEn } from './text.en';
import { iframeStreamingCast } from './wire';

export const iframeStreaming = {
  id: 'iframe-streaming',
  machine: iframeStreamingMachine,
  params: iframeStreamingParams,
  cast: iframeStreamingCast,
  timerParams: { 'after reconnectDelay': 'reconnectMs' },
  text: { en: textEn, 'zh-CN': async () => (await import('./text.zh-CN')).textZhCn },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
