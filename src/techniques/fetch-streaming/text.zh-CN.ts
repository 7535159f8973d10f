import { backoffTextsZhCn, streamCursorTextZhCn } from '../param-texts.zh-CN';
import type { TechniqueText } from '../technique';

export const textZhCn: TechniqueText = {
  name: 'fetch流',
  summary: '用fetch逐段读取应答体；分帧、游标、超时、重试都由页面自己来做。',
  laneNote: '样样自己动手',
  params: {
    usesCursor: streamCursorTextZhCn,
    clientTimeoutMs: { label: '客户端超时', help: '流沉默多久，客户端就放弃。要长于服务器的心跳间隔。' },
    ...backoffTextsZhCn,
  },
  states: { connecting: '正在连接', open: '正在读取', backingOff: '退避等待' },
};
