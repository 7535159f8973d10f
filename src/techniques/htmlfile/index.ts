import type { Technique } from '../technique';
import { htmlfileMachine } from './machine';
import { htmlfileParams } from './params';
import { htmlfileCast } from './wire';

export const htmlfile = {
  id: 'htmlfile',
  machine: htmlfileMachine,
  params: htmlfileParams,
  cast: htmlfileCast,
  timerParams: { 'after reconnectDelay': 'reconnectMs', 'after queuePollInterval': 'queuePollIntervalMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
