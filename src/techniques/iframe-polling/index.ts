import type { Technique } from '../technique';
import { iframePollingMachine } from './machine';
import { iframePollingParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { iframePollingCast } from './wire';

export const iframePolling = {
  id: 'iframe-polling',
  machine: iframePollingMachine,
  params: iframePollingParams,
  cast: iframePollingCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
