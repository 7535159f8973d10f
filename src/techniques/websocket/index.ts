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
  sample: {
    client: async () => (await import('./sample/client.js?raw')).default,
    server: async () => (await import('./sample/server.js?raw')).default,
  },
} as const satisfies Technique;
