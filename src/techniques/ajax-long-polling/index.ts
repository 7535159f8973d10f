import type { Technique } from '../technique';
import { ajaxLongPollingMachine } from './machine';
import { ajaxLongPollingParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { ajaxLongPollingCast } from './wire';

export const ajaxLongPolling = {
  id: 'ajax-long-polling',
  machine: ajaxLongPollingMachine,
  params: ajaxLongPollingParams,
  cast: ajaxLongPollingCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
