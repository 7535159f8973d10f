import type { Technique } from '../technique';
import { longPollingMachine } from './machine';
import { longPollingParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { longPollingCast } from './wire';

export const longPolling = {
  id: 'long-polling',
  machine: longPollingMachine,
  params: longPollingParams,
  cast: longPollingCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
