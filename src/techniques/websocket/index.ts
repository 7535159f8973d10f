import type { Technique } from '../technique';
import { websocketMachine } from './machine';
import { websocketParams } from './params';
import { websocketCast } from './wire';

export const websocket = {
  id: 'websocket',
  machine: websocketMachine,
  params: websocketParams,
  cast: websocketCast,
  timerParams: { 'after reconnectDelay': 'reconnectMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
