import type { Technique } from '../technique';
import { sseMachine } from './machine';
import { sseParams } from './params';
import { sseCast } from './wire';

export const sse = {
  id: 'sse',
  machine: sseMachine,
  params: sseParams,
  cast: sseCast,
  timerParams: { 'after reconnectTime': 'reconnectMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
