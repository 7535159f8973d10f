import type { Technique } from '../technique';
import { conditionalPollingMachine } from './machine';
import { conditionalPollingParams } from './params';
import { conditionalPollingCast } from './wire';

export const conditionalPolling = {
  id: 'conditional-polling',
  machine: conditionalPollingMachine,
  params: conditionalPollingParams,
  cast: conditionalPollingCast,
  timerParams: { 'poll.due': 'pollIntervalMs', 'after clientTimeout': 'clientTimeoutMs' },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
