import type { Technique } from '../technique';
import { htmlfileMachine } from './machine';
import { htmlfileParams } from './params';
import { textEn } from './text.en';
import { htmlfileCast } from './wire';

export const htmlfile = {
  id: 'htmlfile',
  machine: htmlfileMachine,
  params: htmlfileParams,
  cast: htmlfileCast,
  timerParams: { 'after reconnectDelay': 'reconnectMs', 'after queuePollInterval': 'queuePollIntervalMs' },
  text: { en: textEn, 'zh-CN': async () => (await import('./text.zh-CN')).textZhCn },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
