import type { Technique } from '../technique';
import { ajaxPollingMachine } from './machine';
import { ajaxPollingParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { ajaxPollingCast } from './wire';

export const ajaxPolling = {
  id: 'ajax-polling',
  machine: ajaxPollingMachine,
  params: ajaxPollingParams,
  cast: ajaxPollingCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
