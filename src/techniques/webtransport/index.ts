import type { Technique } from '../technique';
import { webtransportMachine } from './machine';
import { webtransportParams } from './params';
import { webtransportCast } from './wire';

export const webtransport = {
  id: 'webtransport',
  machine: webtransportMachine,
  params: webtransportParams,
  cast: webtransportCast,
  timerParams: { 'after connectTimeout': 'connectTimeoutMs', 'after reconnectDelay': 'reconnectMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
