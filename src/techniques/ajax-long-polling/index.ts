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
  sample: {
    client: async () => (await import('./sample/client.js?raw')).default,
    server: async () => (await import('./sample/server.js?raw')).default,
  },
} as const satisfies Technique;
