import type { Technique } from '../technique';
import { sseMachine } from './machine';
import { sseParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { sseCast } from './wire';

export const sse = {
  id: 'sse',
  machine: sseMachine,
  params: sseParams,
  cast: sseCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
