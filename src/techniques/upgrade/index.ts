import type { Technique } from '../technique';
import { upgradeMachine } from './machine';
import { upgradeParams } from './params';
import { upgradeCast } from './wire';

export const upgrade = {
  id: 'upgrade',
  machine: upgradeMachine,
  params: upgradeParams,
  cast: upgradeCast,
  timerParams: {
    'after connectTimeout': 'connectTimeoutMs',
    'deadline.due': 'pingTimeoutMs',
    'after retryDelay': 'retryFirstMs',
  },
  about: {
    en: async () => (await import('./about.en')).aboutEn,
    'zh-CN': async () => (await import('./about.zh-CN')).aboutZhCn,
  },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
