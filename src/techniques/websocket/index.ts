import type { Technique } from '../technique';
import { websocketMachine } from './machine';
import { websocketParams } from './params';
import { textEn } from './text.en';
import { textZhCn } from './text.zh-CN';
import { websocketCast } from './wire';

export const websocket = {
  id: 'websocket',
  machine: websocketMachine,
  params: websocketParams,
  cast: websocketCast,
  text: { en: textEn, 'zh-CN': textZhCn },
  sample: async () => (await import('./sample')).sample,
} as const satisfies Technique;
