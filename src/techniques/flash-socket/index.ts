import type { Technique } from '../technique';
import { flashSocketMachine } from './machine';
import { flashSocketParams } from './params';
import { flashSocketCast } from './wire';

export const flashSocket = {
  id: 'flash-socket',
  machine: flashSocketMachine,
  params: flashSocketParams,
  cast: flashSocketCast,
  timerParams: {
    'after policyTimeout': 'policyTimeoutMs',
    'after connectTimeout': 'connectTimeoutMs',
    'after reconnectDelay': 'reconnectMs',
  },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
