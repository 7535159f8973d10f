import type { Technique } from '../technique';
import { iframePerRequestMachine } from './machine';
import { iframePerRequestParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { iframePerRequestCast } from './wire';

export const iframePerRequest = {
  id: 'iframe-per-request',
  machine: iframePerRequestMachine,
  params: iframePerRequestParams,
  cast: iframePerRequestCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
